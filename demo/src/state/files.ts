import type { AnalysisOptions, Failure, FileReport, Mapping, Reading } from 'sonder';
import { bytes, count, duration } from '../format.js';
import { isSameMapping, isSameReading } from '../mapping.js';
import { kindWords } from '../words.js';
import { failureOf, timed, type App } from './app.js';
import { edited, emptyHistory, redone, undone, type History } from './history.js';
import { tellDecisions } from './decisions.js';
import { restoreSegments } from './segments.js';
import type { FileEntry, State } from './store.js';

let lastKey = 0;

/** Puts the files in the queue, each with a card at once, and reads them one after another. */
export async function addFiles(app: App, files: Iterable<File>): Promise<void> {
  const entries = Array.from(files, (file) => newEntry(file));
  if (entries.length === 0) return;
  app.store.update({ files: [...app.store.state.files, ...entries] });
  if (await readQueue(app)) await recover(app);
}

function newEntry(file: File): FileEntry {
  lastKey += 1;
  return {
    key: lastKey,
    file,
    source: lastKey,
    part: null,
    status: 'queued',
    progress: null,
    report: null,
    failure: null,
    milliseconds: 0,
    chosen: null,
    mappings: emptyHistory(),
    sheets: [],
    told: {},
    abort: new AbortController(),
  };
}

/** The tables of a file as they are now. */
const tablesOf = (app: App, source: number): FileEntry[] =>
  app.store.state.files.filter((entry) => entry.source === source);

let reading = false;

/** Returns true when the engine was lost over a file, which is then marked as failed. */
async function readQueue(app: App): Promise<boolean> {
  if (reading) return false;
  reading = true;
  try {
    // Files may be added while it is worked out what follows from the others.
    do {
      for (let entry = nextQueued(app); entry; entry = nextQueued(app)) {
        if (!(await readOne(app, entry))) return true;
      }
      await refresh(app);
    } while (nextQueued(app));
    return false;
  } finally {
    reading = false;
  }
}

const nextQueued = (app: App): FileEntry | undefined =>
  app.store.state.files.find((entry) => entry.status === 'queued');

/** Returns false when the engine was lost over it. */
async function readOne(app: App, entry: FileEntry): Promise<boolean> {
  for (const table of tablesOf(app, entry.source)) patch(app, table.key, { status: 'reading' });
  const start = performance.now();
  try {
    const reports = await importTables(app, entry, entry.chosen?.reading ?? entry.told);
    await place(app, entry.source, reports, performance.now() - start);
  } catch (reason) {
    const failure = failureOf(reason);
    if (failure) fail(app, entry, failure);
    else dropSource(app, entry.source);
    return failure?.code !== 'worker_lost';
  }
  return true;
}

function importTables(app: App, entry: FileEntry, choices: Reading): Promise<FileReport[]> {
  return timed(app, 'Reading a file', () =>
    app.client.importFile(entry.file, entry.file.name, choices, {
      signal: entry.abort.signal,
      onProgress: (progress) => patch(app, entry.key, { progress }),
    }),
  );
}

/** Reads one more sheet of a workbook, beside those that were read. */
export async function readSheetToo(app: App, { file, sheets }: FileEntry, sheet: string): Promise<void> {
  const entry = { ...newEntry(file), sheets, told: { sheet } };
  app.store.update({ files: [...app.store.state.files, entry] });
  if (await readQueue(app)) await recover(app);
}

/** Gives each table that was read its entry; tables that were removed earlier stay away. */
async function place(
  app: App, source: number, reports: readonly FileReport[], milliseconds: number,
): Promise<void> {
  const before = tablesOf(app, source);
  const isFirstTime = before.every(({ part }) => part === null);
  const [model] = before;
  if (!model) return;
  const known = reports.flatMap((report) => report.sheets.map(({ name }) => name));
  const sheets = [...new Set([...known, ...model.sheets])];
  const after: FileEntry[] = [];
  for (const [index, report] of reports.entries()) {
    const table = before.find(({ part }) => part === report.part);
    if (!isFirstTime && !table) await app.client.removeFile(report.id);
    else {
      const fresh = index === 0 ? model : { ...newEntry(model.file), source };
      const entry = table ?? fresh;
      after.push(await filled(app, { ...entry, sheets, milliseconds }, report));
    }
  }
  replaceTables(app, source, after);
  for (const { report } of after) if (report) announceRead(app, report, milliseconds);
}

