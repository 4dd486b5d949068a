import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { launchChromium, openPage } from './support/browser.mjs';
import { packageFolder, serve } from './support/site.mjs';

/** The first block of JavaScript below the heading, and the lines that the text says it prints. */
function exampleInReadme(heading) {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const section = readme.split(/^#+ /m).find((part) => part.startsWith(heading));
  const [, code] = section?.match(/```js\n([\s\S]*?)```/) ?? [];
  const [, claim] = section?.match(/^It prints (.*?)\./m) ?? [];
  assert.ok(code && claim, `README.md needs a \`\`\`js block and "It prints ..." below "${heading}"`);
  return { code, printed: [...claim.matchAll(/`([^`]+)`/g)].map(([, line]) => line) };
}

const hostPage = (code) => `<!doctype html><link rel="icon" href="data:,"><title>Host</title>
<script type="importmap">{"imports": {"sonder": "./index.js", "sonder/survey-page": "./survey-page.js"}}</script>
<script type="module">${code}
document.documentElement.dataset.ended = '';</script>`;

for (const heading of ['Use it from a page', "On a survey's page"]) {
  test(`the example in the README below "${heading}" prints what the README says`, (t) => runExample(t, heading));
}

async function runExample(t, heading) {
  const browser = await launchChromium();
  t.after(() => browser.close());
  const { code, printed } = exampleInReadme(heading);
  const { address } = await serve(t, packageFolder);
  const { page, log } = await openPage(t, browser);
  const lines = [];
  page.on('console', (message) => lines.push(message.text()));
  await page.route(`${address}host.html`, (route) => route.fulfill({
    contentType: 'text/html', body: hostPage(code),
  }));
  await page.goto(`${address}host.html`);
  await page.locator('html[data-ended]').waitFor({ state: 'attached' });
  assert.deepEqual(lines, printed);
  assert.deepEqual(log.errors, []);
}
