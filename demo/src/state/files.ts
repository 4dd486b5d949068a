import type { AnalysisOptions, Failure, FileReport, Mapping } from 'sonder';
import { bytes, count, duration } from '../format.js';
import { kindWords } from '../words.js';
import { failureOf, timed, type App } from './app.js';
import { restoreSegments } from './segments.js';
import type { FileEntry, State } from './store.js';

let lastKey = 0;

/** Puts the files in the queue, each with a card at once, and reads them one after another. */
export async function addFiles(app: App, files: Iterable<File>): Promise<void> {
  const entries = Array.from(files, newEntry);
  if (entries.length === 0) return;
  app.store.update({ files: [...app.store.state.files, ...entries] });
  if (await readQueue(app)) await recover(app);
}

function newEntry(file: File): FileEntry {
  lastKey += 1;
  return {
    key: lastKey,
    file,
    status: 'queued',
    progress: null,
    report: null,
    failure: null,
    milliseconds: 0,
    chosen: null,
    abort: new AbortController(),
  };
}

let reading = false;

/** Returns true when the engine was lost over a file, which is then marked as failed. */
async function readQueue(app: App): Promise<boolean> {
  if (reading) return false;
  reading = true;
  try {
    for (let entry = nextQueued(app); entry; entry = nextQueued(app)) {
      if (!(await readOne(app, entry))) return true;
    }
    await refresh(app);
    return false;
  } finally {
    reading = false;
  }
}

const nextQueued = (app: App): FileEntry | undefined =>
  app.store.state.files.find((entry) => entry.status === 'queued');

/** Returns false when the engine was lost over it. */
async function readOne(app: App, entry: FileEntry): Promise<boolean> {
  patch(app, entry.key, { status: 'reading' });
  const start = performance.now();
  try {
    const report = await importEntry(app, entry);
    const milliseconds = performance.now() - start;
    patch(app, entry.key, { status: 'ready', report, milliseconds, progress: null });
    announceRead(app, report, milliseconds);
  } catch (reason) {
    const failure = failureOf(reason);
    if (!failure) drop(app, entry.key);
    else fail(app, entry, failure);
    return failure?.code !== 'worker_lost';
  }
  return true;
}

async function importEntry(app: App, entry: FileEntry): Promise<FileReport> {
  const report = await timed(app, 'Reading a file', () =>
    app.client.importFile(entry.file, entry.file.name, {
      signal: entry.abort.signal,
      onProgress: (progress) => patch(app, entry.key, { progress }),
    }),
  );
  return entry.chosen ? app.client.setMapping(report.id, entry.chosen) : report;
}

function announceRead(app: App, report: FileReport, milliseconds: number): void {
  const what = report.problem
    ? report.problem.message
    : `Recognised as ${kindWords[report.kind].toLowerCase()}.`;
  app.announce(`Read ${count(report.rows.read)} rows in ${duration(milliseconds)}. ${what}`);
}

function fail(app: App, entry: FileEntry, failure: Failure): void {
  const shown =
    failure.code === 'worker_lost'
      ? {
          ...failure,
          message: `The engine stopped while it read this file (${bytes(entry.file.size)}).`,
        }
      : failure;
  patch(app, entry.key, { status: 'failed', failure: shown, progress: null });
  app.announce(`A file could not be read. ${shown.message}`, true);
}

function patch(app: App, key: number, change: Partial<FileEntry>): void {
  const files = app.store.state.files.map((entry) =>
    entry.key === key ? { ...entry, ...change } : entry,
  );
  app.store.update({ files });
}

function drop(app: App, key: number): void {
  app.store.update({ files: app.store.state.files.filter((entry) => entry.key !== key) });
}

/** Stops reading; the file leaves the list. */
export function cancelFile(app: App, entry: FileEntry): void {
  if (entry.status === 'queued') drop(app, entry.key);
  entry.abort.abort();
}

export async function removeFile(app: App, entry: FileEntry): Promise<void> {
  drop(app, entry.key);
  if (entry.report) {
    const file = entry.report.id;
    await guarded(app, () => app.client.removeFile(file));
    await refresh(app);
  }
  app.announce('File removed.');
}

/** Reads the file's rows under a mapping that a person chose. */
export async function chooseMapping(app: App, entry: FileEntry, mapping: Mapping): Promise<void> {
  const before = entry.report;
  if (!before) return;
  const start = performance.now();
  const report = await guarded(app, () =>
    timed(app, 'Reading again', () => app.client.setMapping(before.id, mapping)),
  );
  if (!report) return;
  patch(app, entry.key, { report, chosen: mapping });
  announceRead(app, report, performance.now() - start);
  await refresh(app);
}

/** Returns whether the core took the options. */
export async function chooseOptions(app: App, options: AnalysisOptions): Promise<Failure | null> {
  try {
    await app.client.setOptions(options);
  } catch (reason) {
    return failureOf(reason);
  }
  app.store.update({ options });
  await refresh(app);
  return null;
}

/** Asks anew for what the shell shows; views follow by the revision. */
async function refresh(app: App): Promise<void> {
  const { store, client } = app;
  const overview = await overviewOrNull(app);
  const memory = await client.memory().catch(() => 0);
  store.update({ overview, memory, revision: store.state.revision + 1 });
}

async function overviewOrNull(app: App): Promise<State['overview']> {
  const usable = app.store.state.files.some(
    (entry) => entry.report && entry.report.problem === null,
  );
  if (!usable) return null;
  try {
    return await timed(app, 'Putting people together', () => app.client.overview());
  } catch (reason) {
    const failure = failureOf(reason);
    if (failure && failure.code !== 'worker_lost') app.store.update({ failure });
    return null;
  }
}

/** Runs an action, shows its failure in the shell and returns null for it. */
export async function guarded<T>(app: App, action: () => Promise<T>): Promise<T | null> {
  try {
    const value = await action();
    app.store.update({ failure: null });
    return value;
  } catch (reason) {
    const failure = failureOf(reason);
    if (failure?.code === 'worker_lost') await recover(app);
    else app.store.update({ failure });
    return null;
  }
}

let recovering = false;

/** After the engine was replaced: gives it the files, decisions and rules again. */
export async function recover(app: App): Promise<void> {
  if (recovering || reading) return;
  recovering = true;
  app.store.update({ restarted: true, overview: null });
  app.announce('The engine was restarted; the files are read again.', true);
  try {
    do {
      queueAgain(app);
      await app.client.setOptions(app.store.state.options);
    } while (await readQueue(app));
    await restoreSegments(app);
  } catch (reason) {
    app.store.update({ failure: failureOf(reason) });
  } finally {
    recovering = false;
  }
}

/** Files that could be read are read again; one that stopped the engine is not. */
function queueAgain({ store }: App): void {
  const files = store.state.files.map((entry) =>
    entry.status === 'failed'
      ? entry
      : { ...entry, status: 'queued' as const, report: null, abort: new AbortController() },
  );
  store.update({ files });
}
