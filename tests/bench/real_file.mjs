// Reads online_retail with our module and with papaparse, in turns in one process, after checking
// that both read the same text in every one of its cells:
//   node tests/bench/real_file.mjs
// Ours also types the columns, names the odd cells, recognises the file and finds the people in it.
// Papaparse returns text, or with dynamicTyping what each cell looks like by itself.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { machine, medians, startClock } from './clock.mjs';
import { importInto, openEngine, rowsOf } from './engine.mjs';
import { installPeers, openPapaparse } from './peers.mjs';

const rounds = 3;
const shared = process.env.SONDER_SHARED_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const path = `${shared}/commerce/online_retail/online_retail.csv.gz`;

class CellDigest {
  rows = 0;
  cells = 0;
  #hash = createHash('sha256');
  add(rows) {
    for (const row of rows) {
      this.rows += 1;
      this.cells += row.length;
      this.#hash.update(JSON.stringify(row)).update('\n');
    }
  }
  finish() {
    return { rows: this.rows, cells: this.cells, digest: this.#hash.digest('hex') };
  }
}

function digestOfOurs(engine, file) {
  const reading = importInto(engine, file);
  const digest = new CellDigest();
  digest.add([reading.report.columns.map(({ header }) => header[0])]);
  for (const { rows } of rowsOf(reading)) digest.add(rows);
  reading.session.delete();
  return digest.finish();
}

function digestOfPapaparse(rows) {
  const digest = new CellDigest();
  digest.add(rows);
  return digest.finish();
}

function checkEqual(engine, papaparse, file) {
  const ours = digestOfOurs(engine, file);
  const theirs = digestOfPapaparse(papaparse(file));
  if (JSON.stringify(ours) !== JSON.stringify(theirs)) {
    throw new Error(`the readings differ: ${JSON.stringify({ ours, theirs })}`);
  }
  console.log(`both read ${ours.rows} rows, ${ours.cells} cells, the same text in each`);
}

/** From the same bytes, as a page has them; papaparse itself takes text. */
function openPapa(options) {
  const papa = openPapaparse();
  return ({ bytes }) => papa.parse(new TextDecoder().decode(bytes), { skipEmptyLines: true, ...options }).data;
}

function measure(readers, file) {
  const times = readers.map(() => []);
  for (let round = 0; round < rounds; ++round) {
    readers.forEach(({ read }, i) => {
      const spent = startClock();
      const result = read(file);
      times[i].push(spent());
      result.session?.delete();
    });
  }
  return times.map(medians);
}

function printTimes(readers, times, byteCount) {
  readers.forEach(({ title }, i) => {
    const { thread, wall } = times[i];
    console.log(`${title.padEnd(34)}${thread.toFixed(0).padStart(7)} ms of the thread ${wall.toFixed(0).padStart(7)} ms of the clock` +
      `${(byteCount / 1e3 / thread).toFixed(0).padStart(6)} MB/s   theirs / ours ${(thread / times[0].thread).toFixed(1)}`);
  });
}

async function compare() {
  const bytes = gunzipSync(readFileSync(path));
  const file = { name: 'online_retail.csv', path, bytes };
  console.log(`online_retail, ${bytes.length} bytes, median of ${rounds} rounds; ${machine()}`);
  installPeers();
  const engine = await openEngine();
  const readers = [
    { title: 'ours, typed, recognised, people', read: () => importInto(engine, file) },
    { title: 'papaparse, text', read: openPapa() },
    { title: 'papaparse, dynamicTyping', read: openPapa({ dynamicTyping: true }) },
  ];
  checkEqual(engine, readers[1].read, file);
  printTimes(readers, measure(readers, file), bytes.length);
}

if (existsSync(path)) await compare();
else console.log(`${path} is missing; SONDER_SHARED_DATA names the folder of real exports`);
