import Papa from 'papaparse';
import { compiled } from './compiled.mjs';

const DIALECTS = {
  'customers.csv': { delimiter: ';', newline: '\r\n' },
  'orders.csv': { delimiter: ',', newline: '\n' },
  'order_lines.csv': { delimiter: '\t', newline: '\n' },
  'survey.csv': { delimiter: ',', newline: '\r\n' },
};

let tables;

/** The sample read by papaparse, once: text, header and rows (lists of cells) of each file. */
export function sampleTables() {
  tables ??= readTables();
  return tables;
}

async function readTables() {
  const { generateSample } = await compiled('demo/sample/index.ts');
  return Object.fromEntries(generateSample().map(({ name, text }) => [name, readTable(name, text)]));
}

function readTable(name, text) {
  const { data, errors } = Papa.parse(text.replace(/^\uFEFF/, ''), DIALECTS[name]);
  const [header, ...rows] = data;
  rows.pop(); // what follows the last line end
  return { text, header, rows, errors };
}

/** Rows as objects; `table` has no repeated header. */
export function records({ header, rows }) {
  return rows
    .filter((row) => row.length > 1)
    .map((row) => Object.fromEntries(header.map((name, column) => [name, row[column] ?? ''])));
}

export const normalEmail = (email) => email.trim().toLowerCase();

export function groupBy(items, key) {
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(item);
  }
  return groups;
}

/** Minor units of a decimal text, without floating point. */
export function minor(text) {
  const [, sign, whole, fraction] = /^(-?)(\d+)\.(\d\d)$/.exec(text);
  return (sign === '-' ? -1 : 1) * (Number(whole) * 100 + Number(fraction));
}
