import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dropFiles, openDemo, openView } from './support/analyst.mjs';
import { launchChromium } from './support/browser.mjs';

let browser;
before(async () => (browser = await launchChromium()));
after(() => browser.close());

const people = 'customer_id,first_name,last_name,birth_date,email\n';
const orders = 'order_id,customer_id,order_date,total,shop name\n';
const files = [
  { name: 'crm.csv', text: `${people}C1,Ana,Horvat,1984-07-19,ana@example.com\nC2,Ivo,Kos,1971-03-02,ivo@example.com\n` },
  { name: 'orders.csv', text: `${orders}1,C1,2024-01-01,10.00,North\n2,C1,2024-02-01,200.00,South\n3,C2,2024-02-03,20.00,North\n` },
];

test('a person of two shops is shown with both side by side', async (t) => {
  const { page } = await openDemo(t, browser);
  await dropFiles(page, files);
  await openView(page, 'Overview');
  const shops = page.getByRole('region', { name: 'Shops and services' });
  assert.match(await shops.innerText(), /North\s+2\s+2\s+2/);
  await openView(page, 'People');
  await page.getByRole('gridcell', { name: 'Ana Horvat' }).first().click();
  const both = page.getByRole('region', { name: 'In 2 shops' });
  await both.waitFor();
  const row = both.getByRole('row', { name: /^Net spend/ });
  assert.deepEqual((await row.getByRole('cell').allInnerTexts()).map((text) => text.replaceAll(/[^\d.]/g, '')), ['10.00', '200.00', '210.00']);
});
