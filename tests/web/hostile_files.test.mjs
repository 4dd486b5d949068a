// Files that are cut, encoded twice, far too wide, far too deep or bombs, through the package over the
// real module: each ends in a message, takes bounded memory, and leaves the session as it was.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import createModule from '../../build/web/sonder_wasm.js';
import {
  bombs, deepJson, encodedTwice, honestOrders, manyColumns, truncatedFiles,
} from './support/hostile_files.mjs';
import { startEngine } from './support/in_process.mjs';

const wasm = readFileSync(new URL('../../web/dist/sonder.wasm', import.meta.url));
const openModule = (wasmBinary) => createModule({ wasmBinary, locateFile: (name) => name });
const megabyte = 2 ** 20;

async function startSession(t) {
  const { client } = await startEngine(t, openModule, new Uint8Array(wasm).buffer);
  await client.importFile(new Blob([honestOrders]), 'orders.csv');
  return client;
}

/** 12.50 + 7.50, as before. */
const isAlive = async (client) => assert.equal((await client.overview()).net, 20);

/** Imports what must be refused; the memory taken meanwhile stays below `most`. */
async function refuse(t, bytes, name, { code, message, most }) {
  const client = await startSession(t);
  const before = await client.memory();
  await assert.rejects(client.importFile(new Blob([bytes]), name), { code, message });
  const grown = await client.memory() - before;
  assert.ok(grown <= most, `${name} took ${grown} bytes`);
  await isAlive(client);
}

/** Imports what can be read with something to say about it. */
async function readOdd(t, bytes, name) {
  const client = await startSession(t);
  const [report] = await client.importFile(new Blob([bytes]), name);
  await isAlive(client);
  return report;
}

for (const { name, bytes, code, message } of truncatedFiles()) {
  test(`a cut ${name} is refused`, (t) => refuse(t, bytes, name, { code, message, most: megabyte }));
}

const cutTexts = [
  ['a table that ends within quotes', 'notes.csv', 'name,note\nAna,"fine"\nJan,"good, but the las', 2, /stray_quote|unclosed_quote/, 3],
  ['a JSON document that ends within a record', 'people.json', '[{"id":1},{"id":2,"em', 1, /truncated_file/, 2],
  ['lines of JSON that end within a record', 'people.ndjson', '{"id":1}\n{"id":2,"em', 1, /truncated_file/, 2],
  ['a record of JSON with 200,000 brackets in it', 'deep.json', `[{"id":1},{"id":${'['.repeat(2e5)}${']'.repeat(2e5)}}]`, 1, /broken_record/, 2],
];

for (const [what, name, text, read, code, row] of cutTexts) {
  test(`${what} is read as far as it goes, and the place is named`, async (t) => {
    const { rows, issues } = await readOdd(t, text, name);
    assert.equal(rows.read, read);
    assert.ok(issues.some((issue) => code.test(issue.code) && issue.row === row), JSON.stringify(issues));
  });
}

test('text that was encoded twice is named, column by column', async (t) => {
  const { issues } = await readOdd(t, encodedTwice, 'klienci.csv');
  const named = issues.filter(({ code, message }) => code === 'double_encoded' && /encoded twice/.test(message));
  assert.deepEqual([...new Set(named.map(({ column }) => column))], [1, 2]);
});

test('a file of 100,000 columns is refused by its number of cells', (t) =>
  refuse(t, manyColumns(100_000), 'wide.csv', { code: 'limit_exceeded', message: /more than 16384 cells/, most: 64 * megabyte }));

test('JSON of 100,000 columns is refused by its number', (t) =>
  refuse(t, JSON.stringify([Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`c${i}`, i]))]), 'wide.json',
    { code: 'limit_exceeded', message: /beyond the limit of 16384 different ones/, most: 128 * megabyte }));

for (const [name, bytes] of Object.entries(deepJson())) {
  test(`${name} are refused`, (t) =>
    refuse(t, bytes, 'deep.json', { code: 'invalid_json', message: /nested deeper than 128|ends before its last bracket/, most: 16 * megabyte }));
}

for (const { title, make, code, message, most } of bombs) {
  test(`a bomb: ${title}`, (t) => refuse(t, make(), 'bomb.xlsx', { code, message, most: most * megabyte }));
}

/** A hundred and thirty million rows of two cells in half a megabyte. */
const gzipBomb = () => gzipSync(Buffer.alloc(512 * megabyte, 'a,b\n'));

test('a bomb: gzip of half a gigabyte', (t) =>
  refuse(t, gzipBomb(), 'bomb.csv.gz', { code: 'limit_exceeded', message: /200 times/, most: 16 * megabyte }));

test('a bomb: gzip of half a gigabyte that announces a thousand bytes', (t) => {
  const bomb = gzipBomb();
  bomb.writeUInt32LE(1000, bomb.length - 4);
  return refuse(t, bomb, 'bomb.csv.gz', { code: 'limit_exceeded', message: /200 times/, most: 16 * megabyte });
});

test('one session stands all of them, one after the other', async (t) => {
  const client = await startSession(t);
  for (const { name, bytes } of truncatedFiles()) await assert.rejects(client.importFile(new Blob([bytes]), name));
  for (const { make } of bombs) await assert.rejects(client.importFile(new Blob([make()]), 'bomb.xlsx'));
  await assert.rejects(client.importFile(new Blob([manyColumns(100_000)]), 'wide.csv'));
  await isAlive(client);
  assert.equal((await client.files()).length, 1);
});
