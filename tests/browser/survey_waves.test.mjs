import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { comesTo, dropFiles, loadSample, openDemo, openView } from './support/analyst.mjs';
import { launchChromium } from './support/browser.mjs';

let browser;
before(async () => (browser = await launchChromium()));
after(() => browser.close());

/** Who is happy: 22 of 50, 24 of 50, nobody asked in March, 45 of 50, 9 of 20; two without a date. */
function survey(heading = 'Timestamp') {
  const rows = [`${heading},Are you happy with us?,Round`];
  const add = (month, yes, no, round) => {
    for (let i = 0; i < yes + no; ++i) {
      const day = String(1 + (i % 28)).padStart(2, '0');
      rows.push(`2024-0${month}-${day} 10:00:00,${i < yes ? 'Yes' : 'No'},${round}`);
    }
  };
  add(1, 22, 28, 'Round 1');
  add(2, 24, 26, 'Round 2');
  add(4, 45, 5, 'Round 3');
  add(5, 9, 11, 'Round 10');
  return { name: 'happy.csv', text: `${rows.join('\n')}\n,Yes,Round 10\nsoon,No,Round 10\n` };
}

async function openWaves(t, files = [survey()]) {
  const { page, log } = await openDemo(t, browser);
  await dropFiles(page, files);
  await openView(page, 'Survey');
  await page.getByRole('tab', { name: 'Over time' }).click();
  return { page, log };
}

const byMonth = (page) => page.getByLabel('One wave is a').selectOption('month');

const cellsOf = async (page, label) => {
  const row = page.getByRole('row', { name: new RegExp(`^${label.replaceAll(' ', '\\s')}`) }).first();
  return (await row.locator('td').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
};

test('a share is followed by month, with what is more than chance and what is outside', async (t) => {
  const { page, log } = await openWaves(t);
  await byMonth(page);
  const summary = page.locator('sonder-chart-frame').getByText(/^The share of/);
  await comesTo(
    async () => (await summary.innerText()).replace(/\s+/g, ' '),
    'The share of “Yes” fell from 90.0 % to 45.0 % between April 2024 and May 2024; that is more ' +
      'than chance would explain. Outside the limits of chance: April 2024. Only 20 people ' +
      'answered in May 2024: take it as a hint.',
  );
  await comesTo(() => page.getByText('1 response has no date or wave').count(), 1);
  await comesTo(() => page.getByText('1 response has a date or wave that cannot be read').count(), 1);
  await page.getByRole('button', { name: 'Are you happy with us? as a table' }).click();
  // R 4.2.2: prop.test(c(24, 22), c(50, 50), correct = FALSE)$p.value, Holm-adjusted with the
  // others; 100 of 170 ± 3 √(0.5882 · 0.4118 / 50) = 37.9 to 79.7.
  const february = await cellsOf(page, 'February 2024');
  assert.deepEqual(
    [february[0], february[1], february[3], february[4], february[6]],
    ['50 (0)', '48.0 %', '37.9 % to 79.7 %', '+4.0', '0.6882'],
  );
  assert.deepEqual(await cellsOf(page, 'March 2024'), ['0', '–', '–', '–', '–', '–', '–', 'no responses']);
  assert.equal((await cellsOf(page, 'April 2024')).at(-1), 'outside the limits');
  assert.equal((await cellsOf(page, 'May 2024'))[0], '20 (-30)');
  assert.equal((await cellsOf(page, 'May 2024')).at(-1), 'under 30 people; base fell to 40 %');
  assert.deepEqual([log.errors, log.violations], [[], []]);
});

test('waves are reached by arrows, and each says its figure, base and change', async (t) => {
  const { page } = await openWaves(t);
  await byMonth(page);
  await comesTo(() => page.locator('sonder-wave-chart [role=img]').count(), 5);
  await page.locator('sonder-wave-chart [tabindex="0"]').focus();
  await page.keyboard.press('End');
  const focused = () =>
    page.locator('sonder-wave-chart :focus').getAttribute('aria-label').then((text) => text.replace(/\s+/g, ' '));
  await comesTo(focused, /^May 2024: 45\.0 % .* 20 people, -45\.0 points: that is more than chance/);
  await page.keyboard.press('ArrowLeft');
  await comesTo(focused, /^April 2024: .*; outside the limits$/);
  await page.keyboard.press('ArrowLeft');
  await comesTo(focused, 'March 2024: no responses');
});

test('waves can be the answers of a column, in the order of their numbers', async (t) => {
  const { page } = await openWaves(t);
  await page.getByLabel('Waves by').selectOption({ label: 'Round' });
  const names = async () =>
    (await page.locator('sonder-wave-chart [role=img]').all()).length === 4
      ? Promise.all((await page.locator('sonder-wave-chart [role=img]').all()).map(async (wave) =>
          (await wave.getAttribute('aria-label')).split(':')[0]))
      : [];
  await comesTo(names, ['Round 1', 'Round 2', 'Round 3', 'Round 10']);
  await comesTo(() => page.getByLabel('One wave is a').count(), 0);
});

test('a file without dates asks for the column of waves', async (t) => {
  const rows = ['Round,Are you happy with us?,How satisfied are you?,Which drink do you buy?'];
  for (let i = 0; i < 60; ++i) {
    const drink = i % 5 === 0 ? 'Tea' : 'Coffee';
    rows.push(`Round ${1 + (i % 3)},${i % 4 === 0 ? 'No' : 'Yes'},${1 + (i % 5)},${drink}`);
  }
  const { page } = await openWaves(t, [{ name: 'rounds.csv', text: `${rows.join('\n')}\n` }]);
  await comesTo(() => page.getByText('Nothing in this file says when people answered').count(), 1);
  await page.getByLabel('Waves by').selectOption({ label: 'Round' });
  await comesTo(() => page.locator('sonder-wave-chart [role=img]').count(), 3);
});

test('the sample is followed over its months, and a filter changes the figures', async (t) => {
  const { page } = await openDemo(t, browser);
  await loadSample(page);
  await openView(page, 'Survey');
  await page.getByRole('tab', { name: 'Over time' }).click();
  await comesTo(() => page.locator('sonder-wave-chart [role=img]').count(), 12);
  const first = () => page.locator('sonder-wave-chart [role=img]').first().getAttribute('aria-label');
  const before = await first();
  await page.getByLabel('Answers of').selectOption({ label: 'Champions' });
  await comesTo(async () => (await first()) !== before, true);
});
