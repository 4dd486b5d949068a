import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchChromium, openPage } from './support/browser.mjs';
import { packageFolder, serve } from './support/site.mjs';

let browser;
before(async () => (browser = await launchChromium()));
after(() => browser.close());

/** An empty page of somebody else's, under a policy of theirs, beside the package's files. */
async function openHost(t, policy) {
  const { address, requests } = await serve(t, packageFolder);
  const { page, log } = await openPage(t, browser);
  const meta = policy ? `<meta http-equiv="Content-Security-Policy" content="${policy}">` : '';
  await page.route(`${address}host.html`, (route) => route.fulfill({
    contentType: 'text/html', body: `<!doctype html>${meta}<link rel="icon" href="data:,"><title>Host</title>`,
  }));
  await page.goto(`${address}host.html`);
  return { page, log, requests };
}

/** Runs in the page: loads an entry of the package, reads a small file and asks who is in it. */
async function readSmallFile(entry) {
  const { load } = await import(entry);
  const sonder = await load();
  const text = 'customer_id;email;city\n1;ana@example.com;Zadar\n2;jan@example.com;Łódź\n';
  const [report] = await sonder.importFile(new Blob([text]), 'customers.csv');
  const { profiles } = await sonder.overview();
  return { kind: report.kind, rows: report.rows.read, profiles };
}

const smallFile = { kind: 'customers', rows: 2, profiles: 2 };

test('the package finds its module beside its script', async (t) => {
  const { page, log, requests } = await openHost(t);
  assert.deepEqual(await page.evaluate(readSmallFile, './index.js'), smallFile);
  assert.deepEqual(requests.toSorted(), ['/engine.js', '/index.js', '/sonder.wasm']);
  assert.deepEqual(log.errors, []);
  assert.match(page.workers()[0].url(), /^blob:/);
});

test('the inline package needs no connection and no eval, and works where types are trusted only', async (t) => {
  const { page, log } = await openHost(t, "default-src 'none'; img-src data:; script-src 'self' 'wasm-unsafe-eval'; "
    + "worker-src blob:; connect-src 'none'; require-trusted-types-for 'script'; trusted-types sonder-worker");
  assert.deepEqual(await page.evaluate(readSmallFile, './inline.js'), smallFile);
  assert.deepEqual(log.violations, []);
});

test('where blobs are forbidden the worker comes from its own file', async (t) => {
  const { page, requests } = await openHost(t, "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'");
  assert.deepEqual(await page.evaluate(readSmallFile, './index.js'), smallFile);
  assert.ok(requests.includes('/worker.js'));
});

test('a module that is not there is read_failed, one that is no module is worker_lost', async (t) => {
  const { page } = await openHost(t);
  const codes = await page.evaluate(async () => {
    const { load } = await import('./index.js');
    const codeOf = (wasm) => load({ wasm }).then(() => 'started', (error) => error.code);
    return [await codeOf('nowhere.wasm'), await codeOf(new Uint8Array(8)), await codeOf('worker.js')];
  });
  assert.deepEqual(codes, ['read_failed', 'worker_lost', 'worker_lost']);
});

test('the module may be given as an address, a response or bytes', async (t) => {
  const { page } = await openHost(t);
  const memories = await page.evaluate(async () => {
    const { load } = await import('./index.js');
    const url = new URL('sonder.wasm', location.href);
    const bytes = await (await fetch(url)).arrayBuffer();
    const forms = [url, url.href, await fetch(url), bytes, new Uint8Array(bytes)];
    return Promise.all(forms.map(async (wasm) => (await load({ wasm })).memory()));
  });
  assert.ok(memories.every((bytes) => bytes > 0));
});

test('an abort is answered while the engine still reads, and the engine goes on', async (t) => {
  const { page } = await openHost(t);
  const { name, done, total, reportsAfterwards, files } = await page.evaluate(async () => {
    const { load } = await import('./index.js');
    const sonder = await load();
    const file = new Blob(['id,amount\n', '12345,67.89\n'.repeat(4_000_000)]);
    const abort = new AbortController();
    const reports = [];
    const onProgress = (progress) => {
      reports.push(progress);
      abort.abort();
    };
    const error = await sonder.importFile(file, 'big.csv', {}, { signal: abort.signal, onProgress }).catch((reason) => reason);
    const { done, total } = reports[0];
    return { name: error.name, done, total, files: await sonder.files(), reportsAfterwards: reports.length - 1 };
  });
  assert.equal(name, 'AbortError');
  assert.ok(done < total, `${done} of ${total} bytes were read before the abort`);
  assert.equal(reportsAfterwards, 0);
  assert.deepEqual(files, []);
});

test('progress grows from real counts to the whole file', async (t) => {
  const { page } = await openHost(t);
  const { reports, size } = await page.evaluate(async () => {
    const { load } = await import('./index.js');
    const sonder = await load();
    const file = new Blob(['id,amount\n', '12345,67.89\n'.repeat(4_000_000)]);
    const reports = [];
    await sonder.importFile(file, 'big.csv', {}, { onProgress: (progress) => reports.push(progress) });
    return { reports, size: file.size };
  });
  const reading = reports.filter(({ stage }) => stage === 'reading');
  assert.ok(reading.length > 1);
  assert.ok(reading.every(({ done, total, rows }) => total === size && done <= total && rows <= 4_000_000));
  for (const key of ['done', 'rows']) {
    const values = reading.map((report) => report[key]);
    assert.deepEqual(values, values.toSorted((x, y) => x - y));
  }
});

test('after close the worker is gone and every call rejects', async (t) => {
  const { page } = await openHost(t);
  await page.evaluate(async () => {
    const { load } = await import('./index.js');
    globalThis.sonder = await load();
  });
  const [worker] = page.workers();
  const gone = worker.waitForEvent('close');
  const code = await page.evaluate(() => {
    sonder.close();
    return sonder.files().catch((error) => error.code);
  });
  assert.equal(code, 'invalid_state');
  await gone;
});
