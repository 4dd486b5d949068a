import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ambiguousOrders, card, comesTo, dropFiles, loadSample, openDemo, openView } from './support/analyst.mjs';
import { launchChromium } from './support/browser.mjs';

let browser;
before(async () => (browser = await launchChromium()));
after(() => browser.close());

/** The element in focus through all shadow roots: its role or tag, and its name. */
const focused = (page) => page.evaluate(() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
});

/** Waits until the focus is on something of that name. */
const focusIsOn = (page, name) => comesTo(() => focused(page), name);

async function tabTo(page, name, limit = 60) {
  for (let presses = 0; presses < limit; presses += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (typeof name === 'string' ? now === name : name.test(now)) return;
  }
  assert.fail(`no ${name} within ${limit} tab stops`);
}

test('from the start to a profile and a saved segment without a pointer', async (t) => {
  const { page } = await openDemo(t, browser);
  await page.keyboard.press('Tab');
  await focusIsOn(page, 'Skip to the content');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Try sample data');
  await page.keyboard.press('Enter');
  await page.getByText('See the overview').waitFor();

  await page.keyboard.press('3');
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
  await page.getByRole('row').nth(3).waitFor();
  await tabTo(page, 'People found');
  for (const key of ['ArrowDown', 'ArrowDown', 'PageDown', 'End', 'Home', 'ArrowDown']) await page.keyboard.press(key);
  const row = page.getByRole('row', { selected: true });
  await comesTo(() => row.getAttribute('aria-rowindex'), '3');
  const name = await row.getByRole('gridcell').first().innerText();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();

  await page.keyboard.press('4');
  await page.getByRole('gridcell', { name: /^Recency 5, frequency 5/ }).waitFor();
  await tabTo(page, /^Recency 5, frequency 5/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await focusIsOn(page, /^Recency 4, frequency 4/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Show these people' }).waitFor();
  await focusIsOn(page, /^Recency 4, frequency 4/);

  await tabTo(page, 'Name of the segment');
  await page.keyboard.type('Mine');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Mine', exact: true }).waitFor();
});

test('the focus goes on from a control that is gone', async (t) => {
  const { page } = await openDemo(t, browser);
  await tabTo(page, 'Choose files');
  const chooser = page.waitForEvent('filechooser');
  // The browser learns that it is not to show its own window.
  await page.waitForTimeout(300);
  await page.keyboard.press('Enter');
  const buffer = Buffer.from(ambiguousOrders);
  await (await chooser).setFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer });
  await page.getByText('See the overview').waitFor();
  await focusIsOn(page, 'Choose files');
  await page.getByRole('button', { name: 'Try sample data' }).waitFor({ state: 'detached' });

  await tabTo(page, /^Day first/);
  await page.keyboard.press('Enter');
  await page.getByText('Please confirm').waitFor({ state: 'detached' });
  await focusIsOn(page, /^Customers\s+Orders/);

  await card(page, 'orders.csv').getByRole('button', { name: 'Remove' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Try sample data' }).waitFor();
  await focusIsOn(page, 'Choose files');
});

test('a test of a rule that is moved or added keeps the focus', async (t) => {
  const { page } = await openDemo(t, browser);
  await loadSample(page);
  await page.keyboard.press('4');
  await page.getByRole('button', { name: 'Add a test' }).first().focus();
  await page.keyboard.press('Enter');
  await focusIsOn(page, 'Measure');
  await page.keyboard.press('Control+z');
  const measures = page.getByLabel('Measure', { exact: true });
  await comesTo(() => measures.count(), 1);
  await page.keyboard.press('Control+Shift+z');
  await comesTo(() => measures.count(), 2);
});

test('slash searches, the question mark lists the keys, Escape closes', async (t) => {
  const { page } = await openDemo(t, browser);
  await loadSample(page);
  await page.keyboard.press('/');
  await page.getByRole('searchbox').waitFor();
  await page.keyboard.type('kowalski');
  await comesTo(() => page.getByRole('searchbox').inputValue(), 'kowalski');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'hidden' });
});

test('months of the chart are read out one by one', async (t) => {
  const { page } = await openDemo(t, browser);
  await loadSample(page);
  await page.keyboard.press('2');
  await tabTo(page, /^October 2023/);
  await page.keyboard.press('ArrowRight');
  await focusIsOn(page, /^November 2023: /);
  await page.keyboard.press('End');
  await focusIsOn(page, /^September 2026: /);
});

test('a list of 120,000 people is walked to its end, with only the rows in sight in the page', async (t) => {
  const { page } = await openDemo(t, browser);
  const letters = (index) => [...String(index).padStart(6, '0')].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('');
  const rows = Array.from({ length: 120_000 }, (_, index) => `${index},p${index}@example.com,Person ${letters(index)}`);
  await dropFiles(page, [{ name: 'customers.csv', text: `customer_id,email,full_name\n${rows.join('\n')}` }]);
  await openView(page, 'People');
  await page.getByRole('button', { name: 'Name' }).click();
  await page.getByRole('gridcell', { name: 'Person AAAAAA' }).waitFor();
  await page.getByRole('grid').focus();
  await page.keyboard.press('End');
  await page.getByRole('gridcell', { name: 'Person BBJJJJ' }).waitFor();
  assert.ok(await page.getByRole('row').count() < 120);
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Home');
  await page.getByRole('gridcell', { name: 'Person AAAAAA' }).waitFor();
});
