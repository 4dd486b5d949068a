import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import papaparse from 'papaparse';
import { card, comesTo, loadSample, openDemo, openView, readFigures } from './support/analyst.mjs';
import { launchChromium } from './support/browser.mjs';
import { siteFolder } from './support/site.mjs';

let browser;
before(async () => (browser = await launchChromium()));
after(() => browser.close());

/** The same files read by papaparse, an independent reader. */
function readSample(name) {
  const text = readFileSync(`${siteFolder}sample/${name}`, 'utf8').replace(/^\uFEFF/, '');
  return papaparse.parse(text, { header: true, skipEmptyLines: 'greedy' }).data;
}

const number = (value) => value.toLocaleString('en-US');

test('the sample is read, recognised and accounted for row by row', async (t) => {
  const { page } = await openDemo(t, browser);
  await loadSample(page);
  const kinds = { 'customers.csv': 'customers', 'orders.csv': 'orders', 'order_lines.csv': 'order_lines', 'survey.csv': 'survey' };
  for (const [name, kind] of Object.entries(kinds)) {
    const rows = readSample(name).length;
    assert.equal(await card(page, name).locator('select').first().inputValue(), kind);
    const text = await card(page, name).innerText();
    assert.ok(text.includes(`read ${number(rows)} rows`), `${name}: ${rows} rows`);
    const [, read, used, skipped] = /([\d,]+) rows read = ([\d,]+) used \+ ([\d,]+) skipped/.exec(text);
    const [all, taken, left] = [read, used, skipped].map((figure) => Number(figure.replaceAll(',', '')));
    assert.equal(all, rows);
    assert.equal(taken + left, all);
  }
});

test('key figures are those an independent count finds', async (t) => {
  const { page, log } = await openDemo(t, browser);
  await loadSample(page);
  await openView(page, 'Overview');
  const figures = await readFigures(page);
  // An order number that occurs again is the same order exported twice.
  const orders = [...new Map(readSample('orders.csv').map((order) => [order.order_id, order])).values()];
  const counted = orders.filter(({ status }) => status !== 'cancelled');
  const purchases = counted.filter(({ total }) => Number(total) >= 0).length;
  assert.equal(figures.get('Purchases').figure, number(purchases));
  assert.equal(figures.get('Returns').figure, number(counted.length - purchases));
  const zlotys = counted.filter(({ currency }) => currency === 'PLN');
  const net = zlotys.reduce((sum, { total }) => sum + Math.round(Number(total) * 100), 0) / 100;
  assert.equal(figures.get('Net sales').figure.replace(/[^\d.]/g, ''), net.toFixed(2));
  assert.equal(figures.get('Survey responses').figure, number(readSample('survey.csv').length));
  assert.deepEqual(log, { requests: [page.url().split('#')[0]], violations: [], errors: [] });
});

test('every view draws the sample without an error, a request or a refusal', async (t) => {
  const { page, log } = await openDemo(t, browser);
  await loadSample(page);
  for (const view of ['Overview', 'People', 'Segments', 'Survey', 'Files']) {
    await openView(page, view);
    await page.waitForTimeout(150);
  }
  assert.deepEqual(log.errors, []);
  assert.deepEqual(log.violations, []);
  assert.equal(log.requests.length, 1);
});

test('a person is found by name without diacritics, opened, and the list is where it was left', async (t) => {
  const { page } = await openDemo(t, browser);
  await loadSample(page);
  await openView(page, 'People');
  await page.getByRole('searchbox').fill('wojcik');
  const first = page.getByRole('grid').getByRole('row').nth(1);
  await page.getByRole('gridcell', { name: /Wójcik/ }).first().waitFor();
  const name = await first.getByRole('gridcell').first().innerText();
  await first.click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByRole('heading', { name: 'Timeline' }).waitFor();
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await comesTo(() => page.getByRole('searchbox').inputValue(), 'wojcik');
  assert.ok(!page.url().includes('wojcik'));
});

test('the people of a cell of the RFM map are as many as the cell says', async (t) => {
  const { page } = await openDemo(t, browser);
  await loadSample(page);
  await openView(page, 'Segments');
  for (const [recency, frequency] of [[5, 5], [1, 1], [3, 2]]) {
    const cell = page.getByRole('gridcell', { name: new RegExp(`^Recency ${recency}, frequency ${frequency}:`) });
    const [, people] = /:\s+([\d,]+)\s+(person|people)/.exec(await cell.textContent());
    await cell.click();
    await page.getByRole('button', { name: 'Show these people' }).click();
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
    await page.getByText(`${people} people`, { exact: true }).waitFor();
    await openView(page, 'Segments');
  }
});

