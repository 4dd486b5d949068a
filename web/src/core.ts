import { CoreError } from './errors.js';
import type { Failure, Frame, Reading } from './types.js';

/** JSON text of `Outcome<T>`: what most methods of the core answer with. */
export type OutcomeText = string;

export type Outcome<T> = { ok: true; value: T } | { ok: false; error: Failure };

/** Answer to a piece of a file. */
export interface PieceRead {
  /** Rows read so far. */
  rows: number;
  /** Nothing more of the stretch is wanted. */
  enough: boolean;
}

/** A stretch of the file that the core wants next. */
export interface ByteRange {
  from: number;
  /** Bytes in the file; null to its end. */
  size: number | null;
  /** To be inflated (raw deflate, as in ZIP archives) before it is handed over. */
  deflated: boolean;
  /** Inflating it must not give more bytes than this. */
  inflated_size: number;
}

/** What is said of a file before it is read. */
export interface ImportRequest {
  name: string;
  /** Bytes; null where nobody knows, as of packed files. */
  size: number | null;
  reading: Reading;
}

/** The one class the module binds. Texts are JSON; columns are copies, never views of its memory. */
export interface Session {
  beginImport(request: string): OutcomeText;
  nextRange(): OutcomeText;
  pushChunk(bytes: Uint8Array): OutcomeText;
  endRange(): OutcomeText;
  /** Null after a part of what comes after the last byte: to be called again. */
  finishImport(): OutcomeText;
  cancelImport(): OutcomeText;
  removeFile(file: number): OutcomeText;
  files(): OutcomeText;
  setMapping(file: number, mapping: string): OutcomeText;
  previewTable(file: number, firstRow: number, rowCount: number): OutcomeText;
  setOptions(options: string): OutcomeText;
  overview(): OutcomeText;
  findPeople(query: string): Outcome<Uint32Array<ArrayBuffer>>;
  people(profiles: Uint32Array): OutcomeText;
  profile(profile: number): OutcomeText;
  timeline(request: string): OutcomeText;
  profiles(): Outcome<Frame>;
  profileOf(record: string): OutcomeText;
  fieldCatalogue(): OutcomeText;
  whoIsWho(): OutcomeText;
  recordPair(records: string): OutcomeText;
  setDecisions(decisions: string): OutcomeText;
  rfm(): OutcomeText;
  features(): OutcomeText;
  countRule(rule: string): OutcomeText;
  segments(): OutcomeText;
  saveSegment(name: string, rule: string): OutcomeText;
  removeSegment(name: string): OutcomeText;
  exportSegment(options: string): OutcomeText;
  survey(options: string): OutcomeText;
  crossTable(options: string): OutcomeText;
  pairedAnswers(options: string): OutcomeText;
  scales(options: string): OutcomeText;
  waves(options: string): OutcomeText;
  exportPicture(options: string): OutcomeText;
  surveyQuality(options: string): OutcomeText;
  openAnswers(options: string): OutcomeText;
  exportQuotes(options: string): OutcomeText;
  randomisedShares(options: string): OutcomeText;
  memory(): number;
  /** Gives its memory back; nothing may be asked of it afterwards. */
  delete(): void;
}

export interface CoreModule {
  Session: new (seed: number) => Session;
}

/** The value of an outcome; throws its failure as a `CoreError`. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new CoreError(outcome.error);
}

/** The value in an outcome's text, whose type the method is known to answer with. */
export function valueIn<T>(text: OutcomeText): T {
  return valueOf(JSON.parse(text) as Outcome<T>);
}
