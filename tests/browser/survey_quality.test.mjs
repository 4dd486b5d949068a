import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { comesTo, dropFiles, openDemo, openView } from './support/analyst.mjs';
import { launchChromium } from './support/browser.mjs';

let browser;
before(async () => (browser = await launchChromium()));
after(() => browser.close());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Twelve responses: the third a preview of random keys, the fourth not finished, the fifth done in 20 seconds. */
function responses() {
  const answers = [
    'more tea', 'tea and cups', 'asdf asdf', 'Write to me: anna@example.com', 'nothing is missing here',
    '<img src=x onerror=alert(1)>', 'better tea', 'longer opening hours please', '', 'a warmer shop',
    'cheaper cups for tea', 'more room to sit',
  ];
  const header = 'Response ID,Status,Finished,Duration (in seconds),'
    + 'How likely are you to recommend us to a friend? (0-10),What is missing?';
  const rows = answers.map((answer, row) => [
    `R_${row}`, row === 2 ? 'Survey Preview' : 'IP Address', row === 3 ? 'False' : 'True',
    row === 4 ? 20 : 300 + row, row === 4 ? 0 : 10, answer,
  ].join(','));
  return [header, ...rows, ''].join('\n');
}

async function openPart(t, name, options = {}) {
  const { page, log } = await openDemo(t, browser, options);
  await dropFiles(page, [{ name: 'responses.csv', text: responses() }]);
  await openView(page, 'Survey');
  // Of twelve answers that all differ nobody can tell whether they are choices.
  const card = page.locator('sonder-question-card', { hasText: 'What is missing?' });
  await card.locator('summary').click();
  await card.getByLabel('It is rather').selectOption('open_text');
  await page.getByRole('tab', { name }).click();
  return { page, log };
}

const rowOf = (page, name) => page.getByRole('row', { name: new RegExp(`^${name}`) });

test('rules say what they flag, and what leaving that out changes', async (t) => {
  const { page, log } = await openPart(t, 'Quality');
  await page.getByText('3 of 12 responses').waitFor();
  await comesTo(() => rowOf(page, 'Too fast').innerText(), /^\s*Too fast\s+1\s+9\.1/);
  await page.getByText('took 7 % of the median time').waitFor();
  // 11 promoters and one detractor of 12; 9 promoters of 9.
  await comesTo(() => rowOf(page, 'How likely').innerText(), /83\.3\s+100\.0\s+\+16\.7\s+9 of 12/);

  await page.getByRole('checkbox', { name: 'Too fast' }).uncheck();
  await page.getByText('2 of 12 responses').waitFor();
  await page.getByText('took 7 % of the median time').waitFor({ state: 'detached' });
  await page.getByText(/rules could not be applied/).click();
  await page.getByText('No columns say how long each page took.').waitFor();
  assert.deepEqual(log.errors, []);
});

test('what is flagged is left out of every part of the survey', async (t) => {
  const { page } = await openPart(t, 'Quality');
  await page.getByRole('checkbox', { name: 'Leave them out of every figure' }).check();
  await page.getByText('9 of them shown').waitFor();
  await page.getByText('3 of 12 responses').waitFor();
  await page.getByRole('tab', { name: 'Open answers' }).click();
  await page.getByText('8 answers').waitFor();
  assert.equal(await page.getByText('asdf').count(), 0);
});

test('open answers are searched, and personal details hidden until they are asked for', async (t) => {
  const { page, log } = await openPart(t, 'Open answers');
  await page.getByText('11 answers').waitFor();
  await page.getByText('Write to me: [e-mail]').waitFor();
  await page.getByText('1 answer holds 1 e-mail address, hidden here.').waitFor();
  await page.getByRole('checkbox', { name: /^Hide/ }).uncheck();
  await page.getByText('Write to me: anna@example.com').waitFor();
  // Markup in an answer is text.
  await page.getByText('<img src=x onerror=alert(1)>').waitFor();

  await page.getByRole('button', { name: 'Search for tea, in 4 of 11 answers' }).click();
  await page.getByText('4 answers of 11 found').waitFor();
  await page.getByRole('searchbox').fill('NOTHING');
  await page.getByText('1 answer of 11 found').waitFor();
  assert.deepEqual(log.errors, []);
});

test('answers are saved only of people enough', async (t) => {
  const { page } = await openPart(t, 'Open answers');
  await page.getByText('11 answers').waitFor();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const download = await saving;
  assert.equal(download.suggestedFilename(), 'quotes.csv');
  const text = readFileSync(await download.path(), 'utf8');
  assert.match(text, /Write to me: \[e-mail\]/);
  assert.doesNotMatch(text, /anna@/);
  await page.getByRole('searchbox').fill('tea');
  await page.getByText('4 answers of 11 found').waitFor();
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  await page.getByText(/quotes must be of at least 5 people/).waitFor();
});

for (const [what, options] of [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['a phone', { viewport: { width: 390, height: 844 } }],
]) {
  test(`both parts are accessible and fit, ${what}`, async (t) => {
    const { page } = await openPart(t, 'Quality', options);
    for (const [name, text] of [['Quality', 'Flagged responses'], ['Open answers', 'Most frequent words']]) {
      await page.getByRole('tab', { name }).click();
      await page.getByRole('heading', { name: text }).waitFor();
      await page.evaluate(axe);
      const found = await page.evaluate(async () => (await globalThis.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      })).violations.map(({ id, nodes }) => `${id}: ${nodes[0].target.flat().join(' ')} ${nodes[0].failureSummary}`));
      assert.deepEqual(found, [], name);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways`);
    }
  });
}

test('both parts are used by keyboard alone', async (t) => {
  const { page } = await openPart(t, 'Quality');
  await page.getByText('3 of 12 responses').waitFor();
  await page.getByRole('checkbox', { name: 'Leave them out' }).focus();
  await page.keyboard.press('Tab');
  for (let presses = 0; presses < 8 && !(await page.getByRole('checkbox', { name: 'Too fast' }).evaluate((box) => box.matches(':focus'))); presses += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Space');
  await page.getByText('2 of 12 responses').waitFor();
  await page.getByRole('tab', { name: 'Quality' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('tea');
  await page.getByText('4 answers of 11 found').waitFor();
});