test('a rule is built, undone, saved and downloaded with the people it counted', async (t) => {
  const { page } = await openDemo(t, browser);
  await loadSample(page);
  await openView(page, 'Segments');
  const editor = page.locator('sonder-rule-editor');
  await editor.getByRole('spinbutton', { name: 'Value' }).fill('10');
  await editor.getByText('The rule as text').click();
  const text = editor.getByRole('textbox', { name: 'The rule as JSON' });
  await comesTo(async () => JSON.parse(await text.inputValue()), { all: [{ feature: 'order_count', is: '>=', value: 10 }] });
  await text.fill('{"all": [{"feature": "order_count", "is": "is"}]}');
  await editor.getByText('at /all/0', { exact: false }).waitFor();
  await text.fill('{"not": {"feature": "order_count", "is": ">=", "value": 3}}');
  await editor.getByRole('button', { name: 'Undo' }).click();
  await comesTo(async () => JSON.parse(await text.inputValue()), { all: [{ feature: 'order_count', is: '>=', value: 10 }] });
  await editor.getByRole('button', { name: 'Redo' }).click();
  await editor.getByRole('textbox', { name: 'Name of the segment' }).fill('Seldom');
  await editor.getByRole('button', { name: 'Save segment' }).click();
  const members = await page.getByRole('row', { name: /^Seldom/ }).getByRole('cell').first().innerText();
  await page.getByRole('button', { name: 'Download Seldom' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /consent to marketing/ }).uncheck();
  await dialog.getByRole('radio', { name: /Polish/ }).check();
  await dialog.getByText(/withheld: refused/).waitFor();
  const [people, withheld] = (await dialog.getByRole('status').innerText()).match(/[\d,]+(?= people)/g).map((figure) => Number(figure.replaceAll(',', '')));
  assert.equal(number(people + withheld), members);
  const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Download' }).click()]);
  const csv = readFileSync(await file.path(), 'utf8');
  assert.ok(csv.startsWith('\uFEFF'));
  const { data } = papaparse.parse(csv.slice(1), { delimiter: ';', header: true, skipEmptyLines: true });
  assert.equal(data.length, people);
});

test('a question can be read as another kind, and back', async (t) => {
  const { page } = await openDemo(t, browser);
  await loadSample(page);
  await openView(page, 'Survey');
  const question = page.getByRole('article', { name: 'Which brand do you know best?' });
  await question.getByText(/^Understood as/).click();
  await question.getByLabel('It is rather').selectOption('open_text');
  await question.getByText('The most frequent answers, word for word').waitFor();
  await question.getByLabel('It is rather').selectOption('single_choice');
  await question.getByText('The most frequent answers, word for word').waitFor({ state: 'detached' });
});

test('a column is mapped otherwise and the rows are read again', async (t) => {
  const { page } = await openDemo(t, browser);
  await loadSample(page);
  const orders = card(page, 'orders.csv');
  await orders.getByText('Columns and what they mean').click();
  await orders.getByLabel('What email means').selectOption('');
  await orders.getByRole('button', { name: 'Apply' }).click();
  await orders.getByText('you decided so').waitFor();
  await openView(page, 'Overview');
  const figures = await readFigures(page);
  assert.ok(Number(figures.get('Orders without a customer').figure.replaceAll(',', '')) > 6);
});

test('a nested rule typed as text comes out of the editor as the same rule', async (t) => {
  const { page } = await openDemo(t, browser);
  await loadSample(page);
  await openView(page, 'Segments');
  const editor = page.locator('sonder-rule-editor');
  await editor.getByText('The rule as text').click();
  const text = editor.getByRole('textbox', { name: 'The rule as JSON' });
  const rule = { all: [
    { any: [{ feature: 'net_spend', is: 'between', from: 100, to: 250.5 }, { feature: 'country', is: 'one_of', values: ['Polska', 'Niemcy'] }] },
    { not: { any: [{ feature: 'last_order', is: '<', value: '2025-01-01' }, { feature: 'has_email', is: '=', value: true }] } },
    { not: { all: [{ feature: 'recommendation', is: 'known' }] } },
    { not: { feature: 'order_count', is: '>', value: 40 } },
  ] };
  await text.fill(JSON.stringify(rule));
  await editor.getByRole('button', { name: 'Undo' }).click();
  await editor.getByRole('button', { name: 'Redo' }).click();
  await comesTo(async () => JSON.parse(await text.inputValue()), rule);
  await editor.getByText(/of 5,\d+ people/).waitFor();
});

test('an earlier date of analysis shows fewer purchases', async (t) => {
  const { page } = await openDemo(t, browser);
  await loadSample(page);
  await openView(page, 'Overview');
  const before = await readFigures(page);
  await page.getByRole('button', { name: 'Analysis settings' }).click();
  await page.getByLabel('Measured at the end of').fill('2025-01-01');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByText(/As of\s+Jan 1, 2025/).waitFor();
  const later = await readFigures(page);
  const purchases = (figures) => Number(figures.get('Purchases').figure.replaceAll(',', ''));
  assert.ok(purchases(later) < purchases(before));
});

test('a mapping is kept as a file and loaded again', async (t) => {
  const { page } = await openDemo(t, browser);
  await loadSample(page);
  const customers = card(page, 'customers.csv');
  await customers.getByText('Columns and what they mean').click();
  const [saved] = await Promise.all([page.waitForEvent('download'), customers.getByRole('button', { name: 'Save mapping' }).click()]);
  assert.equal(saved.suggestedFilename(), 'customers.mapping.json');
  const mapping = JSON.parse(readFileSync(await saved.path(), 'utf8'));
  assert.equal(mapping.fields.email, 'E-mail');
  const changed = { ...mapping, fields: { ...mapping.fields, phone: null } };
  await customers.locator('input[type=file]').setInputFiles({ name: 'mapping.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(changed)) });
  await customers.getByText('you decided so').waitFor();
  await comesTo(() => customers.getByLabel('What Telefon means').inputValue(), '');
  await customers.locator('input[type=file]').setInputFiles({ name: 'mapping.json', mimeType: 'application/json', buffer: Buffer.from('{"version": 3}') });
  await customers.getByText('not a mapping of version 1 or 2').waitFor();
});
