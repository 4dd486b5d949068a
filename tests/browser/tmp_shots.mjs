import { chromium } from 'playwright-core';
import { siteFile, waitForEngine } from './support/site.mjs';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' });
const mode = process.argv[2] ?? 'desktop';
const size = mode === 'phone' ? { width: 380, height: 800 } : { width: 1280, height: 900 };
const page = await browser.newPage({ viewport: size, colorScheme: process.argv[3] ?? 'light', locale: 'en-US' });
page.on('pageerror', (e) => console.log('pageerror', e.message));
page.on('console', (m) => m.type() === 'error' && console.log('console', m.text()));
await page.goto(siteFile); await waitForEngine(page);
const file = process.argv[4];
if (file) { await page.locator('input[type=file][multiple]').setInputFiles(file.split(',')); await page.waitForTimeout(1500); }
else { await page.getByRole('button', { name: 'Try sample data' }).click(); await page.getByText('See the overview').waitFor(); }
await page.evaluate(() => { location.hash = '#survey'; });
await page.waitForTimeout(500);
const nav = page.getByRole('link', { name: 'Survey' }).or(page.getByRole('button', { name: 'Survey' })).or(page.getByRole('tab', { name: 'Survey' }));
if (await nav.count()) await nav.first().click();
await page.waitForTimeout(800);
const steps = (process.argv[5] ?? 'questions,compare,weights').split(',');
for (const step of steps) {
  if (step === 'compare') { await page.getByRole('tab', { name: 'Compare' }).click(); }
  if (step === 'weights') { await page.getByRole('tab', { name: 'Weights' }).click(); await page.waitForTimeout(400); const box = page.getByLabel('RFM group'); if (await box.count()) { await box.check(); await page.getByLabel('Country').check(); } }
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `/tmp/s_${mode}_${step}.png`, fullPage: step !== 'questions' });
}
await browser.close();
