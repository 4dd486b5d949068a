import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Caller } from '../../build/web/client.js';
import { CoreError } from '../../build/web/errors.js';

function recordingCaller() {
  const sent = [];
  const caller = new Caller((request) => sent.push(request));
  return { sent, caller, client: caller.client };
}

const aFile = new Blob(['a\n1\n']);

test('a call is sent with its own number and resolves with the value of that number', async () => {
  const { sent, caller, client } = recordingCaller();
  const first = client.profile(4);
  const second = client.memory();
  assert.deepEqual(sent, [
    { type: 'call', id: 1, call: 'profile', args: [4] },
    { type: 'call', id: 2, call: 'memory', args: [] },
  ]);
  caller.receive({ type: 'value', id: 2, value: 65536 });
  caller.receive({ type: 'value', id: 1, value: { profile: 4 } });
  assert.deepEqual(await first, { profile: 4 });
  assert.equal(await second, 65536);
});

test('a refusal of the core rejects with its code, message and hint', async () => {
  const { caller, client } = recordingCaller();
  const call = client.rfm();
  caller.receive({ type: 'failure', id: 1, failure: { code: 'missing_field', message: 'no dates', hint: 'Map one.' } });
  await assert.rejects(call, (error) => {
    assert.ok(error instanceof CoreError);
    assert.deepEqual([error.code, error.message, error.hint], ['missing_field', 'no dates', 'Map one.']);
    return true;
  });
});

test('an abort rejects with AbortError at once, tells the worker, and the late value is dropped', async () => {
  const { sent, caller, client } = recordingCaller();
  const abort = new AbortController();
  const call = client.overview({ signal: abort.signal });
  abort.abort();
  // Nothing answers on the other side: the page settles the call by itself.
  await assert.rejects(call, { name: 'AbortError' });
  assert.deepEqual(sent[1], { type: 'cancel', id: 1 });
  caller.receive({ type: 'value', id: 1, value: {} });
});

test('an abort after the answer sends nothing', async () => {
  const { sent, caller, client } = recordingCaller();
  const abort = new AbortController();
  const call = client.files({ signal: abort.signal });
  caller.receive({ type: 'value', id: 1, value: [] });
  await call;
  abort.abort();
  assert.equal(sent.length, 1);
});

test('a call whose signal is aborted already is not sent', async () => {
  const { sent, client } = recordingCaller();
  await assert.rejects(client.files({ signal: AbortSignal.abort() }), { name: 'AbortError' });
  assert.deepEqual(sent, []);
});

test('progress goes to the call it belongs to, and to nobody once it is over', async () => {
  const { caller, client } = recordingCaller();
  const seen = [];
  const call = client.importFile(aFile, 'a.csv', {}, { onProgress: (progress) => seen.push(progress.done) });
  caller.receive({ type: 'progress', id: 1, progress: { stage: 'reading', done: 2, total: 4, rows: 0 } });
  caller.receive({ type: 'progress', id: 9, progress: { stage: 'reading', done: 3, total: 4, rows: 0 } });
  caller.receive({ type: 'value', id: 1, value: {} });
  caller.receive({ type: 'progress', id: 1, progress: { stage: 'reading', done: 4, total: 4, rows: 1 } });
  await call;
  assert.deepEqual(seen, [2]);
});

test('how to read may be left out, also in front of the options', async () => {
  const { sent, client } = recordingCaller();
  void client.importFile(aFile, 'a.csv');
  void client.importFile(aFile, 'a.csv', undefined, { onProgress() {} });
  void client.importFile(aFile, 'a.csv', { sheet: '2' });
  assert.deepEqual(sent.map(({ args }) => args), [
    [aFile, 'a.csv'], [aFile, 'a.csv', undefined], [aFile, 'a.csv', { sheet: '2' }],
  ]);
});

test('answers with unknown numbers are dropped', () => {
  const { caller } = recordingCaller();
  caller.receive({ type: 'value', id: 77, value: 1 });
  caller.receive({ type: 'failure', id: 78, failure: { code: 'not_found', message: '', hint: '' } });
  caller.receive({ type: 'aborted', id: 79 });
});

test('rejectAll settles every call that waits', async () => {
  const { caller, client } = recordingCaller();
  const calls = [client.overview(), client.rfm(), client.segments()];
  caller.rejectAll(new CoreError({ code: 'worker_lost', message: 'gone', hint: '' }));
  const settled = await Promise.allSettled(calls);
  assert.deepEqual(settled.map(({ reason }) => reason.code), ['worker_lost', 'worker_lost', 'worker_lost']);
});

test('an argument that cannot be cloned rejects instead of hanging', async () => {
  const caller = new Caller((request) => structuredClone(request));
  await assert.rejects(caller.client.countRule({ all: () => 1 }), { code: 'invalid_argument' });
  // Options in the place of how to read.
  await assert.rejects(caller.client.importFile(aFile, 'a.csv', { onProgress() {} }), { code: 'invalid_argument' });
});
