import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dropFiles, openDemo, openView } from './support/analyst.mjs';
import { launchChromium } from './support/browser.mjs';

let browser;
before(async () => (browser = await launchChromium()));
after(() => browser.close());

const files = [
  {
    name: 'north.csv',
    text: 'customer_id,first_name,last_name,email,email_verified,city,marketing_consent,analytics_consent,updated_at\n' +
      'N1,Ana,Horvat,ana@example.com,yes,Split,yes,yes,2023-04-01\nN2,Ivo,Kos,ivo@example.com,no,Pula,,,2023-04-01\n',
  },
  {
    name: 'south.csv',
    text: 'customer_id,first_name,last_name,email,city,marketing_consent,do_not_identify,updated_at\n' +
      'S1,Ana,Horvat,ana@example.com,Rijeka,no,no,2024-05-01\nS2,Eva,Lis,eva@example.com,Zadar,yes,yes,2024-05-01\n',
  },
];

async function openPerson(t, name) {
  const { page } = await openDemo(t, browser);
  await dropFiles(page, files);
  await openView(page, 'People');
  await page.getByRole('gridcell', { name }).first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return page;
}

test('a profile says which uses a person allows, and which file says so', async (t) => {
  const page = await openPerson(t, 'Ana Horvat');
  const consents = page.getByRole('region', { name: 'What they allow' });
  const row = (name) => consents.getByRole('row', { name }).innerText().then((text) => text.replaceAll(/\s+/g, ' ').trim());
  assert.match(await row(/^Marketing/), /refused 1 other record south\.csv, May 1, 2024$/);
  assert.match(await row(/^Statistics/), /given north\.csv, Apr 1, 2023$/);
  assert.match(await row(/^Profiling/), /not known$/);
  await consents.getByText('1 other record').click();
  await consents.getByText('north.csv, row 2, Apr 1, 2023').waitFor();
});

test('where a value is from is short, and told in full by keyboard', async (t) => {
  const page = await openPerson(t, 'Ana Horvat');
  const fields = page.getByRole('region', { name: 'What the files say' });
  assert.equal(await fields.getByRole('row', { name: /verified/i }).count(), 1, 'said once, beside the address');
  assert.equal(await fields.getByRole('row', { name: /consent$/i }).count(), 0, 'told in a panel of their own');
  const city = fields.getByRole('row', { name: /^City/ });
  const why = city.getByText('Row 2, what people stated. Kept: the latest of several values.');
  assert.equal(await why.isVisible(), false);
  await city.getByText('south.csv, May 1, 2024').focus();
  await page.keyboard.press('Enter');
  await why.waitFor();
});

test('it is explained what asking to stay unknown does', async (t) => {
  const page = await openPerson(t, 'Anonymous');
  await page.getByText('This record is linked with no other').waitFor();
  assert.equal(await page.getByText('Is somebody else the same person?').count(), 0);
  assert.equal(await page.getByText('eva@example.com').count(), 0);
});
