import { valueIn, type FileRead, type PieceRead, type Session } from './core.js';
import { abortError, CoreError } from './errors.js';
import { nextTask } from './next_task.js';
import { readFile } from './read_file.js';
import type { FileReport, Progress } from './types.js';

/** Who waits for an import: told how far it is, and may give it up. */
export interface Watcher {
  signal: AbortSignal;
  onProgress(progress: Progress): void;
}

/** The core asks for a file again while it doubts the dialect; it has fewer of those than this. */
const maximumPasses = 8;
/** Half of what "progress every 100 ms" and "cancel within 100 ms" allow. */
const breathMilliseconds = 50;

/**
 * Streams a file into the session. Nothing of the file stays when this fails or is aborted.
 *
 * Errors: those of `readFile`, those of the core, and AbortError.
 */
export async function importFile(
  session: Session, file: Blob, name: string, watcher: Watcher,
): Promise<FileReport> {
  valueIn(session.beginImport(name));
  try {
    return await readUntilDone(session, file, watcher);
  } catch (error) {
    if (mayGoOnAfter(error)) session.cancelImport();
    throw error;
  }
}

/** Whether the module may be called again after this was thrown. */
export function mayGoOnAfter(error: unknown): boolean {
  return error instanceof CoreError || (error instanceof DOMException && error.name === 'AbortError');
}

async function readUntilDone(
  session: Session, file: Blob, watcher: Watcher,
): Promise<FileReport> {
  for (let pass = 0; pass < maximumPasses; ++pass) {
    await pushPieces(session, file, watcher);
    const read = valueIn<FileRead>(session.finishImport());
    if (read.state === 'done') return read.file;
  }
  throw new CoreError({
    code: 'not_a_table',
    message: `no way of reading the file fitted all of it after ${maximumPasses} tries`,
    hint: 'Save it again as CSV.',
  });
}

async function pushPieces(session: Session, file: Blob, watcher: Watcher): Promise<void> {
  const total = file.size;
  let rows = 0;
  let breath = -Infinity;
  for await (const { bytes, position } of readFile(file, watcher.signal)) {
    rows = valueIn<PieceRead>(session.pushChunk(bytes)).rows;
    if (performance.now() - breath < breathMilliseconds) continue;
    watcher.onProgress({ stage: 'reading', done: position, total, rows });
    await nextTask();
    if (watcher.signal.aborted) break;
    breath = performance.now();
  }
  if (watcher.signal.aborted) throw abortError();
  watcher.onProgress({ stage: 'understanding', done: total, total, rows });
}
