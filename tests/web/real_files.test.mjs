// Figures of public data sets through the package; where they come from: GOLDENS.md and
// PROVENANCE.md beside the data. Without the data these tests skip themselves.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import createModule from '../../build/web/sonder_wasm.js';
import { startEngine } from './support/in_process.mjs';

const data = process.env.SONDER_SHARED_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const skip = existsSync(data) ? false : `no data in ${data}`;
const wasm = readFileSync(new URL('../../web/dist/sonder.wasm', import.meta.url));
const openModule = (wasmBinary) => createModule({ wasmBinary, locateFile: (name) => name });

async function overviewOf(t, path) {
  const { client } = await startEngine(t, openModule, new Uint8Array(wasm).buffer);
  await client.importFile(new Blob([readFileSync(`${data}/${path}`)]), path);
  const [report] = await client.files();
  assert.equal(report.rows.read, report.rows.used + report.rows.skipped);
  return { ...await client.overview(), rows: report.rows };
}

const cdnow = [['sample', 6919, 2357, 244091.94], ['master', 69659, 23570, 2500315.63]];

for (const [name, rows, people, net] of cdnow) {
  test(`CDNOW ${name}: rows, people and net spend`, { skip }, async (t) => {
    const overview = await overviewOf(t, `commerce/cdnow/CDNOW_${name}.txt`);
    assert.deepEqual([overview.rows.read, overview.profiles, overview.net], [rows, people, net]);
  });
}

test('Online Retail, packed: rows, people, net spend, and rows without customer kept', { skip }, async (t) => {
  const overview = await overviewOf(t, 'commerce/online_retail/online_retail.csv.gz');
  assert.deepEqual([overview.rows.read, overview.profiles, overview.net], [541909, 4372, 9747747.934]);
  assert.equal(overview.rows.without_customer, 135080);
});
