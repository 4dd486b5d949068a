// Reads online_retail with our module in WebAssembly and with papaparse, turn by turn in one
// process, checks that both read the same cells, and prints the medians and their ratio.
// Ours also types the columns, names the odd cells and recognises the file. Papaparse returns text,
// or with dynamicTyping what each cell looks like by itself.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { engineFiles, line, sizesOf } from './sizes.mjs';

const rounds = 5;
const chunkBytes = 1 << 20;
const previewRows = 1000;
const shared = process.env.SONDER_SHARED_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const file = `${shared}/commerce/online_retail/online_retail.csv.gz`;

if (!existsSync(file)) {
  console.error(`${file} is missing; SONDER_SHARED_DATA names the folder of real exports`);
  process.exit(1);
}
const bytes = gunzipSync(readFileSync(file));
const { default: createModule } = await import('../../build/wasm/sonder.mjs');
const module = await createModule({ wasmBinary: readFileSync(engineFiles()[0]) });

function valueOf(reply) {
  const result = JSON.parse(reply);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function readWithOurs() {
  const session = new module.Session(1);
  valueOf(session.beginImport('online_retail.csv'));
  for (;;) {
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      valueOf(session.pushChunk(bytes.subarray(at, at + chunkBytes)));
    }
    const outcome = valueOf(session.finishImport());
    if (outcome.state === 'done') return { session, report: outcome.file };
  }
}

/** From the same bytes, as a page has them; papaparse itself takes text. */
function readWithPapaparse(options = {}) {
  return Papa.parse(new TextDecoder().decode(bytes), { skipEmptyLines: true, ...options }).data;
}

class CellDigest {
  rows = 0;
  cells = 0;
  #hash = createHash('sha256');
  add(rows) {
    this.rows += rows.length;
    for (const row of rows) this.cells += row.length;
    this.#hash.update(rows.map((row) => JSON.stringify(row)).join('\n')).update('\n');
  }
  finish() {
    return { rows: this.rows, cells: this.cells, digest: this.#hash.digest('hex') };
  }
}

function digestOfOurs({ session, report }) {
  const digest = new CellDigest();
  digest.add([report.columns.map((column) => column.name)]);
  for (let row = 0; row < report.rows.read; row += previewRows) {
    digest.add(valueOf(session.previewTable(report.id, row, previewRows)).rows);
  }
  return digest.finish();
}

function digestOfPapaparse(data) {
  const digest = new CellDigest();
  digest.add(data.slice(0, 1));
  for (let row = 1; row < data.length; row += previewRows) digest.add(data.slice(row, row + previewRows));
  return digest.finish();
}

/** Time that this thread has spent on a processor: other programs on the machine do not count. */
function threadMilliseconds() {
  return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'ascii').split(' ')[0]) / 1e6;
}

function timed(read, close) {
  const started = { wall: performance.now(), thread: threadMilliseconds() };
  const result = read();
  const spent = { wall: performance.now() - started.wall, thread: threadMilliseconds() - started.thread };
  close(result);
  return spent;
}

const close = ({ session }) => session.delete();
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const medians = (times) => ({
  wall: median(times.map(({ wall }) => wall)),
  thread: median(times.map(({ thread }) => thread)),
});

function checkEqual() {
  const reading = readWithOurs();
  const ours = digestOfOurs(reading);
  close(reading);
  const theirs = digestOfPapaparse(readWithPapaparse());
  if (JSON.stringify(ours) !== JSON.stringify(theirs)) {
    console.error('the readings differ', ours, theirs);
    process.exit(1);
  }
  console.log(`both read ${ours.rows} rows, ${ours.cells} cells, the same text in each`);
}

function measure() {
  const ours = [];
  const text = [];
  const typed = [];
  for (let round = 0; round < rounds; ++round) {
    ours.push(timed(readWithOurs, close));
    text.push(timed(() => readWithPapaparse(), () => {}));
    typed.push(timed(() => readWithPapaparse({ dynamicTyping: true }), () => {}));
  }
  return { ours: medians(ours), text: medians(text), typed: medians(typed) };
}

function timeLine(title, { wall, thread }) {
  const number = (value, width) => value.toFixed(0).padStart(width);
  return `${title.padEnd(30)} ${number(thread, 6)} ms of the thread ${number(wall, 6)} ms of the clock ${number(bytes.length / 1e3 / thread, 5)} MB/s`;
}

function report({ ours, text, typed }) {
  const ratios = (theirs) =>
    ['thread', 'wall'].map((kind) => (theirs[kind] / ours[kind]).toFixed(1)).join(' and ');
  console.log(timeLine('ours, typed and recognised', ours));
  console.log(timeLine('papaparse, text', text));
  console.log(timeLine('papaparse, dynamicTyping', typed));
  console.log(`papaparse / ours = ${ratios(text)} (text), ${ratios(typed)} (dynamicTyping), of the thread and of the clock`);
  console.log(line('engine (sonder.wasm + .mjs)', sizesOf(engineFiles())));
}

console.log(`online_retail, ${bytes.length} bytes, node ${process.version}, ${cpus().length} x ${cpus()[0].model}`);
console.log(`median of ${rounds} readings each, in turns, after one reading each for the check`);
checkEqual();
report(measure());
