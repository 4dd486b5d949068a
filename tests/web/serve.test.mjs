import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { serve } from '../../build/web/serve.js';
import { answered, fakeModule, refused } from './support/fake_session.mjs';
import { startEngine } from './support/in_process.mjs';

const file = (text) => new Blob([text]);
/** What is asked of a session besides the file itself. */
const range = (from, size, inflated_size = null) =>
  ({ from, size, deflated: inflated_size !== null, inflated_size: inflated_size ?? 0 });

/** A session that wants these stretches. */
const wanting = (...ranges) => ({
  beginImport(text) {
    this.request = JSON.parse(text);
    this.received = '';
    this.ranges = ranges;
    return answered();
  },
});

test('a file goes into the session from its first byte to its last', async (t) => {
  const module = fakeModule();
  const { client } = await startEngine(t, module.open);
  const reports = await client.importFile(file('a\n1\n2\n'), 'a.csv');
  assert.deepEqual(reports, [{ id: 1, name: 'a.csv', rows: { read: 3 } }]);
  assert.deepEqual(module.session.log, [
    'beginImport', 'nextRange', 'pushChunk', 'endRange', 'nextRange', 'finishImport',
  ]);
  assert.deepEqual(module.session.request, { name: 'a.csv', size: 6, reading: {} });
});

test('how a file is to be read is handed on, and of a packed one no size', async (t) => {
  const module = fakeModule();
  const { client } = await startEngine(t, module.open);
  await client.importFile(new Blob([gzipSync('a\n1\n')]), 'a.csv.gz', { delimiter: ';', header_rows: 0 });
  assert.deepEqual(module.session.request, { name: 'a.csv.gz', size: null, reading: { delimiter: ';', header_rows: 0 } });
  assert.equal(module.session.received, 'a\n1\n');
});

test('a file the core wants to read again is streamed again without a new beginning', async (t) => {
  const module = fakeModule(wanting(range(0, 2), range(0, 2), range(0, 2)));
  const { client } = await startEngine(t, module.open);
  await client.importFile(file('a\n'), 'a.csv');
  assert.equal(module.session.log.filter((call) => call === 'beginImport').length, 1);
  assert.equal(module.session.received, 'a\na\na\n');
});

test('stretches are read wherever they are, and inflated where they say so', async (t) => {
  const packed = deflateRawSync('inside');
  const bytes = Buffer.concat([Buffer.from('head'), packed, Buffer.from('tail')]);
  const module = fakeModule(wanting(range(bytes.length - 4, 4), range(4, packed.length, 6), range(0, 4)));
  const { client } = await startEngine(t, module.open);
  await client.importFile(new Blob([bytes]), 'a.zip');
  assert.equal(module.session.received, 'tailinsidehead');
});

test('nothing more of a stretch is read once the core has enough of it', async (t) => {
  let pushed = 0;
  const module = fakeModule({
    ...wanting(range(0, 4_000_000), range(3_999_998, 2)),
    pushChunk(bytes) {
      pushed += bytes.length;
      this.received = Buffer.from(bytes).toString('latin1');
      return answered({ rows: 0, enough: true });
    },
  });
  const { client } = await startEngine(t, module.open);
  await client.importFile(file(`${'x'.repeat(3_999_998)}yz`), 'a.csv');
  assert.ok(pushed < 1_000_000, `${pushed}`);
  assert.equal(module.session.received, 'yz');
  assert.equal(module.session.log.filter((call) => call === 'endRange').length, 2);
});

test('every table of a file is answered', async (t) => {
  const module = fakeModule({ finishImport: () => answered([{ id: 1, part: 'a' }, { id: 2, part: 'b' }]) });
  const { client } = await startEngine(t, module.open);
  assert.deepEqual(await client.importFile(file('a\n'), 'a.json'), [{ id: 1, part: 'a' }, { id: 2, part: 'b' }]);
});

test('a core that never stops asking for the file again is stopped', async (t) => {
  const module = fakeModule({ endRange: () => answered() });
  const { client } = await startEngine(t, module.open);
  await assert.rejects(client.importFile(file('a\n'), 'a.csv'), { code: 'not_a_table' });
  assert.equal(module.session.log.at(-1), 'cancelImport');
});

