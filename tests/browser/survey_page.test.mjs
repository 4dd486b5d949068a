// The example of a survey that scores itself, and its element in somebody else's page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { comesTo } from './support/analyst.mjs';
import { launchChromium, openPage } from './support/browser.mjs';
import { packageFolder, serve, siteFolder } from './support/site.mjs';

let browser;
before(async () => (browser = await launchChromium()));
after(() => browser.close());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function openSurvey(t, options = {}) {
  const { address, requests } = await serve(t, siteFolder);
  const { page, log } = await openPage(t, browser, { locale: 'en-US', ...options });
  await page.goto(`${address}survey/index.html`);
  await page.getByRole('status').getByText('none of the groups').waitFor();
  return { page, log, requests, address };
}

const element = (page) => page.locator('sonder-survey-score');

/** Answers as a regular who recommends the bakery. */
async function answer(page) {
  await page.getByRole('group', { name: /recommend/ }).getByText('9', { exact: true }).click();
  await page.getByRole('group', { name: /fresh/ }).getByText('4', { exact: true }).click();
  await page.getByRole('group', { name: /too much/ }).getByText('2', { exact: true }).click();
  await page.getByLabel('How often').fill('5');
  await page.getByRole('radio', { name: 'Once', exact: true }).check();
}

test('answers are scored and explained while they are given, without a request or a refusal', async (t) => {
  const { page, log, requests, address } = await openSurvey(t);
  await answer(page);
  await page.getByRole('status').getByText('You belong to: Regulars who would recommend us').waitFor();
  // By hand: fresh 4 and dear 6 - 2, two of three answers.
  await element(page).getByText('4 on 1 to 5').waitFor();
  await element(page).getByText('Why').click();
  assert.deepEqual(await element(page).getByRole('listitem').allTextContents(), [
    'Recommends us: promoter (is promoter: yes)', 'Visits last month: 5 (at least 4: yes)',
  ]);
  await element(page).getByText('ε = 1.39').waitFor();
  assert.deepEqual(requests, ['/survey/index.html']);
  assert.deepEqual(log.requests, [`${address}survey/index.html`]);
  assert.deepEqual([log.violations, log.errors], [[], []]);
});

test('the page can neither connect nor evaluate, and starts no worker', async (t) => {
  const { page, log, requests } = await openSurvey(t);
  const outcomes = await page.evaluate(async () => [
    await fetch('/leak').then(() => 'sent', () => 'refused'),
    await new Promise((resolve) => {
      const image = new Image();
      image.onload = () => resolve('sent');
      image.onerror = () => resolve('refused');
      image.src = '/leak.png';
    }),
  ]);
  assert.deepEqual(outcomes, ['refused', 'refused']);
  // The driver's own evaluation is not under the policy; a timer's is.
  await page.evaluate(() => {
    try {
      setTimeout('document.title = "evaluated"');
    } catch {
      // Trusted types refuse it at once.
    }
  });
  const refused = () => [...new Set(log.violations.flatMap((line) => /^\S+-(?:src|for)\b/.exec(line)?.[0] ?? []))];
  await comesTo(() => refused().toSorted(), ['connect-src', 'img-src', 'require-trusted-types-for']);
  assert.notEqual(await page.title(), 'evaluated');
  assert.deepEqual(page.workers(), []);
  assert.deepEqual(requests, ['/survey/index.html']);
});

test('the survey is answered by keyboard alone, and the result opened', async (t) => {
  const { page } = await openSurvey(t);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  for (let step = 0; step < 9; ++step) await page.keyboard.press('ArrowRight');
  await page.getByRole('status').getByText('Friends').waitFor();
  const focused = () => page.evaluate(() => {
    const { activeElement } = document;
    return (activeElement?.shadowRoot?.activeElement ?? activeElement)?.textContent.trim();
  });
  for (let step = 0; step < 20 && await focused() !== 'Why'; ++step) await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Why');
  await page.keyboard.press('Enter');
  await element(page).getByText('Recommends us: promoter').waitFor();
});

