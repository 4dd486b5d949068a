import { valueIn, type ByteRange, type ImportRequest, type PieceRead, type Session } from './core.js';
import { abortError, CoreError } from './errors.js';
import { nextTask } from './next_task.js';
import { SourceFile } from './read_file.js';
import type { FileReport, Progress, Reading } from './types.js';

/** Who waits for an import: told how far it is, and may give it up. */
export interface Watcher {
  signal: AbortSignal;
  onProgress(progress: Progress): void;
}

/** What is to be read, and how. */
export interface Import {
  file: Blob;
  name: string;
  reading: Reading;
}

/** The core begins a file again while it doubts how to read it; it has fewer ways than this. */
const maximumBeginnings = 16;
/** Half of what "progress every 100 ms" and "cancel within 100 ms" allow. */
const breathMilliseconds = 50;

/**
 * Hands the session every stretch of a file that it wants. Nothing of the file stays when this
 * fails or is aborted.
 *
 * Errors: those of `SourceFile`, those of the core, and AbortError.
 */
export async function importFile(
  session: Session, { file, name, reading }: Import, watcher: Watcher,
): Promise<FileReport[]> {
  const source = await SourceFile.open(file);
  const request: ImportRequest = { name, size: source.size, reading };
  valueIn(session.beginImport(JSON.stringify(request)));
  try {
    const feeding = new Feeding(session, source, file.size, watcher);
    await feeding.run();
    return await feeding.understand();
  } catch (error) {
    if (mayGoOnAfter(error)) session.cancelImport();
    throw error;
  }
}

/** Whether the module may be called again after this was thrown. */
export function mayGoOnAfter(error: unknown): boolean {
  return error instanceof CoreError || (error instanceof DOMException && error.name === 'AbortError');
}

/** Gives the core what it wants of a file until it wants nothing more. */
class Feeding {
  private readonly session: Session;
  private readonly source: SourceFile;
  private readonly total: number;
  private readonly watcher: Watcher;
  /** Bytes of earlier stretches. */
  private before = 0;
  /** The least that is told: a file is begun twice, once to find out what it is. */
  private least = 0;
  private rows = 0;
  private lastBreath = -Infinity;

  constructor(session: Session, source: SourceFile, total: number, watcher: Watcher) {
    this.session = session;
    this.source = source;
    this.total = total;
    this.watcher = watcher;
  }

  async run(): Promise<void> {
    let beginnings = 0;
    for (let range = this.nextRange(); range; range = this.nextRange()) {
      if (range.from === 0) {
        beginnings += 1;
        this.least = beginnings === 2 ? this.before : 0;
        this.before = 0;
      }
      if (beginnings > maximumBeginnings) throw neverSatisfied();
      await this.feed(range);
    }
  }

  /** What comes after the last byte, by parts. */
  async understand(): Promise<FileReport[]> {
    this.report('understanding', this.total);
    for (;;) {
      const reports = valueIn<FileReport[] | null>(this.session.finishImport());
      if (reports) return reports;
      await this.breathe('understanding', this.total);
      if (this.watcher.signal.aborted) throw abortError();
    }
  }

  private nextRange(): ByteRange | null {
    return valueIn<ByteRange | null>(this.session.nextRange());
  }

  private async feed(range: ByteRange): Promise<void> {
    let read = 0;
    for await (const { bytes, position } of this.source.pieces(range, this.watcher.signal)) {
      const { rows, enough } = valueIn<PieceRead>(this.session.pushChunk(bytes));
      this.rows = rows;
      read = position;
      await this.breathe('reading', Math.max(this.least, this.before + position));
      if (enough || this.watcher.signal.aborted) break;
    }
    if (this.watcher.signal.aborted) throw abortError();
    this.before += read;
    valueIn(this.session.endRange());
  }

  /** Tells how far it is and lets a cancel through, now and then. */
  private async breathe(stage: Progress['stage'], done: number): Promise<void> {
    if (performance.now() - this.lastBreath < breathMilliseconds) return;
    this.report(stage, done);
    await nextTask();
    this.lastBreath = performance.now();
  }

  private report(stage: Progress['stage'], done: number): void {
    const { total, rows } = this;
    this.watcher.onProgress({ stage, done: Math.min(done, total), total, rows });
  }
}

function neverSatisfied(): CoreError {
  return new CoreError({
    code: 'not_a_table',
    message: `no way of reading the file fitted all of it after ${maximumBeginnings} tries`,
    hint: 'Save it again as CSV.',
  });
}
