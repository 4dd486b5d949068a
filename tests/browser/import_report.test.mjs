import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { workbook, zip } from '../web/support/workbook.mjs';
import { ambiguousOrders, card, chooseFiles, comesTo, dropFiles, openDemo, openView, readFigures } from './support/analyst.mjs';
import { launchChromium } from './support/browser.mjs';

let browser;
before(async () => (browser = await launchChromium()));
after(() => browser.close());

const file = (name, content) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });

const shop = workbook({
  Customers: [['customer_id', 'email', 'city'], ['1', 'ana@example.com', 'Zadar'], ['2', 'jan@example.com', 'Łódź']],
  Orders: [['order_id', 'customer_id', 'order_date', 'total'], ['10', '1', '2024-02-29', '12.50'], ['11', '2', '2024-03-01', '5.00']],
});
const people = 'customer_id,email,ip_address,latitude,longitude\n1,ana@example.com,192.0.2.1,44.1,15.2\n2,jan@example.com,192.0.2.7,51.7,19.4\n';

async function openColumns(page, name) {
  await card(page, name).getByText('Columns and what they mean').click();
  return card(page, name);
}

test('why a file was taken for what it is, is told in the words of the page', async (t) => {
  const { page } = await openDemo(t, browser);
  const header = 'Name,Email,Financial Status,Paid at,Currency,Total,Lineitem quantity,Lineitem name,Lineitem price';
  const line = '#1001,ana@example.com,paid,2024-03-01 10:00:00 +0100,PLN,20.00,1,Soap,20.00';
  await chooseFiles(page, [file('shop.csv', `${header}\n${line}\n`)]);
  await card(page, 'shop.csv').getByText('Why it was taken for this').click();
  await card(page, 'shop.csv').getByText(/as in exports of Shopify orders\.$/).waitFor();
  await card(page, 'shop.csv').getByText(/^Column Name is read as order number: /).first().waitFor();
});

test('what nobody has opened is not drawn, because a wide file takes its time', async (t) => {
  const { page } = await openDemo(t, browser);
  await chooseFiles(page, [file('people.csv', people)]);
  const customers = card(page, 'people.csv');
  await customers.getByText('2 rows read = 2 used + 0 skipped').waitFor();
  await comesTo(() => customers.locator('sonder-mapping-editor, sonder-reading-choices, table').count(), 0);
  await openColumns(page, 'people.csv');
  await customers.getByLabel('What email means').waitFor();
  await comesTo(() => customers.getByLabel('Read email as').count(), 0);
  await customers.locator('tr', { hasText: 'ana@example.com' }).locator('summary').click();
  await customers.getByLabel('Read email as').waitFor();
});

test('a workbook becomes one card for each sheet, and the sheets are joined', async (t) => {
  const { page, log } = await openDemo(t, browser);
  await chooseFiles(page, [file('shop.xlsx', zip(shop))]);
  await card(page, 'shop.xlsx · Customers').getByText('2 rows read = 2 used + 0 skipped').waitFor();
  await card(page, 'shop.xlsx · Orders').getByText('2 rows read = 2 used + 0 skipped').waitFor();
  await card(page, 'shop.xlsx · Orders').getByText('Feb 29, 2024 to Mar 1, 2024').waitFor();
  await openView(page, 'Overview');
  const figures = await readFigures(page);
  assert.equal(figures.get('Customers').figure, '2');
  assert.equal(figures.get('Net sales').figure, '17.50');
  assert.deepEqual([log.requests.length, log.violations, log.errors], [1, [], []]);
});

test('one sheet is chosen, then all of them again', async (t) => {
  const { page } = await openDemo(t, browser);
  await chooseFiles(page, [file('shop.xlsx', zip(shop))]);
  const orders = card(page, 'shop.xlsx · Orders');
  await orders.getByText('How the file was read').click();
  await orders.getByLabel('Sheets').selectOption('Orders');
  await orders.getByRole('button', { name: 'Read the file again' }).click();
  await card(page, 'shop.xlsx').getByText('2 rows read = 2 used + 0 skipped').waitFor();
  await comesTo(() => page.getByRole('article').count(), 1);
  await card(page, 'shop.xlsx').getByRole('button', { name: 'As it was found' }).click();
  await card(page, 'shop.xlsx · Customers').waitFor();
  await comesTo(() => page.getByRole('article').count(), 2);
});

test('a hidden sheet is offered, and read too or instead', async (t) => {
  const { page, log } = await openDemo(t, browser);
  const hiding = { ...shop, 'xl/workbook.xml': shop['xl/workbook.xml'].replace('sheetId="2"', 'sheetId="2" state="hidden"') };
  await chooseFiles(page, [file('shop.xlsx', zip(hiding))]);
  const customers = card(page, 'shop.xlsx');
  await customers.getByText('A hidden sheet was not read.').waitFor();
  await customers.getByRole('button', { name: 'Read “Orders” too' }).click();
  await page.getByText('2 rows read = 2 used + 0 skipped').nth(1).waitFor();
  await comesTo(() => page.getByRole('article').count(), 2);
  await page.getByRole('article').nth(1).getByText('Feb 29, 2024 to Mar 1, 2024').waitFor();
  await page.getByRole('article').nth(1).getByRole('button', { name: 'Read “Customers” instead' }).click();
  await page.getByText('Feb 29, 2024 to Mar 1, 2024').waitFor({ state: 'detached' });
  assert.deepEqual(log.errors, []);
});

