import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openDemo } from './support/analyst.mjs';
import { launchChromium, openPage } from './support/browser.mjs';
import { serve, siteFolder, waitForEngine } from './support/site.mjs';

let browser;
before(async () => (browser = await launchChromium()));
after(() => browser.close());

async function check(page) {
  await page.getByRole('navigation').waitFor();
  await page.getByRole('button', { name: /Local only|Check privacy/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Check it' }).click();
  await page.getByRole('dialog').getByText(/The browser refused all|met no refusal/).waitFor();
}

test('the check on the page shows that every attempt is refused and no request was made', async (t) => {
  const { page, log } = await openDemo(t, browser);
  await check(page);
  const dialog = page.getByRole('dialog');
  await dialog.getByText('The browser refused all 11 attempts.').waitFor();
  await dialog.getByText('Network requests since the page was ready: 0').waitFor();
  await dialog.getByText('fetch from a worker like the engine’s').waitFor();
  assert.deepEqual(log.errors.filter((error) => !error.includes('TrustedScriptURL')), []);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Local only' }).waitFor();
});

test('where a host takes the policy away, the page says so', async (t) => {
  const { address } = await serve(t, siteFolder);
  const { page } = await openPage(t, browser);
  const open = readFileSync(`${siteFolder}index.html`, 'utf8').replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: open }));
  await page.goto(address);
  await waitForEngine(page);
  await page.getByRole('button', { name: 'Check privacy' }).waitFor();
  await check(page);
  await page.getByRole('dialog').getByText('11 attempts met no refusal.').waitFor();
});
