import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { comesTo, dropFiles, openDemo, openView } from './support/analyst.mjs';
import { launchChromium } from './support/browser.mjs';

let browser;
before(async () => (browser = await launchChromium()));
after(() => browser.close());

const files = [
  {
    name: 'crm.csv',
    text: 'customer_id,first_name,last_name,email,city,country,marketing_consent\n' +
      'C1,Ana,Horvat,ana@example.com,Zagreb,Croatia,yes\nC2,Ivo,Kos,ivo@example.com,Split,Croatia,no\n' +
      'C3,Eva,Lis,eva@example.com,London,United Kingdom,\n',
  },
  {
    name: 'orders.csv',
    text: 'order_id,customer_id,order_date,total,shop name\n1,C1,2024-01-01,10.00,North\n' +
      '2,C1,2024-02-01,200.00,South\n3,C2,2024-02-03,20.00,North\n',
  },
];

async function openPeople(t, options) {
  const { page } = await openDemo(t, browser, options);
  await dropFiles(page, files);
  await openView(page, 'People');
  return page;
}

const facet = (page, name) => page.getByRole('combobox', { name, exact: true });
const optionsOf = (page, name) => facet(page, name).locator('option').allInnerTexts()
  .then((texts) => texts.map((text) => text.trim().replaceAll(/\s+/g, ' ')));
const found = (page) => page.getByRole('search').getByRole('status').innerText();

test('facets say how many each choice leaves, and narrow the list together', async (t) => {
  const page = await openPeople(t);
  await comesTo(() => optionsOf(page, 'Shop'), ['Any', 'North (2)', 'South (1)']);
  assert.deepEqual(await optionsOf(page, 'Country'), ['Any', 'Croatia (2)', 'United Kingdom (1)']);
  assert.deepEqual(await optionsOf(page, 'In file'), ['Any', 'crm.csv (3)', 'orders.csv (2)']);
  assert.deepEqual(await optionsOf(page, 'Marketing consent'), ['Any', 'given (1)', 'refused (1)', 'not known (1)']);
  await facet(page, 'Shop').selectOption('North');
  await comesTo(() => found(page), '2 people');
  // Of its own choice a facet shows the others too; the others count what it leaves.
  await comesTo(() => optionsOf(page, 'City'), ['Any', 'Split (1)', 'Zagreb (1)']);
  assert.deepEqual(await optionsOf(page, 'Shop'), ['Any', 'North (2)', 'South (1)']);
  await page.getByRole('searchbox').fill('ana');
  await comesTo(() => optionsOf(page, 'Marketing consent'), ['Any', 'given (1)']);
  await comesTo(() => found(page), '1 person');
});

test('facets are chosen and cleared by keyboard', async (t) => {
  const page = await openPeople(t);
  await comesTo(() => optionsOf(page, 'Marketing consent'), ['Any', 'given (1)', 'refused (1)', 'not known (1)']);
  await facet(page, 'Marketing consent').focus();
  await page.keyboard.type('ref');
  await page.keyboard.press('Enter');
  await comesTo(() => found(page), '1 person');
  await page.getByText('Filters, 1 chosen').waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).focus();
  await page.keyboard.press('Enter');
  await comesTo(() => found(page), '3 people');
});

test('facets that nobody matches together are left by one button; a phone shows them on demand', async (t) => {
  const page = await openPeople(t, { viewport: { width: 380, height: 800 } });
  assert.equal(await facet(page, 'City').isVisible(), false);
  await page.getByText('Filters', { exact: true }).click();
  await comesTo(() => optionsOf(page, 'City'), ['Any', 'London (1)', 'Split (1)', 'Zagreb (1)']);
  await facet(page, 'City').selectOption('London');
  await comesTo(() => found(page), '1 person');
  await page.getByRole('searchbox').fill('kos');
  await page.getByText('Nobody matches this search and these filters.').waitFor();
  await page.getByRole('button', { name: 'Show everybody' }).click();
  await comesTo(() => found(page), '3 people');
});
