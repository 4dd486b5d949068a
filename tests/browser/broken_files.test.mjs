import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { card, chooseFiles, dropFiles, openDemo, openView, readFigures, slowDownReading } from './support/analyst.mjs';
import { launchChromium } from './support/browser.mjs';
import { bombs, deepJson, encodedTwice, manyColumns, truncatedFiles } from '../web/support/hostile_files.mjs';

let browser;
before(async () => (browser = await launchChromium()));
after(() => browser.close());

const file = (name, content) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
const customers = 'customer_id;email;city\n1;ana@example.com;Zadar\n2;jan@example.com;Łódź\n';

test('files that cannot be read say why and stay readable, and the others go on', async (t) => {
  const { page, log } = await openDemo(t, browser);
  await chooseFiles(page, [
    file('empty.csv', ''), file('blanks.csv', '  \n \n'), file('picture.csv', randomBytes(4000)),
    file('broken.csv.gz', [0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8]), file('people.csv', customers),
  ]);
  for (const name of ['empty.csv', 'blanks.csv', 'picture.csv', 'broken.csv.gz']) {
    const note = await card(page, name).getByRole('alert').innerText();
    assert.ok(note.trim().length > 20, `${name}: ${note}`);
  }
  await card(page, 'people.csv').getByText('2 rows read = 2 used + 0 skipped').waitFor();
  await openView(page, 'Overview');
  assert.equal((await readFigures(page)).get('Customers').figure, '2');
  assert.deepEqual(log.errors, []);
});

test('files that are cut, far too wide, far too deep or bombs say so, and the page goes on', async (t) => {
  const { page, log } = await openDemo(t, browser);
  const hostile = [
    ...truncatedFiles().map(({ name, bytes, message }) => [`cut ${name}`, bytes, message]),
    ['wide.csv', manyColumns(100_000), /more than 16384 cells/],
    ...Object.values(deepJson()).map((text, i) => [`deep${i}.json`, text, /nested deeper than 128|ends before its last bracket/]),
    ...bombs.map(({ make, message }, i) => [`bomb${i}.xlsx`, make(), message]),
  ];
  await chooseFiles(page, [...hostile.map(([name, bytes]) => file(name, bytes)), file('people.csv', customers)]);
  for (const [name, , message] of hostile) {
    assert.match(await card(page, name).getByRole('alert').innerText(), message, name);
  }
  await card(page, 'people.csv').getByText('2 rows read = 2 used + 0 skipped').waitFor();
  await openView(page, 'Overview');
  assert.equal((await readFigures(page)).get('Customers').figure, '2');
  assert.deepEqual(log.errors, []);
});

test('text that was encoded twice is read and named', async (t) => {
  const { page } = await openDemo(t, browser);
  await chooseFiles(page, [file('klienci.csv', encodedTwice)]);
  await card(page, 'klienci.csv').getByText('odd things in it').click();
  await card(page, 'klienci.csv').getByText('encoded twice').first().waitFor();
});

test('a header alone is read as no rows and says so', async (t) => {
  const { page, log } = await openDemo(t, browser);
  await dropFiles(page, [{ name: 'header.csv', text: 'customer_id,email,city\n' }]);
  await card(page, 'header.csv').getByText('0 rows read, none used').waitFor();
  await card(page, 'header.csv').getByText('names of columns, but no rows').waitFor();
  for (const view of ['Overview', 'People', 'Segments', 'Survey']) await openView(page, view);
  assert.deepEqual(log.errors, []);
});

test('a table that is none of the kinds is kept, and says what to do', async (t) => {
  const { page } = await openDemo(t, browser);
  await dropFiles(page, [{ name: 'recipes.csv', text: 'dish,minutes\nsoup,20\nbread,90\n' }]);
  await card(page, 'recipes.csv').getByText('2 rows read, none used').waitFor();
  await card(page, 'recipes.csv').getByText('say below what its columns mean').waitFor();
});

test('a failed file can be tried again and removed', async (t) => {
  const { page } = await openDemo(t, browser);
  await chooseFiles(page, [file('empty.csv', '')]);
  await card(page, 'empty.csv').getByRole('button', { name: 'Try empty.csv again' }).click();
  await card(page, 'empty.csv').getByRole('alert').waitFor();
  await card(page, 'empty.csv').getByRole('button', { name: 'Remove empty.csv' }).click();
  await page.getByRole('heading', { level: 1, name: /See your customers/ }).waitFor();
});

const large = file('large.csv', `customer_id,email,city\n${'1,ana@example.com,Zadar\n'.repeat(200_000)}`);

test('reading can be cancelled, and the page goes on', async (t) => {
  const { page } = await openDemo(t, browser);
  await slowDownReading(page);
  await page.locator('input[type=file][multiple]').setInputFiles([large, file('people.csv', customers)]);
  await card(page, 'large.csv').getByRole('button', { name: 'Cancel' }).click();
  await card(page, 'large.csv').waitFor({ state: 'detached' });
  await card(page, 'people.csv').getByText('2 rows read').waitFor();
});

test('a file added right behind a cancelled one is read', async (t) => {
  const { page } = await openDemo(t, browser);
  await slowDownReading(page);
  await page.locator('input[type=file][multiple]').setInputFiles([large]);
  await card(page, 'large.csv').getByRole('button', { name: 'Cancel' }).click();
  await card(page, 'large.csv').waitFor({ state: 'detached' });
  await page.locator('input[type=file][multiple]').setInputFiles([file('people.csv', customers)]);
  await card(page, 'people.csv').getByText('2 rows read').waitFor();
});

test('an engine that stops is replaced; files are read again and saved segments kept', async (t) => {
  const { page } = await openDemo(t, browser, {});
  await dropFiles(page, [{ name: 'people.csv', text: customers }]);
  await openView(page, 'Segments');
  await page.getByRole('textbox', { name: 'Name of the segment' }).fill('Mine');
  await page.getByRole('button', { name: 'Save segment' }).click();
  await page.getByRole('button', { name: 'Mine', exact: true }).waitFor();
  // What a trap of the module looks like from outside: an error nobody in the worker caught.
  await page.workers()[0].evaluate(() => { setTimeout(() => { throw new Error('trap'); }, 0); });
  await page.getByText('The engine was restarted.').waitFor();
  await page.getByRole('button', { name: 'Mine', exact: true }).waitFor();
  await openView(page, 'Overview');
  assert.equal((await readFigures(page)).get('Customers').figure, '2');
});
