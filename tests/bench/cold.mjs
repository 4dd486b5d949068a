// Each reader in a process of its own that reads one file and ends: memory and the first reading.
//   node tests/bench/cold.mjs [small|medium|large]
// Peaks of processes and our linear memory are in millions of bytes; "by reading" is the peak above
// what the process held with the reader ready.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machine, processMegabytes, startClock } from './clock.mjs';
import { dataOf } from './generate_data.mjs';
import { installPeers } from './peers.mjs';
import { readers } from './readers.mjs';

const self = fileURLToPath(import.meta.url);

/** In the child: nobody has read the file into memory for the reader. */
async function readHere(title, path) {
  const read = await readers[title]();
  const before = processMegabytes('VmRSS');
  const spent = startClock();
  let atLastByte = null;
  const reading = await read({ name: basename(path), path }, (linear) => {
    atLastByte = { linear, thread: spent().thread };
  });
  const { thread, wall } = spent();
  const peak = processMegabytes('VmHWM');
  const { rows, linear } = reading;
  console.log(JSON.stringify({ rows, thread, wall, before, peak, linear, atLastByte }));
}

function readInChild(title, path) {
  const { stdout, stderr, signal } = spawnSync(
    process.execPath, ['--max-old-space-size=12000', self, 'child', title, path],
    { encoding: 'utf8', timeout: 300_000 });
  if (stdout) return JSON.parse(stdout);
  const reason = stderr.split('\n').find((line) => line.includes('Error'));
  return { failure: signal ?? reason ?? 'ended without a word' };
}

function printChild(title, { failure, rows, thread, wall, before, peak }, ours) {
  if (failure) return console.log(`${title.padEnd(30)} failed: ${failure.slice(0, 100)}`);
  const cell = (value, width) => value.toFixed(0).padStart(width);
  const cells = [thread, wall, peak].map((value) => cell(value, 9)).join('') + cell(peak - before, 12);
  const ratios = [thread / ours.thread, peak / ours.peak].map((ratio) => ratio.toFixed(1).padStart(9)).join('');
  console.log(`${title.padEnd(30)}${cell(rows, 10)}${cells}${ratios}`);
}

function printOurs({ rows, thread, linear, atLastByte }) {
  const held = (megabytes) => `${megabytes.toFixed(0)} MB of linear memory, ${(megabytes * 1e6 / rows).toFixed(0)} bytes a row`;
  console.log(`ours: at the last byte ${atLastByte.thread.toFixed(0)} ms of the thread and ${held(atLastByte.linear)};`);
  console.log(`  typed, recognised and with the people in it ${thread.toFixed(0)} ms and ${held(linear)}`);
}

function compare(size) {
  const path = dataOf(size).orders;
  const heads = ['rows'.padStart(10), ...['thread', 'clock', 'peak'].map((head) => head.padStart(9)), 'by reading'.padStart(12)];
  console.log(`${basename(path)}, ${statSync(path).size} bytes, each reader once in a fresh process; ${machine()}`);
  console.log(`${''.padEnd(30)}${heads.join('')}   time and peak, theirs / ours`);
  let ours;
  for (const title of Object.keys(readers)) {
    const measured = readInChild(title, path);
    ours ??= measured;
    if (ours.failure) throw new Error(`ours failed: ${ours.failure}`);
    if (!measured.failure && ours.rows !== measured.rows) throw new Error(`${title} reads ${measured.rows} rows`);
    printChild(title, measured, ours);
  }
  printOurs(ours);
}

const [, , size = 'medium', title, path] = process.argv;
if (size === 'child') {
  await readHere(title, path);
} else {
  installPeers();
  compare(size);
}
