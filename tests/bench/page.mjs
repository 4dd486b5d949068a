// A file picked on a fresh page in Chromium, until it is read: for us the built site with its report of
// the file, for the others a bare page with the number of rows. Starting an engine does not count, nor
// what it does while a person looks for the file.
//   node tests/bench/page.mjs [small|medium|large]
import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { serveFolder } from '../../demo/serve.mjs';
import { launchChromium } from '../browser/support/browser.mjs';
import { siteFolder, waitForEngine } from '../browser/support/site.mjs';
import { machine, medians } from './clock.mjs';
import { dataOf, sizes } from './generate_data.mjs';
import { duckdbWasmFolder, installPeers, papaparsePath } from './peers.mjs';

const rounds = 3;
const patience = 300_000;
/** As long as a person takes at least to choose a file, for all of them. */
const choosing = 1_000;
const folder = fileURLToPath(new URL('../../build/bench/pages/', import.meta.url));

/**
 * Runs in the page: notes when a file is picked, in which frame the text `shown` stands on the page, and
 * how long tasks keep it from answering.
 */
function watchPage(shown) {
  const isShownIn = (root) => [...root.querySelectorAll('*')].some((element) =>
    element.shadowRoot ? isShownIn(element.shadowRoot) : element.childElementCount === 0 && element.textContent.includes(shown));
  const lookEachFrame = () => {
    if (isShownIn(document)) globalThis.wall = performance.now() - globalThis.pickedAt;
    else requestAnimationFrame(lookEachFrame);
  };
  globalThis.longest = 0;
  document.addEventListener('input', () => {
    globalThis.longest = 0;
    globalThis.pickedAt = performance.now();
    requestAnimationFrame(lookEachFrame);
  }, true);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
  }).observe({ type: 'longtask' });
}

const readDuckdb = `
import * as duckdb from ${JSON.stringify(join(duckdbWasmFolder(), 'duckdb-browser.mjs'))};
const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker('duckdb-browser-eh.worker.js'));
await database.instantiate(new URL('duckdb-eh.wasm', location.href).href);
const connection = await database.connect();
export async function read(file) {
  await database.registerFileHandle('it.csv', file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
  await connection.query("CREATE TABLE t AS SELECT * FROM read_csv('it.csv')");
  return (await connection.query('SELECT count(*)::INTEGER AS x FROM t')).getChild('x').get(0);
}`;

const readPapaparse = `
import Papa from ${JSON.stringify(papaparsePath())};
export const read = (file) => new Promise((done, failed) => {
  const rows = [];
  const chunk = ({ data }) => { for (const row of data) rows.push(row); };
  Papa.parse(file, { dynamicTyping: true, skipEmptyLines: true, chunk, complete: () => done(rows.length - 1), error: failed });
});`;

const showRows = `
import { read } from './read.js';
const input = document.querySelector('input');
input.addEventListener('change', async () => {
  document.querySelector('output').textContent = (await read(input.files[0])) + ' rows';
});
input.disabled = false;`;

async function writePage(name, source) {
  const page = join(folder, name);
  mkdirSync(page, { recursive: true });
  writeFileSync(join(page, 'read.js'), source);
  writeFileSync(join(page, 'main.js'), showRows);
  const bundle = await rolldown({ input: join(page, 'main.js'), logLevel: 'silent' });
  await bundle.write({ file: join(page, 'page.js'), format: 'esm' });
  writeFileSync(join(page, 'index.html'),
    '<!doctype html><input type="file" disabled><output></output><script type="module" src="page.js"></script>');
  return page;
}

async function writePages() {
  const duckdb = await writePage('duckdb', readDuckdb);
  for (const name of ['duckdb-browser-eh.worker.js', 'duckdb-eh.wasm']) {
    copyFileSync(join(duckdbWasmFolder(), name), join(duckdb, name));
  }
  const bare = { isReady: (page) => page.locator('input:enabled').waitFor(), input: 'input', shown: (rows) => `${rows} rows` };
  return [
    {
      title: 'ours, with its report', folder: siteFolder, isReady: waitForEngine, input: 'input[type=file][multiple]',
      shown: (rows) => `${rows.toLocaleString('en-US')} rows read`,
    },
    { title: 'duckdb-wasm eh, in its worker', folder: duckdb, ...bare },
    { title: 'papaparse, in chunks', folder: await writePage('papaparse', readPapaparse), ...bare },
  ];
}

async function pickOnce(browser, { address, isReady, input, shown }, path, rows) {
  const context = await browser.newContext({ locale: 'en-US' });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchPage, shown(rows));
    await page.goto(address);
    await isReady(page);
    await page.waitForTimeout(choosing);
    await page.locator(input).setInputFiles(path);
    await page.waitForFunction(() => globalThis.wall, undefined, { timeout: patience });
    return await page.evaluate(() => ({ wall: globalThis.wall, longest: globalThis.longest }));
  } finally {
    await context.close();
  }
}

/** Adds a page's times, or why it has none. */
async function addRound(browser, page, path, rows) {
  if (page.failure) return;
  try {
    page.times.push(await pickOnce(browser, page, path, rows));
  } catch (error) {
    [page.failure] = error.message.split('\n');
  }
}

function printPage({ title, times, failure }, ours) {
  if (failure) return console.log(`${title.padEnd(34)}failed: ${failure}`);
  const { wall, longest } = medians(times);
  const cell = (value) => value.toFixed(0).padStart(8);
  const ratio = ours.failure ? '' : `   theirs / ours ${(wall / medians(ours.times).wall).toFixed(1)}`;
  console.log(`${title.padEnd(34)}${cell(wall)} ms of the clock, longest task of the page ${cell(longest)} ms${ratio}`);
}

async function measure(pages, path, rows) {
  const browser = await launchChromium();
  try {
    for (let round = 0; round < rounds; ++round) {
      for (const page of pages) await addRound(browser, page, path, rows);
    }
  } finally {
    await browser.close();
  }
}

async function compare(size) {
  const path = dataOf(size).orders;
  console.log(`${basename(path)}, ${statSync(path).size} bytes, picked on a fresh page in Chromium, ` +
    `median of ${rounds} rounds; ${machine()}`);
  const pages = await writePages();
  const servers = await Promise.all(pages.map((page) => serveFolder(page.folder)));
  pages.forEach((page, i) => Object.assign(page, { address: servers[i].address, times: [] }));
  try {
    await measure(pages, path, sizes[size].orders);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
  for (const page of pages) printPage(page, pages[0]);
}

installPeers();
await compare(process.argv[2] ?? 'medium');
