// Files made to break a reader, and the order file that must survive them.
import { gzipSync } from 'node:zlib';
import { archive, packed, workbook, zip } from './workbook.mjs';

const megabyte = 2 ** 20;

export const honestOrders = 'order_id,customer_id,order_date,total\n10,1,2024-02-29,12.50\n11,1,2024-03-05,7.50\n';

/** UTF-8 taken for Windows-1252 and written as UTF-8 once more: Łukasz, Kraków. */
export const encodedTwice = Buffer.from(
  'id,imi\u00c4\u2122,miasto\n1,\u00c5\u0081ukasz,Krak\u00c3\u00b3w\n2,\u00c5\u00bbaneta,\u00c5\u0081\u00c3\u00b3d\u00c5\u00ba\n3,J\u00c3\u00b3zef,Krak\u00c3\u00b3w\n');

export const manyColumns = (count) =>
  `${Array.from({ length: count }, (_, i) => `c${i}`).join(',')}\n${'1,'.repeat(count - 1)}1\n`;

export const deepJson = () => ({
  'a million opening brackets': '['.repeat(1e6),
  'a million opening braces': '{"a":'.repeat(1e6),
});

export function truncatedFiles() {
  const half = (bytes) => bytes.subarray(0, bytes.length >> 1);
  const book = zip(workbook({ Orders: [['order_id', 'total'], ['1', '2.50'], ['2', '3.00']] }));
  const system = Buffer.concat([Buffer.from('$FL2@(#) SPSS DATA FILE'), Buffer.alloc(60)]);
  return [
    { name: 'workbook', bytes: half(book), code: 'not_a_table', message: /cut|damaged/ },
    { name: 'gzip file', bytes: half(gzipSync(honestOrders)), code: 'read_failed', message: /packed|byte/ },
    { name: 'SPSS file', bytes: system, code: 'not_a_table', message: /cut|damaged|ends/ },
  ];
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const sheetPath = (number) => `xl/worksheets/sheet${number}.xml`;
const sheetXml = (rows) => `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;

/** The members of a workbook whose sheets are all the same packed XML. */
function members(rows, { sheets = 1, told = {} } = {}) {
  const names = Object.fromEntries(Array.from({ length: sheets }, (_, i) => [`S${i}`, []]));
  const sheet = packed('', sheetXml(rows), told);
  return Object.entries(workbook(names)).map(([name, content]) =>
    (name.startsWith('xl/worksheets/') ? { ...sheet, name } : packed(name, content)));
}

/** Every sheet but the first says that its bytes are those of the first. */
function overlapping(rows, sheets) {
  const all = members(rows, { sheets });
  const first = all.findIndex(({ name }) => name === sheetPath(1));
  return all.map((member, i) => (i > first ? { ...member, sameAs: first } : member));
}

const rowsOfOne = (count) => '<row><c><v>1</v></c></row>'.repeat(count);

/** Each a file of a few kilobytes to three megabytes; `most` are the megabytes it may take in memory. */
export const bombs = [
  {
    title: 'a sheet a thousand times as large as its packed form', code: 'limit_exceeded', message: /larger than the limit allows/, most: 1,
    make: () => archive(members(' '.repeat(64 * megabyte))),
  },
  {
    title: 'a sheet that says it is small', code: 'limit_exceeded', message: /more packed data than it announces|larger than its directory says/, most: 4,
    make: () => archive(members(' '.repeat(64 * megabyte), { told: { size: 1_000 } })),
  },
  {
    title: 'a hundred sheets, each within the limits', code: 'limit_exceeded', message: /larger than the limit allows/, most: 4,
    make: () => archive(members(' '.repeat(31 * megabyte), { sheets: 100 })),
  },
  {
    title: 'a thousand sheets that are the same bytes', code: 'not_a_table', message: /overlap|damaged/, most: 4,
    make: () => archive(overlapping(rowsOfOne(1_000), 1_000)),
  },
  {
    title: 'a cell far to the right above a million short rows', code: 'limit_exceeded', message: /more cells than the limit allows/, most: 512,
    make: () => archive(members(`<row><c r="XFD1"><v>1</v></c></row>${rowsOfOne(1_000_000)}`)),
  },
  {
    title: 'a row at the end of the largest sheet', code: 'limit_exceeded', message: /more than 1048576 rows/, most: 4,
    make: () => archive(members('<row r="1"><c><v>1</v></c></row><row r="4294967295"><c><v>1</v></c></row>')),
  },
];
