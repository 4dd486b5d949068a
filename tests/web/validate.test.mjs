import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Caller } from '../../build/web/client.js';

const wrongCalls = [
  ['importFile', ['a.csv', 'a.csv'], '`file` must be a File or Blob'],
  ['importFile', [new Blob([]), ' '], '`name` must be a text that is not blank'],
  ['importFile', [new Blob([]), 'a', 'comma'], '`reading` must be a plain object or left out'],
  ['importFile', [new Blob([]), 'a', null], '`reading` must be a plain object or left out'],
  ['importFile', [new Blob([]), 'a', {}, {}, {}], 'takes 3 arguments and options'],
  ['removeFile', [-1], '`file` must be a whole number'],
  ['removeFile', [1.5], '`file` must be a whole number'],
  ['removeFile', ['1'], '`file` must be a whole number'],
  ['profile', [2 ** 32], '`profile` must be a whole number'],
  ['profile', [Number.NaN], '`profile` must be a whole number'],
  ['previewTable', [0, 0], '`rowCount` must be a whole number'],
  ['setMapping', [0, '{}'], '`mapping` must be a plain object'],
  ['setOptions', [null], '`options` must be a plain object'],
  ['findPeople', [[]], '`query` must be a plain object'],
  ['countPeople', [{}], '`queries` must be a list'],
  ['countRule', [new Map()], '`rule` must be a plain object'],
  ['people', [[1, 2]], '`profiles` must be a Uint32Array'],
  ['people', [new Uint32Array(1001)], '`profiles` must be a Uint32Array of at most 1000'],
  ['setDecisions', [{ same: true }], '`decisions` must be a list'],
  ['profileOf', [3], '`record` must be a plain object'],
  ['timeline', [3], '`query` must be a plain object'],
  ['recordPair', [{ file: 0, row: 1 }], '`second` must be a plain object'],
  ['saveSegment', ['', {}], '`name` must be a text that is not blank'],
  ['exportSegment', [undefined], '`options` must be a plain object'],
  ['survey', [], '`options` must be a plain object'],
  ['overview', [{ signal: {} }], '`signal` must be an AbortSignal'],
  ['overview', [{ onProgress: 1 }], '`onProgress` must be a function'],
  ['overview', [1], 'takes 0 arguments and options'],
  ['files', [{}, {}], 'takes 0 arguments and options'],
];

for (const [call, args, message] of wrongCalls) {
  test(`${call}(${args.map((value) => typeof value).join(', ')}) is refused before it is sent: ${message}`, async () => {
    const caller = new Caller(() => assert.fail('it was sent'));
    await assert.rejects(caller.client[call](...args), (error) => {
      assert.equal(error.code, 'invalid_argument');
      assert.ok(error.message.startsWith(`${call}: ${message}`), error.message);
      return true;
    });
  });
}
