import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchChromium, openPage } from './support/browser.mjs';
import { serve, siteFile, siteFolder, waitForEngine } from './support/site.mjs';

let browser;
before(async () => (browser = await launchChromium()));
after(() => browser.close());

async function openSite(t, address) {
  const { page, log } = await openPage(t, browser);
  await page.goto(address);
  await waitForEngine(page);
  return { page, log };
}

function assertQuiet(page, log, address) {
  assert.deepEqual(log.requests, [address]);
  assert.deepEqual(log.violations, []);
  assert.deepEqual(log.errors, []);
  const workers = page.workers().map((worker) => new URL(worker.url()).protocol);
  assert.deepEqual(workers, ['blob:']);
}

test('the page starts its engine in a blob worker from one file, over http', async (t) => {
  const { address, requests } = await serve(t, siteFolder);
  const { page, log } = await openSite(t, address);
  assertQuiet(page, log, address);
  assert.deepEqual(requests, ['/']);
});

test('the page works below another path', async (t) => {
  const { address } = await serve(t, new URL('..', `file://${siteFolder}`).pathname);
  const { page, log } = await openSite(t, `${address}site/`);
  assertQuiet(page, log, `${address}site/`);
});

test('the page works from the disk', async (t) => {
  const { page, log } = await openSite(t, siteFile);
  assertQuiet(page, log, siteFile);
});

test('the page works with the network off', async (t) => {
  const { address } = await serve(t, siteFolder);
  const { page, log } = await openPage(t, browser);
  await page.goto(address);
  await page.context().setOffline(true);
  await waitForEngine(page);
  assertQuiet(page, log, address);
});

/** Ways of sending a word; each returns what happened, as text. Runs in the page and in the worker. */
async function tryToSend(address) {
  const attempts = {
    fetch: () => fetch(`${address}leak-fetch`),
    xhr: () => new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.onload = resolve;
      request.onerror = () => reject(new Error('refused'));
      request.open('GET', `${address}leak-xhr`);
      request.send();
    }),
    events: () => new Promise((resolve, reject) => {
      const source = new EventSource(`${address}leak-events`);
      source.onopen = resolve;
      source.onerror = () => reject(new Error('refused'));
    }),
    socket: () => new Promise((resolve, reject) => {
      const socket = new WebSocket(`${address.replace('http', 'ws')}leak-socket`);
      socket.onopen = resolve;
      socket.onerror = () => reject(new Error('refused'));
    }),
    module: () => import(`${address}leak-module.js`),
    eval: () => (0, eval)('1'),
  };
  const outcomes = {};
  for (const [name, attempt] of Object.entries(attempts)) {
    try {
      await attempt();
      outcomes[name] = 'sent';
    } catch {
      outcomes[name] = 'refused';
    }
  }
  return outcomes;
}

test('the same attempts arrive from a page without a policy', async (t) => {
  const { address, requests } = await serve(t, siteFolder);
  const { page } = await openPage(t, browser);
  await page.route(`${address}open.html`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto(`${address}open.html`);
  const outcomes = await page.evaluate(tryToSend, address);
  assert.deepEqual([outcomes.fetch, outcomes.xhr, outcomes.eval], ['sent', 'sent', 'sent']);
  for (const way of ['fetch', 'xhr', 'events', 'module.js']) assert.ok(requests.includes(`/leak-${way}`), way);
});

const allRefused = {
  fetch: 'refused', xhr: 'refused', events: 'refused', socket: 'refused', module: 'refused', eval: 'refused',
};

test('nothing can be sent from the page', async (t) => {
  const { address, requests } = await serve(t, siteFolder);
  const { page, log } = await openSite(t, address);
  assert.deepEqual(await page.evaluate(tryToSend, address), allRefused);
  await page.evaluate((target) => {
    navigator.sendBeacon(`${target}leak-beacon`, 'x');
    new Image().src = `${target}leak-image.png`;
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${target}leak.css` }));
    document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: `${target}leak-prefetch` }));
    document.body.append(Object.assign(document.createElement('iframe'), { src: `${target}leak-frame` }));
  }, address);
  await page.waitForTimeout(300);
  assert.deepEqual(requests, ['/']);
  assert.ok(log.violations.length >= 6);
});

test('nothing can be sent from the worker', async (t) => {
  const { address, requests } = await serve(t, siteFolder);
  const { page } = await openSite(t, address);
  const [worker] = page.workers();
  assert.deepEqual(await worker.evaluate(tryToSend, address), allRefused);
  assert.deepEqual(requests, ['/']);
});

test('markup from data cannot become elements or scripts: strings are refused as HTML', async (t) => {
  const { page } = await openSite(t, siteFile);
  const refused = await page.evaluate(() => {
    try {
      document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>';
      return false;
    } catch (error) {
      return error instanceof TypeError;
    }
  });
  assert.equal(refused, true);
});