test('progress counts bytes and rows and ends with understanding', async (t) => {
  const { client } = await startEngine(t, fakeModule().open);
  const seen = [];
  await client.importFile(file('a\n1\n2\n'), 'a.csv', {}, { onProgress: (progress) => seen.push(progress) });
  assert.deepEqual(seen, [
    { stage: 'reading', done: 6, total: 6, rows: 3 },
    { stage: 'understanding', done: 6, total: 6, rows: 3 },
  ]);
});

test('a refusal in the middle of a file cancels the import and the session goes on', async (t) => {
  const module = fakeModule({ pushChunk: () => refused('limit_exceeded', 'the line is too long') });
  const { client } = await startEngine(t, module.open);
  await assert.rejects(client.importFile(file('a'), 'a.csv'), { code: 'limit_exceeded' });
  assert.deepEqual(module.session.log, ['beginImport', 'nextRange', 'pushChunk', 'cancelImport']);
  assert.deepEqual(await client.overview(), { profiles: 3 });
});

test('a file that cannot be unpacked cancels the import', async (t) => {
  const module = fakeModule();
  const { client } = await startEngine(t, module.open);
  await assert.rejects(client.importFile(new Blob([Uint8Array.of(0x1f, 0x8b, 1, 2, 3)]), 'a.gz'), {
    code: 'read_failed',
  });
  assert.equal(module.session.log.at(-1), 'cancelImport');
});

test('an import aborted while it reads is cancelled in the core', async (t) => {
  const module = fakeModule();
  const { client } = await startEngine(t, module.open);
  const abort = new AbortController();
  const call = client.importFile(file('x'.repeat(4_000_000)), 'a.csv', {}, {
    signal: abort.signal, onProgress: () => abort.abort(),
  });
  await assert.rejects(call, { name: 'AbortError' });
  await client.memory();
  assert.ok(module.session.log.includes('cancelImport'));
  assert.ok(!module.session.log.includes('finishImport'));
});

test('an import aborted while the core was finishing it leaves none of its tables behind', async (t) => {
  const abort = new AbortController();
  const removed = [];
  const module = fakeModule({
    finishImport() {
      abort.abort();
      return answered([{ id: 7 }, { id: 8 }]);
    },
    removeFile(id) {
      removed.push(id);
      return answered();
    },
  });
  const { client } = await startEngine(t, module.open);
  await assert.rejects(client.importFile(file('a\n'), 'a.csv', {}, { signal: abort.signal }), { name: 'AbortError' });
  await client.files();
  assert.deepEqual(removed, [7, 8]);
  assert.deepEqual(module.session.log.slice(-3), ['removeFile', 'removeFile', 'files']);
});

test('an import aborted between two parts of what comes after its last byte is cancelled in the core', async (t) => {
  let time = 0;
  t.mock.method(performance, 'now', () => (time += 60));
  let parts = 0;
  const module = fakeModule({ finishImport: () => answered(++parts < 10 ? null : [{ id: 7 }]) });
  const { client } = await startEngine(t, module.open);
  const abort = new AbortController();
  const onProgress = ({ stage }) => stage === 'understanding' && abort.abort();
  await assert.rejects(client.importFile(file('a\n'), 'a.csv', {}, { signal: abort.signal, onProgress }), { name: 'AbortError' });
  await client.files();
  assert.deepEqual(module.session.log.slice(-2), ['cancelImport', 'files']);
  assert.ok(parts < 10, `${parts}`);
});

test('what comes after the last byte goes on until there are reports', async (t) => {
  let parts = 0;
  const module = fakeModule({ finishImport: () => answered(++parts < 10 ? null : [{ id: 7 }]) });
  const { client } = await startEngine(t, module.open);
  assert.deepEqual(await client.importFile(file('a\n'), 'a.csv'), [{ id: 7 }]);
  assert.equal(parts, 10);
});

test('calls are answered in the order they came, also behind an import', async (t) => {
  const module = fakeModule();
  const { client } = await startEngine(t, module.open);
  const order = [];
  await Promise.all([
    client.importFile(file('a\n'), 'a.csv').then(() => order.push('import')),
    client.overview().then(() => order.push('overview')),
    client.files().then(() => order.push('files')),
  ]);
  assert.deepEqual(order, ['import', 'overview', 'files']);
  assert.deepEqual(module.session.log.slice(-3), ['finishImport', 'overview', 'files']);
});

