import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { ambiguousOrders, card, dropFiles, loadSample, openDemo, openView } from './support/analyst.mjs';
import { launchChromium } from './support/browser.mjs';

let browser;
before(async () => (browser = await launchChromium()));
after(() => browser.close());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Violations of WCAG 2.2 A and AA, each as one line; axe is evaluated since a script tag would be refused. */
async function violations(page, screen) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  })).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.flat().join(' ')} ${failureSummary}`).slice(0, 3).join(' | ')}`));
  return found.map((line) => `${screen}: ${line}`);
}

async function lookOverTime(page, look) {
  await page.getByRole('tab', { name: 'Over time' }).click();
  await page.locator('sonder-wave-chart [role=img]').first().waitFor();
  await look('answers over time');
  await page.getByLabel('Follow the').selectOption({ label: 'share of certain answers' });
  await page.getByRole('group', { name: 'Answers counted together' }).waitFor();
  await page.locator('sonder-chart-frame').getByRole('button', { name: /as a table$/ }).click();
  await look('answers over time as a table');
}

async function eachScreen(page, look) {
  await look('start');
  await loadSample(page);
  for (const summary of ['Why it was taken for this', 'How the file was read', 'Columns and what they mean', 'The first rows']) {
    await page.getByText(summary).first().click();
  }
  await page.locator('sonder-mapping-editor').first().locator('summary').first().click();
  await look('files');
  await dropFiles(page, [{ name: 'ambiguous.csv', text: ambiguousOrders }]);
  await card(page, 'ambiguous.csv').getByText('Please confirm').waitFor();
  await look('a question about a file');
  for (const view of ['Overview', 'Segments', 'Survey', 'People']) {
    await openView(page, view);
    await page.waitForTimeout(400);
    await look(view);
    if (view === 'Survey') await lookOverTime(page, look);
  }
  await page.getByRole('gridcell').first().click();
  await page.getByRole('heading', { name: 'Timeline' }).waitFor();
  await look('profile');
  await openView(page, 'Segments');
  await page.getByRole('button', { name: /^Download/ }).first().click();
  await page.getByRole('dialog').getByText(/in the file/).waitFor();
  await look('download');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Analysis settings' }).click();
  await look('settings');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Local only' }).click();
  await look('privacy');
}

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing on any screen, ${colorScheme}`, async (t) => {
    const { page } = await openDemo(t, browser, { colorScheme });
    const found = [];
    await eachScreen(page, async (screen) => found.push(...await violations(page, screen)));
    assert.deepEqual(found, []);
  });
}

test('no screen scrolls sideways on a phone', async (t) => {
  const { page } = await openDemo(t, browser, { viewport: { width: 380, height: 780 } });
  await eachScreen(page, async (screen) => {
    const surplus = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.equal(surplus, 0, screen);
  });
});

test('no screen scrolls sideways at the width that 200 % zoom leaves of a laptop', async (t) => {
  const { page } = await openDemo(t, browser, { viewport: { width: 640, height: 400 } });
  await eachScreen(page, async (screen) => {
    const surplus = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.equal(surplus, 0, screen);
  });
});
