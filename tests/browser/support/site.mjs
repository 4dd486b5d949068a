import { fileURLToPath, pathToFileURL } from 'node:url';
import { serveFolder } from '../../../demo/serve.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

export const siteFolder = path('../../../build/site/');
export const packageFolder = path('../../../web/dist/');
export const siteFile = pathToFileURL(`${siteFolder}index.html`).href;

/** Serves a folder until the test `t` ends; `requests` lists the paths that were asked for. */
export async function serve(t, folder) {
  const requests = [];
  const server = await serveFolder(folder, { onRequest: ({ url }) => requests.push(url) });
  t.after(server.stop);
  return { address: server.address, requests };
}

/** Waits until the demo's engine runs in its worker and the first screen is drawn. */
export async function waitForEngine(page) {
  await page.locator('.before-start').waitFor({ state: 'detached' });
}