test('names that a header leaves out and mixed line ends are named, and told otherwise', async (t) => {
  const { page } = await openDemo(t, browser);
  await dropFiles(page, [{ name: 'cars.csv', text: 'mpg,cyl\r\nMazda,21,6\r\nDatsun,22.8,4\nHornet,21.4,6\r\n' }]);
  const cars = card(page, 'cars.csv');
  await cars.getByText('How the file was read').click();
  await cars.getByText('Rows end in different ways').waitFor();
  await cars.getByText('as R writes them').waitFor();
  await cars.getByLabel('Names begin above').selectOption('the first column');
  await cars.getByRole('button', { name: 'Read the file again' }).click();
  await cars.getByText('as R writes them').waitFor({ state: 'detached' });
  await openColumns(page, 'cars.csv');
  await cars.getByRole('rowheader', { name: 'mpg' }).waitFor();
});

test('months that are Polish or Croatian are asked for and told', async (t) => {
  const { page } = await openDemo(t, browser);
  await dropFiles(page, [{ name: 'orders.csv', text: 'order_id,customer_id,order_date,total\n1,c1,2. lip 2024,5.00\n2,c2,9. lip 2024,7.00\n' }]);
  const orders = card(page, 'orders.csv');
  await orders.getByText('Jul 2, 2024 to Jul 9, 2024').waitFor();
  await comesTo(() => orders.getByText(/^Which number is the day/).count(), 0);
  await orders.getByRole('button', { name: /^Croatian months/ }).click();
  await orders.getByText('Jun 2, 2024 to Jun 9, 2024').waitFor();
});

test('a workbook that ends early says so and leaves the others alone', async (t) => {
  const { page, log } = await openDemo(t, browser);
  const whole = zip(shop);
  const lying = Buffer.from(whole);
  // The directory says that the last member is elsewhere than it is.
  lying.writeUInt32LE(7, lying.readUInt32LE(lying.length - 6) + 42);
  await chooseFiles(page, [
    file('cut.xlsx', whole.subarray(0, whole.length - 60)), file('lying.xlsx', lying), file('shop.xlsx', whole),
  ]);
  for (const name of ['cut.xlsx', 'lying.xlsx']) {
    const note = await card(page, name).getByRole('alert').innerText();
    assert.ok(note.trim().length > 20, `${name}: ${note}`);
  }
  await card(page, 'shop.xlsx · Orders').getByText('2 rows read').waitFor();
  assert.deepEqual(log.errors, []);
});

test('dates that could be either way round are settled with one button, and back with undo', async (t) => {
  const { page } = await openDemo(t, browser);
  await dropFiles(page, [{ name: 'orders.csv', text: ambiguousOrders }]);
  const orders = card(page, 'orders.csv');
  await orders.getByText('Mar 4, 2024 to Jul 8, 2024').waitFor();
  const dayFirst = orders.getByRole('button', { name: /^Day first/ });
  await comesTo(() => dayFirst.innerText(), /Apr 3, 2024/);
  await comesTo(() => orders.getByRole('button', { name: /^Month first/ }).innerText(), /Mar 4, 2024; as it is read now/);
  await dayFirst.click();
  await orders.getByText('Apr 3, 2024 to Aug 7, 2024').waitFor();
  await comesTo(() => orders.getByText('Please confirm').count(), 0);
  await orders.getByText('you decided so').waitFor();
  await orders.getByRole('button', { name: 'Undo' }).click();
  await orders.getByText('Mar 4, 2024 to Jul 8, 2024').waitFor();
  await orders.getByText('Please confirm').waitFor();
  await orders.getByRole('button', { name: 'Redo' }).click();
  await orders.getByText('Apr 3, 2024 to Aug 7, 2024').waitFor();
});

test('changes of the columns are undone one by one, applied, listed, and undone again', async (t) => {
  const { page } = await openDemo(t, browser);
  await dropFiles(page, [{ name: 'people.csv', text: people }]);
  const columns = await openColumns(page, 'people.csv');
  const meaning = columns.getByLabel('What email means');
  const apply = columns.getByRole('button', { name: 'Apply' });
  await meaning.selectOption('');
  await columns.getByLabel('Leave email out').check();
  await columns.getByRole('button', { name: 'Undo' }).click();
  await comesTo(() => columns.getByLabel('Leave email out').isChecked(), false);
  await comesTo(() => meaning.inputValue(), '');
  await apply.click();
  await columns.getByText('1 change to what was proposed').waitFor();
  await comesTo(() => apply.isEnabled(), false);
  await meaning.focus();
  await page.keyboard.press('Control+z');
  await columns.getByText('1 change to what was proposed').waitFor({ state: 'detached' });
  await comesTo(() => meaning.inputValue(), 'email');
  await page.keyboard.press('Control+Shift+z');
  await columns.getByText('1 change to what was proposed').waitFor();
});

