// Figures of public data sets on the page; where they come from: GOLDENS.md and PROVENANCE.md beside
// the data. Without the data these tests skip themselves.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { card, chooseFiles, openDemo, openView, readFigures, sharedData } from './support/analyst.mjs';
import { launchChromium } from './support/browser.mjs';

let browser;
before(async () => (browser = await launchChromium()));
after(() => browser.close());

const skip = sharedData ? false : 'no real files at hand';

test('CDNOW sample: 6,919 rows, 2,357 customers, 244,091.94', { skip }, async (t) => {
  const { page, log } = await openDemo(t, browser);
  await chooseFiles(page, `${sharedData}commerce/cdnow/CDNOW_sample.txt`);
  await card(page, 'CDNOW_sample.txt').getByText('6,919 rows read = 6,919 used + 0 skipped').waitFor();
  await openView(page, 'Overview');
  const figures = await readFigures(page);
  assert.equal(figures.get('Customers').figure, '2,357');
  assert.equal(figures.get('Net sales').figure, '244,091.94');
  // G13 of GOLDENS.md: 67.455 % of revenue.
  assert.equal(figures.get('Top fifth of buyers').figure.replace(/\s/g, ''), '67.5%');
  assert.deepEqual([log.requests.length, log.violations, log.errors], [1, [], []]);
});

test('two years of a survey at once: 3,062 and 1,838 responses, NPS 72.1 and 74.0, both flagged', { skip }, async (t) => {
  const { page } = await openDemo(t, browser);
  await chooseFiles(page, [
    `${sharedData}survey/google_forms/2018-english-form-responses.tsv`,
    `${sharedData}survey/google_forms/2019-english-responses.csv`,
  ]);
  await openView(page, 'Survey');
  await page.getByText('3,062 responses', { exact: true }).waitFor();
  const question = page.getByRole('article', { name: /^How likely are you to recommend/ });
  await question.getByText('72.1', { exact: true }).waitFor();
  await question.getByText('Asked on a scale of 1–10').waitFor();
  await page.getByRole('combobox', { name: 'File', exact: true }).selectOption({ label: '2019-english-responses.csv' });
  await page.getByText('1,838 responses', { exact: true }).waitFor();
  // There are two such questions: one asks about R, the other about a part of its community.
  const aboutR = question.filter({ has: page.getByText('74.0', { exact: true }) });
  await aboutR.getByText('Asked on a scale of 1–10').waitFor();
});

test('Online Retail, packed: 25,900 invoices, 4,372 customers, 9,747,747.934, and the orders of nobody shown', { skip }, async (t) => {
  const { page } = await openDemo(t, browser);
  await chooseFiles(page, `${sharedData}commerce/online_retail/online_retail.csv.gz`);
  await card(page, 'online_retail.csv.gz').getByText('135,080 rows without a customer').waitFor();
  await openView(page, 'Overview');
  const figures = await readFigures(page);
  assert.equal(figures.get('Customers').figure, '4,372');
  assert.equal(figures.get('Net sales').figure, '9,747,747.934');
  const number = (name) => Number(figures.get(name).figure.replaceAll(',', ''));
  assert.equal(number('Purchases') + number('Returns'), 25_900);
  assert.ok(number('Orders without a customer') > 0);
});
