import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openPage } from './browser.mjs';
import { siteFile, waitForEngine } from './site.mjs';

/** What an analyst does on the page, by the names that are to be read there. */

/** The demo from the disk, its engine running; see `openPage` for the log. */
export async function openDemo(t, browser, options = {}) {
  const { page, log } = await openPage(t, browser, { locale: 'en-US', ...options });
  await page.goto(siteFile);
  await waitForEngine(page);
  return { page, log };
}

/** Loads the sample and waits until it is read. */
export async function loadSample(page) {
  await page.getByRole('button', { name: 'Try sample data' }).click();
  await page.getByText('See the overview').waitFor();
}

/** Files by path, or as {name, mimeType, buffer}; waits until each is read or refused. */
export async function chooseFiles(page, files) {
  await page.locator('input[type=file][multiple]').setInputFiles(files);
  await waitForCards(page);
}

/** Drops files made of text onto the page. */
export async function dropFiles(page, files) {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, text } of given) data.items.add(new File([text], name));
    return data;
  }, files);
  await page.locator('sonder-app').dispatchEvent('drop', { dataTransfer: transfer });
  await waitForCards(page);
}

/**
 * Waits until `read` gives `expected`, or a text that matches it: what is drawn follows what is done
 * a moment later, on a busy machine a long one.
 */
export async function comesTo(read, expected, limit = 10_000) {
  const check = expected instanceof RegExp ? assert.match : assert.deepEqual;
  for (const end = Date.now() + limit; ;) {
    const now = await read();
    try {
      return check(now, expected);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** From now on the engine's worker waits before each piece of a file: there is time to cancel. */
export async function slowDownReading(page) {
  await page.workers()[0].evaluate(() => {
    const { stream } = Blob.prototype;
    Blob.prototype.stream = function slowly() {
      return stream.call(this).pipeThrough(new TransformStream({
        async transform(piece, controller) {
          await new Promise((resolve) => setTimeout(resolve, 500));
          controller.enqueue(piece);
        },
      }));
    };
  });
}

async function waitForCards(page) {
  await page.locator('sonder-file-card article').first().waitFor();
  await page.locator('sonder-file-card article:is(.queued, .reading)').first().waitFor({ state: 'detached' });
  // What follows from the files is worked out after the last one is read.
  await page.getByText(/See the overview|No file takes part yet|None of the files/).waitFor();
}

/** Orders whose dates could have day and month either way round, of nobody in the sample. */
export const ambiguousOrders =
  'order_id,customer_id,order_date,total\nx1,zz1,03/04/2024,1.00\nx2,zz1,05/06/2024,2.00\nx3,zz2,07/08/2024,3.00\n';

export const card = (page, name) => page.getByRole('article', { name, exact: true });

/** Goes to "Files", "Overview", "People", "Segments" or "Survey". */
export async function openView(page, name) {
  await page.getByRole('navigation').getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** The key figures as they are to be read: name to [figure, remark]. */
export async function readFigures(page) {
  await page.locator('dl.figures').waitFor();
  const tiles = await page.locator('dl.figures > div').evaluateAll((found) => found.map((tile) =>
    ['dt', 'dd', 'dd.also'].map((part) => tile.querySelector(part)?.textContent.trim() ?? '')));
  return new Map(tiles.map(([name, figure, remark]) => [name, { figure, remark }]));
}

/** Folder of the real files, or null where they are not at hand. */
export const sharedData = (() => {
  const folder = process.env.SONDER_SHARED_DATA ?? fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
  return existsSync(folder) ? folder.replace(/\/?$/, '/') : null;
})();