async function filled(app: App, entry: FileEntry, report: FileReport): Promise<FileEntry> {
  const { chosen } = entry;
  const read = chosen ? await app.client.setMapping(report.id, chosen) : report;
  const mappings =
    entry.mappings.present === null ? edited(entry.mappings, read.mapping) : entry.mappings;
  const done = { status: 'ready', progress: null, failure: null } as const;
  return { ...entry, ...done, part: report.part, report: read, mappings };
}

/** Puts the tables of a file where those were that it had. */
function replaceTables({ store }: App, source: number, tables: readonly FileEntry[]): void {
  const at = store.state.files.findIndex((entry) => entry.source === source);
  const others = store.state.files.filter((entry) => entry.source !== source);
  const place = at < 0 ? others.length : at;
  store.update({ files: [...others.slice(0, place), ...tables, ...others.slice(place)] });
}

function announceRead(app: App, report: FileReport, milliseconds: number): void {
  const what = report.problem
    ? report.problem.message
    : `Recognised as ${kindWords[report.kind].toLowerCase()}.`;
  app.announce(`Read ${count(report.rows.read)} rows in ${duration(milliseconds)}. ${what}`);
}

function fail(app: App, entry: FileEntry, failure: Failure): void {
  const message = `The engine stopped while it read this file (${bytes(entry.file.size)}).`;
  const shown = failure.code === 'worker_lost' ? { ...failure, message } : failure;
  const failed = { ...entry, status: 'failed', failure: shown, progress: null } as const;
  replaceTables(app, entry.source, [failed]);
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

function dropSource(app: App, source: number): void {
  app.store.update({ files: app.store.state.files.filter((entry) => entry.source !== source) });
}

/** Stops reading; a file that was not read before leaves the list. */
export function cancelFile(app: App, entry: FileEntry): void {
  if (entry.status === 'queued') dropSource(app, entry.source);
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

const entryOf = (app: App, key: number): FileEntry | undefined =>
  app.store.state.files.find((entry) => entry.key === key);

/** Whether the mapping being edited is another than the one the file was read under. */
export function isEdited({ report, mappings }: FileEntry): boolean {
  if (!report || mappings.present === null) return false;
  return !isSameMapping(report, mappings.present, report.mapping);
}

/** Keeps a change of the mapping until it is applied. */
export function editMapping(app: App, entry: FileEntry, mapping: Mapping): void {
  patch(app, entry.key, { mappings: edited(entry.mappings, mapping) });
}

/** Forgets what was not applied. */
export function discardEdits(app: App, entry: FileEntry): void {
  const { mappings, report } = entry;
  if (report) patch(app, entry.key, { mappings: edited(mappings, report.mapping) });
}

/** Changes the mapping and reads the file's rows under it. */
export async function chooseMapping(app: App, entry: FileEntry, mapping: Mapping): Promise<void> {
  editMapping(app, entry, mapping);
  if (!(await applyMapping(app, entry.key))) patch(app, entry.key, { mappings: entry.mappings });
}

/** A step back or forth; at once where nothing waits to be applied. */
export async function stepMapping(
  app: App, entry: FileEntry, step: 'undo' | 'redo',
): Promise<void> {
  const isWaiting = isEdited(entry);
  const mappings = step === 'undo' ? undone(entry.mappings) : redone(entry.mappings);
  if (mappings === entry.mappings) return;
  patch(app, entry.key, { mappings });
  app.announce(step === 'undo' ? 'Undone.' : 'Redone.');
  if (!isWaiting && !(await applyMapping(app, entry.key)))
    patch(app, entry.key, { mappings: entry.mappings });
}

/** Reads the file's rows under the mapping as it was edited; returns whether that went well. */
export async function applyMapping(app: App, key: number): Promise<boolean> {
  const entry = entryOf(app, key);
  const mapping = entry?.mappings.present;
  if (!entry?.report || !mapping) return false;
  if (!isSameReading(mapping.reading, entry.report.mapping.reading)) {
    return readAgain(app, entry, mapping.reading ?? {}, mapping);
  }
  const { id } = entry.report;
  const start = performance.now();
  const report = await guarded(app, () =>
    timed(app, 'Reading again', () => app.client.setMapping(id, mapping)),
  );
  if (!report) return false;
  patch(app, key, { report, chosen: mapping, mappings: settled(entry.mappings, report) });
  announceRead(app, report, performance.now() - start);
  await refresh(app);
  return true;
}

/** What the core made of the mapping takes its place. */
const settled = (mappings: History<Mapping>, report: FileReport): History<Mapping> => ({
  ...mappings,
  present: report.mapping,
});

/** Reads the file again in the way that was told; what was decided about its columns goes. */
export async function chooseReading(app: App, entry: FileEntry, reading: Reading): Promise<void> {
  await readAgain(app, entry, reading, null);
}

/** Reads the file again, and this table of it under `mapping`. The old tables stay if that fails. */
async function readAgain(
  app: App, entry: FileEntry, choices: Reading, mapping: Mapping | null,
): Promise<boolean> {
  const before = tablesOf(app, entry.source);
  const again = { ...entry, abort: new AbortController() };
  patch(app, entry.key, { status: 'reading', progress: null, failure: null, abort: again.abort });
  const start = performance.now();
  try {
    const reports = await importTables(app, again, choices);
    await exchange(app, entry, reports, mapping, performance.now() - start);
  } catch (reason) {
    const failure = failureOf(reason);
    replaceTables(app, entry.source, before.map((table) =>
      table.key === entry.key ? { ...table, failure } : table));
    if (failure?.code === 'worker_lost') await recover(app);
    return false;
  }
  await refresh(app);
  return true;
}

/** Puts tables that were read again in the place of the old ones. */
async function exchange(
  app: App, entry: FileEntry, reports: readonly FileReport[], mapping: Mapping | null,
  milliseconds: number,
): Promise<void> {
  const before = tablesOf(app, entry.source);
  const after: FileEntry[] = [];
  for (const report of reports) {
    const known =
      before.find(({ part }) => part === report.part) ?? (reports.length === 1 ? entry : null);
    const table = known ?? { ...newEntry(entry.file), source: entry.source };
    after.push(await exchanged(app, { ...table, milliseconds, sheets: entry.sheets }, report, {
      mapping: table.key === entry.key ? mapping : null,
      isAsked: mapping === null,
    }));
  }
  for (const { report } of before) if (report) await app.client.removeFile(report.id);
  replaceTables(app, entry.source, after);
  for (const { report } of after) if (report) announceRead(app, report, milliseconds);
}

async function exchanged(
  app: App, entry: FileEntry, report: FileReport,
  { mapping, isAsked }: { mapping: Mapping | null; isAsked: boolean },
): Promise<FileEntry> {
  const read = mapping ? await app.client.setMapping(report.id, mapping) : report;
  const mappings = isAsked
    ? edited(entry.mappings, read.mapping)
    : settled(entry.mappings, read);
  const done = { status: 'ready', progress: null, failure: null } as const;
  return { ...entry, ...done, part: report.part, report: read, chosen: read.mapping, mappings };
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
export async function refresh(app: App): Promise<void> {
  const { store, client } = app;
  const overview = await overviewOrNull(app);
  await renewReports(app);
  const memory = await client.memory().catch(() => 0);
  store.update({ overview, memory, revision: store.state.revision + 1 });
}

/** What became of a file's rows depends on the other files too. */
async function renewReports({ store, client }: App): Promise<void> {
  const reports = await client.files().catch(() => []);
  const byId = new Map(reports.map((report) => [report.id, report]));
  const files = store.state.files.map((entry) => {
    const report = entry.report ? byId.get(entry.report.id) : undefined;
    return report ? { ...entry, report } : entry;
  });
  store.update({ files });
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
    await tellDecisions(app);
    await refresh(app);
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
