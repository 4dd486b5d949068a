import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { comesTo, dropFiles, loadSample, openDemo, openView } from './support/analyst.mjs';
import { launchChromium } from './support/browser.mjs';

let browser;
before(async () => (browser = await launchChromium()));
after(() => browser.close());

/** 60 people: of those who buy coffee 30 of 40 are happy, of those who buy tea 5 of 20. */
function survey() {
  const rows = ['Timestamp,Which drink do you buy?,Are you happy with us?'];
  for (let i = 0; i < 60; ++i) {
    const isCoffee = i < 40;
    const isHappy = isCoffee ? i < 30 : i < 45;
    const minute = String(i).padStart(2, '0');
    rows.push(`2024-03-01 10:${minute}:00,${isCoffee ? 'Coffee' : 'Tea'},${isHappy ? 'Yes' : 'No'}`);
  }
  return { name: 'drinks.csv', text: `${rows.join('\n')}\n` };
}

async function openSurvey(t, part) {
  const { page, log } = await openDemo(t, browser);
  await dropFiles(page, [survey()]);
  await openView(page, 'Survey');
  await page.getByRole('tab', { name: part }).click();
  return { page, log };
}

/** The cells of a row of the first table, letters apart. */
const cellsOf = async (page, label) => {
  const row = page.getByRole('row', { name: new RegExp(`^${label}`) }).first();
  return (await row.locator('td').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
};

test('a cross-table shows bases, shares and the letters of lower columns', async (t) => {
  const { page, log } = await openSurvey(t, 'Compare');
  await page.getByRole('checkbox', { name: 'Are you happy with us?' }).check();
  await page.getByRole('checkbox', { name: 'Which drink do you buy?' }).uncheck();
  await comesTo(() => cellsOf(page, 'People asked'), ['60', '40', '20 *']);
  // By hand: 35 of 60, 30 of 40, 5 of 20; z = .5 / sqrt(.5833 * .4167 * (1/40 + 1/20)) = 3.70.
  await comesTo(() => cellsOf(page, 'Yes'), ['58.3 %', '75.0 % B', '25.0 %']);
  await comesTo(() => cellsOf(page, 'No'), ['41.7 %', '25.0 %', '75.0 % A']);
  await page.getByLabel('Cells show').selectOption('counts');
  await comesTo(() => cellsOf(page, 'Yes'), ['35', '30 B', '5']);
  assert.deepEqual([log.errors, log.violations], [[], []]);
});

test('a filter by answers changes every part', async (t) => {
  const { page } = await openSurvey(t, 'Compare');
  await page.getByText('Only responses with certain answers').click();
  await page.getByRole('combobox', { name: 'Question' }).selectOption({ label: 'Which drink do you buy?' });
  await page.getByRole('group', { name: 'Answers' }).getByLabel('Coffee').check();
  await comesTo(() => page.getByText('40 of them shown').count(), 1);
  await comesTo(() => cellsOf(page, 'People asked'), ['40', '40', '0 *']);
  await page.getByRole('tab', { name: 'Questions' }).click();
  await comesTo(() => page.getByText('40 of 40 responses').count(), 2);
  await page.getByRole('button', { name: /Remove the filter/ }).click();
  await comesTo(() => page.getByText('60 of 60 responses').count(), 2);
});

test('responses are weighed to known answers, with the price and both figures', async (t) => {
  const { page } = await openSurvey(t, 'Weights');
  await page.getByRole('combobox', { name: 'Question' }).selectOption({ label: 'Which drink do you buy?' });
  await page.getByRole('spinbutton', { name: 'Coffee' }).fill('20');
  await page.getByRole('spinbutton', { name: 'Tea' }).fill('80');
  await page.getByRole('button', { name: 'Weigh by these percentages' }).click();
  // By hand: coffee counts .3 each, tea 2.4 each; (Σw)² / Σw² = 3600 / (3.6 + 115.2) = 30.3.
  await comesTo(() => page.getByText('60 responses tell as much as 30 without weights').count(), 1);
  await page.getByRole('tab', { name: 'Questions' }).click();
  // .2 * 75 % + .8 * 25 %
  await comesTo(() => page.locator('sonder-question-card').nth(1).getByText('35.0').count(), 1);
});

test('tabs move by arrows, Home and End', async (t) => {
  const { page } = await openSurvey(t, 'Questions');
  await page.getByRole('tab', { name: 'Questions' }).focus();
  const chosen = () => page.getByRole('tab', { selected: true }).innerText();
  await page.keyboard.press('ArrowRight');
  await comesTo(chosen, 'Compare');
  await page.keyboard.press('End');
  await comesTo(chosen, 'Open answers');
  await page.keyboard.press('ArrowRight');
  await comesTo(chosen, 'Questions');
});

test('answers of the sample are compared by groups of customers and calibrated to them', async (t) => {
  const { page } = await openDemo(t, browser);
  await loadSample(page);
  await openView(page, 'Survey');
  await page.getByRole('tab', { name: 'Compare' }).click();
  await comesTo(() => page.getByRole('columnheader', { name: /Champions/ }).first().innerText(), /Champions A/);
  await page.getByRole('tab', { name: 'Weights' }).click();
  await page.getByLabel('RFM group').check();
  await comesTo(() => page.getByRole('heading', { name: 'Without and with weights' }).count(), 1);
  await comesTo(() => page.getByText(/tell as much as/).count(), 2);
});

test('points given out are one question, which can be taken apart and put back', async (t) => {
  const { page, log } = await openDemo(t, browser);
  // By hand: 20, 40, 60, 30 and 50 of 100 are 40 % on average; 70 and 50 do not add up.
  const rows = [[20, 80], [40, 60], [60, 40], [30, 70], [50, 50]];
  const many = [1, 2, 3, 4].flatMap(() => rows);
  const text = ['Timestamp,Your budget [Food],Your budget [Travel]',
    ...[...many, [70, 50]].map(([food, travel], i) => `2024-03-01 10:${10 + i}:00,${food},${travel}`), ''].join('\n');
  await dropFiles(page, [{ name: 'budget.csv', text }]);
  await openView(page, 'Survey');
  const card = page.locator('sonder-question-card').first();
  await card.getByText('1 answer not adding up to 100').waitFor();
  await card.getByRole('button', { name: 'Answers as a table' }).click();
  await comesTo(() => card.getByRole('row', { name: /^Food/ }).locator('td').nth(1).innerText(), /40\.0/);
  await card.getByText('Understood as points given out').click();
  await card.getByRole('button', { name: 'Take its 2 columns apart' }).click();
  await comesTo(() => page.locator('sonder-question-card').count(), 2);
  await page.getByRole('button', { name: 'Back to what was found' }).first().click();
  await comesTo(() => page.locator('sonder-question-card').count(), 1);
  assert.deepEqual([log.errors, log.violations], [[], []]);
});
