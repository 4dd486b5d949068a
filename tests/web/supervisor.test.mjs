import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Supervisor } from '../../build/web/supervisor.js';

const wasm = new ArrayBuffer(8);

/** Workers that answer only what a test tells them to. */
function stage() {
  const workers = [];
  const open = (events) => {
    const worker = { events, posted: [], closed: false };
    workers.push(worker);
    return { post: (request) => worker.posted.push(request), close: () => (worker.closed = true) };
  };
  return { workers, open };
}

async function started() {
  const { workers, open } = stage();
  const starting = Supervisor.start([open], wasm);
  workers[0].events.onReply({ type: 'ready' });
  return { workers, supervisor: await starting };
}

test('the worker is given the module and a seed, and start waits until it is ready', async () => {
  const { workers, open } = stage();
  let ready = false;
  const starting = Supervisor.start([open], wasm).then(() => (ready = true));
  const [{ type, wasm: given, seed }] = workers[0].posted;
  assert.deepEqual([type, given, Number.isInteger(seed)], ['start', wasm, true]);
  await Promise.resolve();
  assert.equal(ready, false);
  workers[0].events.onReply({ type: 'ready' });
  await starting;
});

test('after a trap every call that waits rejects, a fresh worker is started and listeners are told', async () => {
  const { workers, supervisor } = await started();
  const told = [];
  supervisor.onLost((error) => told.push(error.code));
  const waiting = Promise.allSettled([supervisor.client.overview(), supervisor.client.rfm()]);
  workers[0].events.onReply({ type: 'lost', message: 'memory access out of bounds' });
  const settled = await waiting;
  assert.deepEqual(settled.map(({ reason }) => reason.code), ['worker_lost', 'worker_lost']);
  assert.match(settled[0].reason.message, /memory access out of bounds/);
  assert.deepEqual(told, ['worker_lost']);
  assert.equal(workers[0].closed, true);
  assert.equal(workers[1].posted[0].type, 'start');
});

test('the fresh worker answers, and what the old one still says is not heard', async () => {
  const { workers, supervisor } = await started();
  workers[0].events.onReply({ type: 'lost', message: 'trap' });
  const call = supervisor.client.memory();
  const { id } = workers[1].posted.at(-1);
  workers[0].events.onReply({ type: 'value', id, value: -1 });
  workers[0].events.onReply({ type: 'lost', message: 'again' });
  workers[1].events.onReply({ type: 'ready' });
  workers[1].events.onReply({ type: 'value', id, value: 42 });
  assert.equal(await call, 42);
  assert.equal(workers.length, 2);
});

test('a worker that breaks outside the protocol is replaced too', async () => {
  const { workers, supervisor } = await started();
  const call = supervisor.client.overview();
  workers[0].events.onFailure('out of memory');
  await assert.rejects(call, { code: 'worker_lost' });
  assert.equal(workers.length, 2);
});

test('a listener that was taken away is not told', async () => {
  const { workers, supervisor } = await started();
  const stopListening = supervisor.onLost(() => assert.fail('told'));
  stopListening();
  workers[0].events.onReply({ type: 'lost', message: 'trap' });
});

test('where the first kind of worker throws, the second is used', async () => {
  const { workers, open } = stage();
  const forbidden = () => { throw new Error('SecurityError'); };
  const starting = Supervisor.start([forbidden, open], wasm);
  workers[0].events.onReply({ type: 'ready' });
  await starting;
});

test('where the first kind of worker fails to load, the second is used, also for its replacement', async () => {
  const first = stage();
  const second = stage();
  const starting = Supervisor.start([first.open, second.open], wasm);
  first.workers[0].events.onFailure('blocked by the policy');
  second.workers[0].events.onReply({ type: 'ready' });
  await starting;
  second.workers[0].events.onReply({ type: 'lost', message: 'trap' });
  assert.equal(first.workers.length, 1);
  assert.equal(first.workers[0].closed, true);
  assert.equal(second.workers.length, 2);
});

test('where no worker can be opened, start rejects', async () => {
  const forbidden = () => { throw new Error('SecurityError'); };
  await assert.rejects(Supervisor.start([forbidden], wasm), { code: 'worker_lost' });
});

test('a module that does not start is not tried again', async () => {
  const { workers, open } = stage();
  const starting = Supervisor.start([open], wasm);
  workers[0].events.onReply({ type: 'lost', message: 'CompileError' });
  await assert.rejects(starting, { code: 'worker_lost', message: /CompileError/ });
  assert.equal(workers.length, 1);
});

test('when the replacement does not start, calls that wait and later ones reject', async () => {
  const { workers, supervisor } = await started();
  workers[0].events.onReply({ type: 'lost', message: 'trap' });
  const waiting = supervisor.client.files();
  workers[1].events.onReply({ type: 'lost', message: 'no memory' });
  await assert.rejects(waiting, { code: 'worker_lost' });
  await assert.rejects(supervisor.client.files(), { code: 'worker_lost', message: /no memory/ });
});

test('close ends the worker; calls that wait and later ones reject', async () => {
  const { workers, supervisor } = await started();
  const waiting = supervisor.client.overview();
  supervisor.close();
  supervisor.close();
  assert.equal(workers[0].closed, true);
  await assert.rejects(waiting, { code: 'invalid_state' });
  await assert.rejects(supervisor.client.files(), { code: 'invalid_state' });
});

test('an abort after close is silent', async () => {
  const { supervisor } = await started();
  const abort = new AbortController();
  const call = supervisor.client.overview({ signal: abort.signal });
  supervisor.close();
  abort.abort();
  await assert.rejects(call, { code: 'invalid_state' });
});
