// One table polluted in many ways, read by each reader without being told anything:
//   node tests/bench/pollutions.mjs
// The files and what they hold come from tests/support/pollutions.h.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importInto, openEngine, rowsOf } from './engine.mjs';
import { installPeers, openDuckdb, openPapaparse } from './peers.mjs';

/** Where the preset "bench" builds. */
const build = fileURLToPath(new URL('../../build/bench/', import.meta.url));
const folder = join(build, 'pollutions');

const definition = `exact: every record that is not blank is as its writer meant it, empty cells at its end aside
flagged: it is not, and the reader says that something is wrong (ours: an issue that names damage, or
  an error; papaparse: errors[] is not empty; duckdb: an error)
silent: it is not, and the reader says nothing
duckdb is told that all cells are text and that no record is the header, which spares it mistakes;
  in the last column also the clean file's comma and quotes, which it may not find by itself.`;

/** Issues that say that records may not be what they seem. */
const damage = ['short_row', 'long_row', 'stray_quote', 'unclosed_quote', 'title_line', 'doubtful_dialect'];

/** Cells beyond the table's width; a page shows where they are, the command what they are. */
function surplusOf(path) {
  return JSON.parse(execFileSync(join(build, 'sonder'), ['table', path, '--raw'], { encoding: 'utf8' })).surplus;
}

/** The header rows, one list each. */
function headerOf({ columns, header_rows: count }) {
  return Array.from({ length: count }, (_, row) => columns.map(({ header }) => header[row]));
}

function bodyOf(reading, path) {
  const body = [];
  const places = new Map();
  for (const { rows, numbers } of rowsOf(reading)) {
    rows.forEach((row, i) => {
      places.set(numbers[i], row);
      body.push(row);
    });
  }
  if (reading.report.issue_counts.long_row) {
    for (const { row, cells } of surplusOf(path)) places.get(row)?.push(...cells);
  }
  return body;
}

async function openOurs() {
  const engine = await openEngine();
  return (path) => {
    const reading = importInto(engine, { name: 'polluted.csv', path });
    const { report } = reading;
    const records = [...report.titles, ...headerOf(report), ...bodyOf(reading, path)];
    reading.session.delete();
    return { records, isFlagged: damage.some((code) => report.issue_counts[code]) };
  };
}

function openPapa() {
  const papa = openPapaparse();
  return (path) => {
    const text = new TextDecoder().decode(readFileSync(path));
    const { data, errors } = papa.parse(text, { skipEmptyLines: true });
    return { records: data, isFlagged: errors.length > 0 };
  };
}

async function openDuck(told = '') {
  const connection = await openDuckdb();
  return async (path) => {
    const reader = await connection.runAndReadAll(
      `SELECT * FROM read_csv('${path}', header = false, all_varchar = true${told})`);
    return { records: reader.getRows(), isFlagged: false };
  };
}

/** Without the empty cells at the end of records, and without records that are blank. */
function trimmed(records) {
  const lists = records.map((record) => {
    const last = record.findLastIndex((cell) => cell !== '' && cell !== null);
    return record.slice(0, last + 1).map((cell) => cell ?? '');
  });
  return JSON.stringify(lists.filter((record) => record.some((cell) => /[^ \t\r\n]/.test(cell))));
}

async function judge(read, path, expected) {
  try {
    const { records, isFlagged } = await read(path);
    if (trimmed(records) === trimmed(expected)) return 'exact';
    return isFlagged ? 'flagged' : 'silent';
  } catch {
    return expected.length === 0 ? 'exact' : 'flagged';
  }
}

function countBy(counts, kind, outcome) {
  counts[kind] ??= { exact: 0, flagged: 0, silent: 0 };
  counts[kind][outcome] += 1;
}

async function tally(read, files) {
  const counts = {};
  for (const name of files) {
    const { kind, records } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
    const outcome = await judge(read, join(folder, `${name}.csv`), records);
    countBy(counts, kind, outcome);
    countBy(counts, kind.startsWith('more,') ? 'all further ones' : 'all of the published kinds', outcome);
  }
  return counts;
}

/** By the names that the table shows. */
const readers = {
  'ours': openOurs,
  'papaparse': openPapa,
  'duckdb': openDuck,
  'duckdb, told': () => openDuck(`, delim = ',', quote = '"', escape = '"'`),
};

function printTallies(tallies) {
  const titles = Object.keys(tallies);
  console.log(`${'exact / flagged / silent'.padEnd(30)}${titles.map((title) => title.padStart(22)).join('')}`);
  const kinds = Object.keys(tallies[titles[0]]).sort();
  const isSum = (kind) => kind.startsWith('all ');
  for (const kind of [...kinds.filter((kind) => !isSum(kind)), ...kinds.filter(isSum)]) {
    const cell = ({ exact, flagged, silent }) => `${exact} / ${flagged} / ${silent}`.padStart(22);
    console.log(`${kind.padEnd(30)}${titles.map((title) => cell(tallies[title][kind])).join('')}`);
  }
}

installPeers();
mkdirSync(folder, { recursive: true });
execFileSync(join(build, 'tests/bench/write_pollutions'), [folder]);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -5));
console.log(`${files.length} polluted files, read without being told anything\n${definition}`);
const tallies = {};
for (const [title, open] of Object.entries(readers)) {
  tallies[title] = await tally(await open(), files);
}
printTallies(tallies);
