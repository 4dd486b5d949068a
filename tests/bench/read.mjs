// Reads orders and a survey into typed tables with each reader, in turns in one process, warm:
//   node tests/bench/read.mjs [small|medium]
// A reader whose answers differ from ours is not measured. "thread" is what the busiest thread spent
// on a processor, in ms; the ratios are of it.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { answersOf } from './answers.mjs';
import { machine, medians, startClock } from './clock.mjs';
import { dataOf } from './generate_data.mjs';
import { installPeers } from './peers.mjs';
import { readers } from './readers.mjs';

const rounds = 3;

async function openReaders() {
  const opened = [];
  for (const [title, open] of Object.entries(readers)) opened.push({ title, read: await open(), times: [] });
  return opened;
}

/** The answers of a reader, or why there are none. The reading warms it up as well. */
async function answersBy({ read }, file, answer) {
  try {
    const reading = await read(file, () => {});
    const answers = JSON.stringify(await answer(reading));
    await reading.close();
    return answers;
  } catch (error) {
    return `failed: ${error.message.split('\n')[0]}`;
  }
}

/** Those that read the same as ours. */
async function checkedReaders(opened, file, answer) {
  const kept = [];
  let ours;
  for (const reader of opened) {
    const answers = await answersBy(reader, file, answer);
    ours ??= answers;
    if (ours.startsWith('failed')) throw new Error(`ours ${ours}`);
    if (answers === ours) kept.push(reader);
    else console.log(`${reader.title} reads otherwise and is left out: ${answers} against ${ours}`);
  }
  console.log(`${kept.length} readers give the same answers: ${ours}`);
  return kept;
}

async function measureOnce({ read, times }, file) {
  const spent = startClock();
  let bytesRead = { thread: 0 };
  const reading = await read(file, () => (bytesRead = spent()));
  const all = spent();
  const again = startClock();
  reading.analyseAgain?.();
  const analysis = reading.analyseAgain ? again() : { thread: 0, process: 0, wall: 0 };
  times.push({ ...all, bytesRead: bytesRead.thread, analysis: analysis.thread });
  await reading.close();
}

function printTimes([ours, ...theirs], bytes) {
  const cell = (value, width = 9) => value.toFixed(0).padStart(width);
  const line = (title, thread, { process: all, wall }, ratio) => console.log(
    `${title.padEnd(34)}${cell(thread)}${cell(all)}${cell(wall)}${cell(bytes / 1e3 / thread)}${ratio.toFixed(1).padStart(16)}`);
  const own = medians(ours.times);
  const typed = own.thread;
  console.log(`${''.padEnd(34)}${['thread', 'process', 'clock', 'MB/s'].map((head) => head.padStart(9)).join('')}   theirs / ours`);
  line('ours, typed and recognised', typed, own, 1);
  for (const { title, times } of theirs) {
    const spent = medians(times);
    line(title, spent.thread, spent, spent.thread / typed);
  }
  console.log(`ours: ${own.bytesRead.toFixed(0)} ms of the thread to the last byte, ${(typed - own.bytesRead).toFixed(0)} ms for types, kind and fields; ` +
    `then ${own.analysis.toFixed(0)} ms more when somebody asks for the people in it`);
}

async function compare(opened, path, answer) {
  const bytes = readFileSync(path);
  const file = { name: basename(path), path, bytes };
  console.log(`\n${file.name}, ${bytes.length} bytes, median of ${rounds} rounds in ms`);
  const kept = await checkedReaders(opened, file, answer);
  for (const reader of kept) reader.times.length = 0;
  for (let round = 0; round < rounds; ++round) {
    for (const reader of kept) await measureOnce(reader, file);
  }
  printTimes(kept, bytes.length);
}

const size = process.argv[2] ?? 'medium';
installPeers();
console.log(`Reading into typed tables, warm; ${machine()}`);
const opened = await openReaders();
for (const [name, answer] of Object.entries(answersOf)) await compare(opened, dataOf(size)[name], answer);
