import { chromium } from 'playwright-core';

const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** Headless Chromium; CHROMIUM names another one than Debian's. */
export function launchChromium() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
}

/**
 * A page in a context of its own, closed when the test `t` ends, with a log of everything that
 * was requested over a network or from disk, every refusal by a policy and every uncaught error.
 */
export async function openPage(t, browser, options = {}) {
  const context = await browser.newContext(options);
  t.after(() => context.close());
  const page = await context.newPage();
  const log = { requests: [], violations: [], errors: [] };
  page.on('request', (request) => isInsideBrowser(request.url()) || log.requests.push(request.url()));
  page.on('pageerror', (error) => log.errors.push(String(error)));
  page.on('console', (message) => noteConsole(message, log));
  await page.exposeBinding('noteViolation', (_source, violation) => log.violations.push(violation));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      globalThis.noteViolation(`${effectiveDirective} ${blockedURI}`);
    });
  });
  return { page, log };
}

const isInsideBrowser = (url) => url.startsWith('blob:') || url.startsWith('data:');

/** Workers tell of refusals and errors only here. */
function noteConsole(message, log) {
  if (message.type() !== 'error') return;
  const isPolicy = /Content Security Policy|Trusted ?Type/i.test(message.text());
  (isPolicy ? log.violations : log.errors).push(message.text());
}
