import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { card, dropFiles, openDemo, openView } from './support/analyst.mjs';
import { launchChromium } from './support/browser.mjs';

let browser;
before(async () => (browser = await launchChromium()));
after(() => browser.close());

const markup = '<img src=x onerror="globalThis.attacked=1"><script>globalThis.attacked=1</script>';
const template = '${globalThis.attacked=1}{{constructor.constructor("globalThis.attacked=1")()}}';

/** Attack strings as file name, headers and cells; ids that are names of things JavaScript knows. */
const names = ['__proto__', 'constructor', 'toString', markup, template, 'javascript:globalThis.attacked=1'];
const customers = ['customer_id,email,full_name,city,country', ...names.map((name, index) =>
  [name, `p${index}@example.com`, name, '__proto__', markup].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))].join('\n');
const orders = ['order_id,customer_id,ordered_at,amount,status', ...names.flatMap((name, index) =>
  [1, 2].map((day) => [`o${index}${day}`, name, `2024-01-0${day}`, String(10 * (index + day)), name]
    .map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')))].join('\n');
const survey = [`Timestamp,"${markup.replaceAll('"', '""')}",__proto__,constructor`,
  ...names.flatMap((name) => Array.from({ length: 4 }, () =>
    `1/2/2024 10:00:00,"${name.replaceAll('"', '""')}",__proto__,"${template.replaceAll('"', '""')}"`))].join('\n');

/** Such names look like nobody's, so a person says that they are names. */
async function mapNames(page, file) {
  await card(page, file).getByText('Columns and what they mean').click();
  await card(page, file).getByLabel('What full_name means').selectOption('full_name');
  const apply = card(page, file).getByRole('button', { name: 'Apply' });
  if (await apply.isEnabled()) await apply.click();
  await card(page, file).getByText(/you decided so|% sure/).waitFor();
}

test('markup, templates and prototype names in files stay text in every view', async (t) => {
  const { page, log } = await openDemo(t, browser);
  await dropFiles(page, [
    { name: '<b onclick=alert(1)>people.csv', text: customers }, { name: '__proto__', text: orders }, { name: 'survey.csv', text: survey },
  ]);
  await mapNames(page, '<b onclick=alert(1)>people.csv');
  await card(page, '<b onclick=alert(1)>people.csv').getByText('The first rows').click();
  for (const view of ['Overview', 'Segments', 'Survey', 'People']) {
    await openView(page, view);
    await page.waitForTimeout(200);
  }
  await page.getByRole('gridcell', { name: markup }).first().click();
  await page.getByRole('heading', { level: 1, name: markup }).waitFor();
  assert.equal(await page.evaluate(() => globalThis.attacked ?? ({}).attacked), undefined);
  assert.deepEqual(log.violations, []);
  assert.deepEqual(log.errors, []);
  assert.equal(log.requests.length, 1);
});

test('formulas in names are harmless in a downloaded segment', async (t) => {
  const { page } = await openDemo(t, browser);
  const rows = ['=HYPERLINK("http://x.invalid")', '+1+1', '-2+3', '@SUM(A1)', '=1', '=2'].map((name, index) =>
    `${index},p${index}@example.com,"${name.replaceAll('"', '""')}",yes`);
  await dropFiles(page, [{ name: 'customers.csv', text: ['customer_id,email,full_name,marketing_consent', ...rows].join('\n') }]);
  await mapNames(page, 'customers.csv');
  await openView(page, 'Segments');
  const editor = page.locator('sonder-rule-editor');
  await editor.getByText('The rule as text').click();
  await editor.getByRole('textbox', { name: 'The rule as JSON' }).fill('{"all": []}');
  await editor.getByRole('textbox', { name: 'Name of the segment' }).fill('Everybody');
  await editor.getByRole('button', { name: 'Save segment' }).click();
  await page.getByRole('button', { name: 'Download Everybody' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('6 people in the file').waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Download' }).click()]);
  const cells = readFileSync(await file.path(), 'utf8').split(/\r?\n/).slice(1).flatMap((line) => line.split(','));
  assert.ok(cells.some((cell) => cell.includes('HYPERLINK')));
  assert.deepEqual(cells.filter((cell) => /^"?[=+@]/.test(cell)), []);
});