test('a call that was aborted while it waited is never made', async (t) => {
  const module = fakeModule();
  const { client } = await startEngine(t, module.open);
  const abort = new AbortController();
  const first = client.overview();
  const second = client.setOptions({}, { signal: abort.signal });
  abort.abort();
  await assert.rejects(second, { name: 'AbortError' });
  await first;
  await client.memory();
  assert.deepEqual(module.session.log, ['overview', 'memory']);
});

test('a call that is aborted in the same breath is never made', async (t) => {
  const module = fakeModule();
  const { client } = await startEngine(t, module.open);
  const abort = new AbortController();
  const call = client.setOptions({}, { signal: abort.signal });
  abort.abort();
  await assert.rejects(call, { name: 'AbortError' });
  await client.memory();
  assert.deepEqual(module.session.log, ['memory']);
});

test('columns arrive as they left', async (t) => {
  const { client } = await startEngine(t, fakeModule().open);
  assert.deepEqual(await client.findPeople({ text: 'ł' }), Uint32Array.of(2, 0, 1));
});

test('the columns of all profiles arrive as they left', async (t) => {
  const frame = () => ({
    length: 2,
    columns: [
      { name: 'net_spend', type: 'number', values: Float64Array.of(1.5, 0), known: Uint8Array.of(1, 0) },
      { name: 'country', type: 'text', codes: Uint32Array.of(1, 0), texts: ['', 'PL'] },
    ],
  });
  const { client } = await startEngine(t, fakeModule({ profiles: () => ({ ok: true, value: frame() }) }).open);
  assert.deepEqual(await client.profiles(), frame());
});

test('a refusal of a call with columns rejects like any other', async (t) => {
  const error = { code: 'invalid_argument', message: 'unknown sort', hint: '' };
  const { client } = await startEngine(t, fakeModule({ findPeople: () => ({ ok: false, error }) }).open);
  await assert.rejects(client.findPeople({}), { code: 'invalid_argument', message: 'unknown sort' });
});

for (const trap of [new WebAssembly.RuntimeError('unreachable'), new RangeError('Maximum call stack size exceeded')]) {
  test(`after ${trap.name} the session is not called again and a fresh one takes its place`, async (t) => {
    const module = fakeModule({ overview() { throw trap; } });
    const supervisor = await startEngine(t, module.open);
    const dead = module.session;
    const waiting = Promise.allSettled([supervisor.client.overview(), supervisor.client.files()]);
    assert.deepEqual((await waiting).map(({ reason }) => reason.code), ['worker_lost', 'worker_lost']);
    assert.deepEqual(await supervisor.client.files(), []);
    assert.deepEqual(dead.log, ['overview']);
    assert.notEqual(module.session, dead);
  });
}

test('after a trap in the middle of an import the module is not asked to cancel it', async (t) => {
  const module = fakeModule({ pushChunk() { throw new WebAssembly.RuntimeError('memory access out of bounds'); } });
  const { client } = await startEngine(t, module.open);
  const dead = module.session;
  await assert.rejects(client.importFile(file('a'), 'a.csv'), { code: 'worker_lost' });
  assert.deepEqual(dead.log, ['beginImport', 'nextRange', 'pushChunk']);
});

test('a module that cannot be opened makes the start reject', async (t) => {
  const broken = async () => { throw new WebAssembly.CompileError('bad magic'); };
  await assert.rejects(startEngine(t, broken), { code: 'worker_lost', message: /bad magic/ });
});

/** What the worker posts after it was told to start, with what it does once it is ready. */
async function started(prepare) {
  const replies = [];
  serve((reply) => replies.push(reply), fakeModule().open, prepare)({ type: 'start', wasm: new ArrayBuffer(0), seed: 1 });
  await new Promise((done) => setTimeout(done, 20));
  return replies;
}

test('the engine is ready before it prepares for what may come', async () => {
  assert.deepEqual(await started(() => new Promise(() => {})), [{ type: 'ready' }]);
});

test('an engine that fails while it prepares is lost', async () => {
  const replies = await started(async () => { throw new Error('out of memory'); });
  assert.deepEqual(replies, [{ type: 'ready' }, { type: 'lost', message: 'out of memory' }]);
});