test('the form started again is scored again', async (t) => {
  const { page } = await openSurvey(t);
  await answer(page);
  await page.getByRole('status').getByText('You belong to').waitFor();
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByRole('status').getByText('none of the groups').waitFor();
  await element(page).getByText('recommend: Please answer this question.').waitFor();
});

test('the randomised answer stays the same while other answers change', async (t) => {
  const { page } = await openSurvey(t);
  await answer(page);
  const sentence = () => element(page).getByText('Instead of your answer').textContent();
  const first = await sentence();
  for (const visits of ['6', '7', '8', '9', '10', '11', '12', '13']) {
    await page.getByLabel('How often').fill(visits);
    await element(page).getByText(`Visits last month: ${visits} `).waitFor({ state: 'attached' });
    assert.equal(await sentence(), first);
  }
});

for (const [name, options] of [
  ['light', { colorScheme: 'light' }], ['dark', { colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 375, height: 740 } }],
]) {
  test(`axe finds nothing and nothing scrolls sideways, ${name}`, async (t) => {
    const { page } = await openSurvey(t, options);
    await answer(page);
    await element(page).getByText('Why').click();
    await page.getByText('The result as the page gets it').click();
    await page.evaluate(axe);
    const found = await page.evaluate(async () => (await globalThis.axe.run(document)).violations
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(' ')).slice(0, 3).join(' | ')}`));
    assert.deepEqual(found, []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  });
}

test('the start of the demo leads to the survey', async (t) => {
  const { address } = await serve(t, siteFolder);
  const { page } = await openPage(t, browser);
  await page.goto(address);
  await page.getByRole('link', { name: 'a survey that scores itself' }).click();
  await page.getByRole('heading', { name: 'How was the bread?' }).waitFor();
});

const strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data:; connect-src 'none'; "
  + "require-trusted-types-for 'script'; trusted-types 'none'";

/** Somebody's own page under the strict policy, with the element in it. */
async function openHost(t) {
  const { address, requests } = await serve(t, packageFolder);
  const { page, log } = await openPage(t, browser);
  await page.route(`${address}host.html`, (route) => route.fulfill({
    contentType: 'text/html',
    body: `<!doctype html><meta http-equiv="Content-Security-Policy" content="${strict}"><link rel="icon" href="data:,">
<title>Host</title><div id="outer"><sonder-survey-score></sonder-survey-score></div>`,
  }));
  await page.goto(`${address}host.html`);
  return { page, log, requests };
}

test('the element takes answers by property and tells its results by events that leave shadow trees', async (t) => {
  const { page, log, requests } = await openHost(t);
  const heard = await page.evaluate(async () => {
    await import('./survey-page-element.js');
    const score = document.querySelector('sonder-survey-score');
    const next = (type) => new Promise((resolve) => {
      document.querySelector('#outer').addEventListener(type, ({ detail, composed }) => resolve({ detail, composed }), { once: true });
    });
    const first = next('sonder-score');
    score.definition = { version: 1, questions: [{ name: 'r', kind: 'scale', least: 0, most: 10 }],
      segments: [{ name: 'high', label: 'High', rule: { feature: 'r', is: '>', value: 5 } }] };
    score.answers = { r: 3 };
    const { detail: { segment: low }, composed } = await first;
    const second = next('sonder-score');
    score.words = { segment: (label) => `Pripadate: ${label}` };
    score.answers = { r: 8 };
    const { detail: { segment: high } } = await second;
    const failure = next('sonder-error');
    score.definition = { version: 2 };
    return { low, high, composed, code: (await failure).detail.code, scored: score.scored };
  });
  assert.deepEqual(heard, { low: null, high: 'high', composed: true, code: 'invalid_json', scored: null });
  assert.deepEqual(requests.toSorted(), ['/survey-page-element.js', '/survey-page-module.js']);
  assert.deepEqual([log.violations, log.errors], [[], []]);
});