test('IP addresses and places are left out from the start, and can be taken in', async (t) => {
  const { page } = await openDemo(t, browser);
  await dropFiles(page, [{ name: 'people.csv', text: people }]);
  await card(page, 'people.csv').getByText('Left out, unless you decide otherwise below:').waitFor();
  const columns = await openColumns(page, 'people.csv');
  const isLeftOut = (name) => columns.getByLabel(`Leave ${name} out`).isChecked();
  await comesTo(() => Promise.all(['email', 'ip_address', 'latitude', 'longitude'].map(isLeftOut)), [false, true, true, true]);
  await columns.getByLabel('Leave ip_address out').uncheck();
  await columns.getByRole('button', { name: 'Apply' }).click();
  await columns.getByText('you decided so').waitFor();
  await comesTo(() => Promise.all(['email', 'ip_address'].map(isLeftOut)), [false, false]);
});

test('a delimiter told otherwise reads the file again, and undo reads it as before', async (t) => {
  const { page } = await openDemo(t, browser);
  await dropFiles(page, [{ name: 'people.csv', text: people }]);
  const found = card(page, 'people.csv');
  await found.getByText('How the file was read').click();
  await found.getByLabel('Cells are parted by').selectOption('Semicolons');
  await found.getByRole('button', { name: 'Read the file again' }).click();
  await found.getByText('Columns are separated by semicolons').waitFor();
  await openColumns(page, 'people.csv');
  const meanings = found.getByLabel(/^What .* means$/);
  await meanings.first().waitFor();
  await comesTo(() => meanings.count(), 1);
  await found.getByRole('button', { name: 'Undo' }).click();
  await found.getByText('Columns are separated by commas').waitFor();
  await meanings.nth(4).waitFor();
  await comesTo(() => meanings.count(), 5);
});

test('a count of odd things leads to their rows, far down', async (t) => {
  const { page } = await openDemo(t, browser);
  const rows = Array.from({ length: 500 }, (_, index) => `${index},7,2024-03-01,1.00`);
  rows[400] = '3,7,2024-03-01,1.00';
  await dropFiles(page, [{ name: 'orders.csv', text: ['order_id,customer_id,order_date,total', ...rows].join('\n') }]);
  const orders = card(page, 'orders.csv');
  await orders.getByRole('button', { name: '1 skipped' }).click();
  const marked = orders.locator('tr.marked');
  await marked.waitFor();
  // The header is row 1 of the file.
  assert.match((await marked.innerText()).trim(), /^402\s+3\s+7/);
});

test('a question is answered and a column changed by keyboard alone', async (t) => {
  const { page } = await openDemo(t, browser);
  await dropFiles(page, [{ name: 'orders.csv', text: ambiguousOrders }]);
  const orders = card(page, 'orders.csv');
  const tabTo = async (locator) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      if (await locator.evaluate((element) => element.matches(':focus'))) return;
    }
    assert.fail(`60 tab stops did not lead to ${locator}`);
  };
  await tabTo(orders.getByRole('button', { name: /^Day first/ }));
  await page.keyboard.press('Enter');
  await orders.getByText('Apr 3, 2024 to Aug 7, 2024').waitFor();
  await tabTo(orders.getByText('Columns and what they mean').locator('xpath=self::summary'));
  await page.keyboard.press('Enter');
  await tabTo(orders.getByLabel('What customer_id means'));
  await page.keyboard.press('Home');
  await tabTo(orders.getByLabel('Leave total out'));
  await page.keyboard.press('Space');
  await tabTo(orders.getByRole('button', { name: 'Apply' }));
  await page.keyboard.press('Enter');
  await orders.getByText('3 changes to what was proposed').waitFor();
  await page.keyboard.press('Control+z');
  await orders.getByText('2 changes to what was proposed').waitFor();
});

test('a JSON file with lists in it and lines of JSON are read as tables', async (t) => {
  const { page } = await openDemo(t, browser);
  const orders = [1, 2, 3].map((id) => ({ order_id: `o${id}`, customer_id: `c${id}`, order_date: `2024-03-0${id}`, total: id * 10 }));
  await dropFiles(page, [
    { name: 'orders.json', text: JSON.stringify({ orders }) },
    { name: 'lines.ndjson', text: orders.map((order) => JSON.stringify({ ...order, order_id: `x${order.order_id}` })).join('\n') },
  ]);
  await card(page, 'orders.json').getByText('3 rows read = 3 used + 0 skipped').waitFor();
  await card(page, 'lines.ndjson').getByText('3 rows read = 3 used + 0 skipped').waitFor();
});
