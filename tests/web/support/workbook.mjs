// The smallest workbooks there are: inline texts, nothing packed unless it is asked for.
import { crc32, deflateRawSync } from 'node:zlib';

const little = (...fields) => Buffer.concat(fields.map(([size, value]) => {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntLE(value, 0, size);
  return bytes;
}));

/** What an archive says of a member: {name, bytes, method, crc, size}. */
const stored = ([name, content]) => {
  const bytes = Buffer.from(content);
  return { name, bytes, method: 0, crc: crc32(bytes), size: bytes.length };
};

/** The same, packed by zlib; what it says of its content may be told otherwise. */
export function packed(name, content, told = {}) {
  const bytes = Buffer.from(content);
  return { name, bytes: deflateRawSync(bytes, { level: 9 }), method: 8, crc: crc32(bytes), size: bytes.length, ...told };
}

/** An archive of stored members: {name: content} (APPNOTE 6.3.10, 4.3). */
export const zip = (members) => archive(Object.entries(members).map(stored));

/** An archive of members; one with `sameAs` has no bytes of its own but those of that earlier one. */
export function archive(members) {
  const locals = [];
  const entries = [];
  const places = [];
  let at = 0;
  for (const { name, bytes, method, crc, size, sameAs } of members) {
    const path = Buffer.from(name);
    const common = [[2, 20], [2, 0], [2, method], [2, 0], [2, 0x21], [4, crc], [4, bytes.length], [4, size], [2, path.length], [2, 0]];
    places.push(sameAs === undefined ? at : places[sameAs]);
    entries.push(little([4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, places.at(-1)]), path);
    if (sameAs !== undefined) continue;
    const local = Buffer.concat([little([4, 0x04034b50], ...common), path, bytes]);
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const count = members.length;
  const end = little([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, directory.length], [4, at], [2, 0]);
  return Buffer.concat([...locals, directory, end]);
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const letters = (column) => String.fromCharCode(65 + column);

const sheet = (rows) => `<worksheet xmlns="${main}"><sheetData>${rows.map((cells, row) =>
  `<row r="${row + 1}">${cells.map((cell, column) =>
    `<c r="${letters(column)}${row + 1}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join('')}</row>`).join('')}</sheetData></worksheet>`;

/** The parts of a workbook: {sheet: rows of texts, at most 26 columns}. */
export function workbook(sheets) {
  const names = Object.keys(sheets);
  const parts = {
    '_rels/.rels': `<Relationships xmlns="${packages}"><Relationship Id="r" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names.map((name, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="r${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}">${names.map((_, index) =>
      `<Relationship Id="r${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}</Relationships>`,
  };
  for (const [index, name] of names.entries()) parts[`xl/worksheets/sheet${index + 1}.xml`] = sheet(sheets[name]);
  return parts;
}
