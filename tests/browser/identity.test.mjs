import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { comesTo, dropFiles, loadSample, openDemo } from './support/analyst.mjs';
import { launchChromium } from './support/browser.mjs';

let browser;
before(async () => (browser = await launchChromium()));
after(() => browser.close());

const header = 'customer_id,first_name,last_name,birth_date,postcode,city,email\n';
/** North has Anna twice, once misspelt; south has an Anna with her address who is somebody else. */
const north = `${header}N1,Anna,Wójcikowska,1984-07-19,34-500,Zakopane,anna@example.com
N2,Ana,Wojcikowska,1984-07-19,34-500,Zakopane,
N3,Marko,Šimić,1971-01-30,10000,Zagreb,marko@example.com
N4,Eva,Lis,1950-05-05,20000,Split,eva@example.com
`;
const south = `${header}S1,Anna,Kowalska,1962-02-01,00-950,Warszawa,anna@example.com
S2,Ivo,Kos,1999-12-01,51000,Rijeka,ivo@example.com
`;

async function withTwoShops(t) {
  const opened = await openDemo(t, browser);
  await dropFiles(opened.page, [
    { name: 'north.csv', text: north },
    { name: 'south.csv', text: south },
  ]);
  return opened.page;
}

/** "6 records → 4 people". */
const result = (page) => page.getByRole('region', { name: 'Result' }).locator('.flow').innerText()
  .then((text) => text.replaceAll(/\s+/g, ' '));

async function openPerson(page, name) {
  await page.keyboard.press('3');
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('gridcell', { name }).first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

test('a wrong merge is undone on the profile, and that again', async (t) => {
  const page = await withTwoShops(t);
  await page.keyboard.press('6');
  await comesTo(() => result(page), '6 records → 4 people');
  await openPerson(page, 'Wójcikowska');
  await page.getByRole('heading', { name: '3 records, and why they are one person' }).waitFor();
  await page.getByRole('button', { name: 'Why in south.csv, row 2' }).click();
  await page.getByText('Linked because: same e-mail address').waitFor();
  await page.getByRole('button', { name: 'Not the same person in south.csv, row 2' }).click();
  await page.getByRole('heading', { name: '2 records, and why they are one person' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { name: '3 records, and why they are one person' }).waitFor();
});

test('two people are joined from the profile, and the decision is taken back', async (t) => {
  const page = await withTwoShops(t);
  await openPerson(page, 'Eva Lis');
  await page.getByText('Is somebody else the same person?').click();
  await page.getByRole('searchbox').fill('kos');
  await page.getByRole('button', { name: 'Same person as Ivo Kos' }).click();
  await page.getByRole('heading', { name: '2 records, and why they are one person' }).waitFor();
  await page.getByRole('link', { name: '1 decision about who is who' }).click();
  await comesTo(() => result(page), '6 records → 3 people');
  await page.getByRole('button', { name: /^Take back/ }).click();
  await comesTo(() => result(page), '6 records → 4 people');
});

test('likeness can be left out, and a decision outlives a change of settings', async (t) => {
  const page = await withTwoShops(t);
  await page.keyboard.press('6');
  await comesTo(() => result(page), '6 records → 4 people');
  await page.getByLabel('Also link records that are much alike').uncheck();
  await comesTo(() => result(page), '6 records → 5 people');
  assert.equal(await page.getByLabel(/^Link from/).count(), 0);
});

/** How many pairs are said to be uncertain. */
const uncertain = (page) => page.getByText(/pairs? could be one person or two/).innerText()
  .then((text) => Number.parseInt(text, 10));
const decisions = (page) => page.locator('.decisions li').allInnerTexts()
  .then((texts) => texts.map((text) => /are (one person|two people)\./.exec(text)?.[1]));

/** Presses Tab until what has the focus is called `name`. */
async function tabTo(page, name) {
  for (let presses = 0; presses < 60; ++presses) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.getAttribute('aria-label') ?? active?.textContent.trim() ?? '';
    });
    if (name.test(focused)) return focused;
  }
  throw new Error(`the focus never came to ${name}`);
}

test('uncertain pairs of the sample are decided by keyboard alone, and a decision is undone', async (t) => {
  const { page } = await openDemo(t, browser);
  await loadSample(page);
  await page.keyboard.press('6');
  await page.getByRole('heading', { name: 'Uncertain pairs' }).waitFor();
  const before = await uncertain(page);
  assert.ok(before >= 3, `${before} pairs are too few to decide some`);
  const first = await tabTo(page, /^.+ and .+$/);
  await page.keyboard.press('n');
  await comesTo(() => uncertain(page), before - 1);
  assert.deepEqual(await decisions(page), ['two people']);
  await page.keyboard.press('s');
  await page.getByText('1 skipped').waitFor();
  await page.keyboard.press('y');
  await comesTo(() => decisions(page), ['two people', 'one person']);
  const names = first.split(' and ');
  assert.match(await page.locator('.decisions li').first().innerText(), new RegExp(`${names[0]}.*${names[1]}`));
  await tabTo(page, /^Undo$/);
  await page.keyboard.press('Enter');
  await comesTo(() => decisions(page), ['two people']);
  await page.keyboard.press('Enter');
  await comesTo(() => decisions(page), []);
  assert.equal(await uncertain(page), before);
});
