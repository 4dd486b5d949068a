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

/** 24 people in two towns: marks 1 to 4 in the one, 3 to 6 in the other; before and after a visit. */
function marks() {
  const rows = ['Timestamp,Which town?,How do you rate us? (1 to 7),Knew us before?,Knows us now?,How well do you know us? (1 to 5)'];
  for (let i = 0; i < 24; ++i) {
    const isFirst = i < 12;
    const minute = String(i).padStart(2, '0');
    const mark = (i % 4) + (isFirst ? 1 : 3);
    const [knew, knows] = [i < 4 ? 'Yes' : 'No', i < 3 || i > 11 ? 'Yes' : 'No'];
    rows.push(`2024-03-01 10:${minute}:00,${isFirst ? 'Lodz' : 'Split'},${mark},${knew},${knows},${1 + ((mark + (i % 2)) % 5)}`);
  }
  return { name: 'marks.csv', text: `${rows.join('\n')}\n` };
}

test('a cross-table says in words whether groups differ', async (t) => {
  const { page, log } = await openDemo(t, browser);
  await dropFiles(page, [marks()]);
  await openView(page, 'Survey');
  await page.getByRole('tab', { name: 'Compare' }).click();
  const table = page.getByRole('region', { name: /How do you rate us/ });
  await page.getByRole('checkbox', { name: /How do you rate us/ }).check();
  // R 4.2.2: t.test and wilcox.test(exact = FALSE) of rep(1:4, 3) and rep(3:6, 3).
  await comesTo(() => table.getByText(/By their means/).innerText(), /^By their means, the columns differ more than chance would explain \(Welch’s t test: t\(22\.0\) = -4\.20, p = 0\.0004.*the difference is large \(Hedges’ g = -1\.65\)\.$/);
  await comesTo(() => table.getByText(/By the order of the answers/).innerText(), /Mann–Whitney: z = -3\.15, p = 0\.0016.*Cliff’s δ = -0\.75/);
  assert.deepEqual([log.errors, log.violations], [[], []]);
});

test('two answers of the same people are compared', async (t) => {
  const { page, log } = await openDemo(t, browser);
  await dropFiles(page, [marks()]);
  await openView(page, 'Survey');
  await page.getByRole('tab', { name: 'Compare' }).click();
  const pair = page.getByRole('region', { name: 'The same people, two questions' });
  const first = pair.getByRole('group', { name: 'First answer' });
  await first.getByLabel('What was asked').selectOption({ label: 'Knew us before?' });
  await first.getByLabel('Answer').selectOption('Yes');
  await pair.getByRole('group', { name: 'Second answer' }).getByLabel('What was asked').selectOption({ label: 'Knows us now?' });
  const cells = async () => (await pair.getByRole('cell').allInnerTexts()).map((text) => text.split(/\s/)[0]);
  // By hand: 3 both times, 1 only before, 12 only after, 8 never; R: binom.test(1, 13).
  await comesTo(cells, ['3', '1', '12', '8']);
  await comesTo(() => pair.getByText(/McNemar/).innerText(), /^1 gave only the first answer and 12 only the second, more apart than chance would explain \(McNemar’s exact test: p = 0\.0034\)/);
  await comesTo(() => pair.getByText(/points, with/).innerText(), /That is \+45\.8 points/);
  assert.deepEqual([log.errors, log.violations], [[], []]);
});

test('a ranking shows mean ranks, and who is preferred to whom as a table', async (t) => {
  const { page, log } = await openDemo(t, browser);
  const orders = ['1,2,3', '2,1,3', '3,2,1', '1,3,2', '1,2,', '2,1,3'];
  const rows = ['Timestamp,Rank these [Tea],Rank these [Coffee],Rank these [Mate]'];
  for (let i = 0; i < 24; ++i) rows.push(`2024-03-01 10:${10 + i}:00,${orders[i % 6]}`);
  await dropFiles(page, [{ name: 'ranking.csv', text: `${rows.join('\n')}\n` }]);
  await openView(page, 'Survey');
  const card = page.locator('sonder-question-card').filter({ hasText: 'Mean rank' });
  // By hand: tea 10/6, coffee 11/6, mate 12/5; as many prefer tea to coffee as the other way round.
  const bars = async () => (await card.locator('.bars strong').allInnerTexts()).join(' ');
  await comesTo(bars, '1.67 1.83 2.40');
  await comesTo(() => card.getByText(/No item is preferred/).count(), 1);
  await card.getByRole('button', { name: 'Answers as a table' }).click();
  const row = async (name) =>
    (await card.getByRole('region', { name: 'Ranks' }).getByRole('row', { name: new RegExp(`^${name}`) }).locator('td').allInnerTexts());
  await comesTo(async () => (await row('Mate')).filter((_, at) => [0, 1, 3].includes(at)), ['20', '2.40', '4']);
  await card.getByText('Who prefers what to what').click();
  await comesTo(() => card.getByRole('region', { name: 'Preferences' }).getByRole('row', { name: /^Tea/ }).innerText(), /^Tea\s+50\s%\s+83\s%$/);
  assert.deepEqual([log.errors, log.violations], [[], []]);
});

test('a scale takes answers for steps where asked to', async (t) => {
  const { page, log } = await openDemo(t, browser);
  await dropFiles(page, [marks()]);
  await openView(page, 'Survey');
  await page.getByRole('tab', { name: 'Scales' }).click();
  await page.getByText('Questions to measure together').click();
  await page.getByRole('checkbox', { name: /How do you rate us/ }).check();
  await page.getByRole('checkbox', { name: /How well do you know us/ }).check();
  await comesTo(() => page.getByText(/Cronbach’s α/).count(), 1);
  assert.equal(await page.getByText(/^Ordinal α/).count(), 0);
  await page.getByLabel('Take answers for steps (polychoric)').check();
  await comesTo(() => page.getByText(/^Ordinal α/).count(), 1);
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

test('a filter offers questions that nobody in it answered', async (t) => {
  const { page } = await openDemo(t, browser);
  const { name, text } = survey();
  const [header, ...rows] = text.trimEnd().split('\n');
  const reasons = rows.map((row, at) => `${row},${row.includes('Tea') ? ['Taste', 'Price'][at % 2] : ''}`);
  await dropFiles(page, [{ name, text: [`${header},Why tea?`, ...reasons].join('\n') }]);
  await openView(page, 'Survey');
  await page.getByText('Only responses with certain answers').click();
  const question = page.getByRole('combobox', { name: 'Question' });
  await question.selectOption({ label: 'Which drink do you buy?' });
  await page.getByRole('group', { name: 'Answers' }).getByLabel('Coffee').check();
  await comesTo(() => page.getByText('40 of them shown').count(), 1);
  await question.selectOption({ label: 'Why tea?' });
  await comesTo(() => page.getByRole('group', { name: 'Answers' }).getByLabel('Taste').count(), 1);
});

test('true shares behind randomised answers', async (t) => {
  const { page, log } = await openSurvey(t, 'Questions');
  const card = page.locator('sonder-question-card', { hasText: 'Which drink do you buy?' });
  await card.getByText('Were these answers randomised?').click();
  await card.getByLabel('Its value').fill('0.5');
  await card.getByRole('button', { name: 'Estimate' }).click();
  // By hand: 40 of 60 came in, (2/3 - 1/4) / 0.5 = 5/6; ln(1 + 2) = 1.10.
  await card.getByText('60 answers of 2 options').waitFor();
  await comesTo(() => card.getByText('ε = 1.10').count(), 1);
  const row = card.getByRole('row', { name: /^Coffee/ });
  await comesTo(async () => (await row.locator('td').allInnerTexts()).slice(0, 3).join(), /^40,66.7\s%,83.3\s%$/);
  assert.deepEqual([log.errors, log.violations], [[], []]);
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

test('standard errors are by how the sample was drawn', async (t) => {
  const { page, log } = await openDemo(t, browser);
  const spend = [3, 5, 2, 8, 7, 1, 4, 9, 6, 2, 5, 7];
  const shops = ['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd', 'e', 'e', 'f', 'g'];
  const rows = spend.map((x, i) => `2024-03-01 10:${10 + i}:00,${x},${i < 6 ? 'north' : 'south'},${shops[i]}`);
  await dropFiles(page, [{ name: 'visits.csv', text: ['Timestamp,How good was it?,Region,Shop', ...rows, ''].join('\n') }]);
  await openView(page, 'Survey');
  await page.getByRole('tab', { name: 'Weights' }).click();
  await page.getByLabel('Strata').selectOption({ label: 'Region' });
  await page.getByLabel('Clusters').selectOption({ label: 'Shop' });
  await page.getByText('7 clusters of 2 strata').waitFor();
  // R 4.2.2, survey 4.1: svymean(deff = "replace") of shops in strata; 7 clusters less 2 strata.
  await page.getByText('5 degrees of freedom').waitFor();
  await comesTo(() => cellsOf(page, 'How good was it'), ['4.92', '0.40', '0.30']);
  await page.getByText('Intervals are by how the sample was drawn').waitFor();
  assert.deepEqual([log.errors, log.violations], [[], []]);
});

test('replicate weights stand for strata and clusters', async (t) => {
  const { page, log } = await openDemo(t, browser);
  const rows = ['9,1,0,1.333333,1.333333,1.333333', '3,2,0,2.666667,2.666667,2.666667', '10,1.5,2,0,2,2',
    '7,1,1.333333,0,1.333333,1.333333', '8,2,2.666667,2.666667,0,2.666667', '2,2.5,3.333333,3.333333,0,3.333333',
    '10,1,1.333333,1.333333,1.333333,0', '6,1,1.333333,1.333333,1.333333,0'];
  const text = ['Timestamp,How good was it?,Weight,rep1,rep2,rep3,rep4',
    ...rows.map((row, i) => `2024-03-01 10:${10 + i}:00,${row}`), ''].join('\n');
  await dropFiles(page, [{ name: 'visits.csv', text }]);
  await openView(page, 'Survey');
  await page.getByRole('tab', { name: 'Weights' }).click();
  await page.getByLabel('Column of weights').selectOption({ label: 'Weight' });
  await page.getByText('The file has replicate weights').click();
  await page.getByLabel('Their columns begin with').fill('rep');
  await page.getByRole('button', { name: 'Use them' }).click();
  // R 4.2.2, survey 4.1: svrepdesign(type = "JK1"), mean 6.1667, its error 1.0826.
  await page.getByText('3 degrees of freedom').waitFor();
  const figures = page.locator('sonder-survey-design table');
  await comesTo(async () => (await figures.getByRole('row', { name: /^How good/ }).locator('td')
    .allInnerTexts()).slice(0, 2).join(), '6.17,1.08');
  assert.deepEqual([log.errors, log.violations], [[], []]);
});

test('the survey tells how far responses came, and questions are found by words of theirs', async (t) => {
  const { page, log } = await openDemo(t, browser);
  // 24 of 30 finished; the others answered 1 of 9 questions: (24 + 6 / 9) / 30 = 82.2 %, "Finished" being no question of theirs.
  const drinks = ['Żółta herbata', 'Coffee', 'Cocoa'];
  const heading = ['Finished', 'Which drink?', ...[1, 2, 3, 4, 5, 6, 7, 8].map((i) => `Statement ${i}`)];
  const rows = Array.from({ length: 30 }, (_, i) =>
    [i < 24 ? 1 : 0, drinks[i % 3], ...[1, 2, 3, 4, 5, 6, 7, 8].map((k) => (i < 24 ? 1 + ((i + k) % 5) : ''))]);
  await dropFiles(page, [{ name: 'drinks.csv', text: `${[heading, ...rows].map((row) => row.join(',')).join('\n')}\n` }]);
  await openView(page, 'Survey');
  const figures = page.locator('sonder-survey-questions dl');
  await figures.getByText('24 responses, by “Finished”').waitFor();
  await comesTo(async () => (await figures.locator('dd:not(.also)').allInnerTexts()).slice(0, 3).map((text) => text.replace(/\s/g, ' ')),
    ['30', '80.0 %', '82.2 %']);
  const cards = page.locator('sonder-question-card');
  await comesTo(() => cards.count(), 10);
  await page.getByLabel('Find a question or an answer').fill('zolta HERBATA');
  await comesTo(() => cards.count(), 1);
  await page.getByText('1 of 10 shown').waitFor();
  await cards.getByText('Which drink?').first().waitFor();
  await figures.getByRole('button', { name: 'Which and why' }).click();
  await page.getByText('A flag is a reason to look').waitFor();
  assert.deepEqual([log.errors, log.violations], [[], []]);
});
