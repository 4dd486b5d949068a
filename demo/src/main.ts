import { liveRegion } from './announce.js';
import { SonderApp } from './app.js';
import { startEngine } from './engine.js';
import { learnFields } from './fields.js';
import { markLoaded } from './self_check.js';
import { failureOf } from './state/app.js';
import { recover } from './state/files.js';
import { Store } from './state/store.js';

async function start(): Promise<void> {
  const announce = liveRegion();
  const engine = await startEngine();
  learnFields(await engine.fieldCatalogue());
  const page = new SonderApp();
  page.app = { store: new Store(), client: engine, announce };
  engine.onLost(() => void recover(page.app));
  document.querySelector('.before-start')?.replaceWith(page);
  markLoaded();
}

start().catch((reason: unknown) => {
  const note = document.querySelector('.before-start');
  const failure = failureOf(reason);
  if (note)
    note.textContent = `The engine did not start. ${failure?.message ?? ''} ${failure?.hint ?? ''}`;
});
