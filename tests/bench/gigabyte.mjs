// A file of one gigabyte picked on the built site in Chromium: how long it takes, what it costs in
// memory, whether it shows progress, how long the page is kept from answering meanwhile, and how
// soon it is given up when that is asked for.
//   node tests/bench/gigabyte.mjs
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { serveFolder } from '../../demo/serve.mjs';
import { launchChromium } from '../browser/support/browser.mjs';
import { siteFolder, waitForEngine } from '../browser/support/site.mjs';
import { machine } from './clock.mjs';
import { dataOf, sizes } from './generate_data.mjs';

const patience = 900_000;
const cancelAfter = [1_000, 3_000, 6_000];
const input = 'input[type=file][multiple]';
const small = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('customer_id;email\n1;ana@example.com\n2;jan@example.com\n') };

/** Runs in the page: notes how long tasks keep it from answering, and what the progress bar shows. */
function watchPage() {
  globalThis.tasks = [];
  globalThis.shown = new Set();
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.tasks.push(duration);
  }).observe({ type: 'longtask' });
  const look = (root) => {
    for (const bar of root.querySelectorAll('progress')) globalThis.shown.add(bar.value);
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) look(element.shadowRoot);
  };
  setInterval(() => look(document), 100);
}

/** Resident bytes of the browser's processes that draw pages and run their workers. */
function residentBytes() {
  const lines = execFileSync('ps', ['-eo', 'rss=,args='], { encoding: 'utf8' }).split('\n');
  const renderers = lines.filter((line) => line.includes('--type=renderer'));
  return renderers.reduce((sum, line) => sum + 1024 * Number.parseInt(line, 10), 0);
}

async function openSite(browser, address) {
  const context = await browser.newContext({ locale: 'en-US' });
  const page = await context.newPage();
  await page.addInitScript(watchPage);
  await page.goto(address);
  await waitForEngine(page);
  await page.evaluate(() => { globalThis.tasks = []; });
  return page;
}

const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;

async function readWhole(browser, address, path, rows) {
  const page = await openSite(browser, address);
  const before = residentBytes();
  let most = before;
  const watch = setInterval(() => { most = Math.max(most, residentBytes()); }, 500);
  const start = performance.now();
  await page.locator(input).setInputFiles(path);
  await page.getByText(`read ${rows.toLocaleString('en-US')} rows in`).first().waitFor({ timeout: patience });
  clearInterval(watch);
  const read = seconds(start);
  const { tasks, shown } = await page.evaluate(() => ({ tasks: globalThis.tasks, shown: globalThis.shown.size }));
  console.log(`read and recognised in ${read} s; memory of the page ${megabytes(before)} before, ${megabytes(most)} at most; ` +
    `${shown} values of progress shown; tasks of the page over 50 ms: ${tasks.length}, the longest ${Math.max(0, ...tasks).toFixed(0)} ms`);
  await page.context().close();
}

/** Presses the button and answers how many milliseconds later it is gone. */
const pressAndWait = (button) => new Promise((done) => {
  const start = performance.now();
  const look = () => (button.isConnected ? setTimeout(look) : done(performance.now() - start));
  button.click();
  look();
});

async function cancel(browser, address, path, after) {
  const page = await openSite(browser, address);
  await page.locator(input).setInputFiles([path]);
  const button = page.getByRole('button', { name: 'Cancel' });
  await button.waitFor();
  await page.waitForTimeout(after);
  const gone = await button.evaluate(pressAndWait);
  const start = performance.now();
  await page.locator(input).setInputFiles(small);
  await page.getByText('2 rows read').first().waitFor();
  console.log(`cancelled after ${after / 1000} s: gone ${gone.toFixed(0)} ms later; the next file was read within ${seconds(start)} s of it`);
  await page.context().close();
}

const path = dataOf('gigabyte').orders;
const server = await serveFolder(siteFolder);
const browser = await launchChromium();
try {
  console.log(`${statSync(path).size} bytes, ${sizes.gigabyte.orders} rows; ${machine()}`);
  for (const after of cancelAfter) await cancel(browser, server.address, path, after);
  await readWhole(browser, server.address, path, sizes.gigabyte.orders);
} finally {
  await browser.close();
  await server.stop();
}
