import type {
  AnalysisOptions, CrossTableOptions, CrossTableReport, ExportOptions, Failure, FeatureReport,
  FieldDescription, FileReport, Frame, IdentityDecision, IdentityReport, Mapping, OpenAnswersOptions, OpenAnswersReport, Overview, PairedOptions,
  PairedReport, PeopleQuery, PersonRow, PictureExport, PictureOptions, Profile, Progress,
  QuotesExport, RandomisedOptions, RandomisedShares, Reading, RecordAddress, RecordPair, RfmReport, Rule, RuleCount,
  ScalesOptions, ScalesReport, SegmentExport, SegmentList, SegmentReport, SurveyOptions,
  SurveyQualityOptions, SurveyQualityReport, SurveyReport, TablePreview, TimelineQuery, TimelineReport, WavesOptions,
  WavesReport,
} from './types.js';

/** Every call the worker answers, written once. Names match the methods of the core's Session. */
export interface Calls {
  /**
   * Reads a file; gzip is unpacked on the way. Every table in it becomes a file of its own, in
   * their order; there is at least one. Reports progress.
   */
  importFile(file: Blob, name: string, reading?: Reading): FileReport[];
  removeFile(file: number): void;
  /** Every field that a column can be mapped to. */
  fieldCatalogue(): FieldDescription[];
  files(): FileReport[];
  /** Reads the file's rows under another mapping. */
  setMapping(file: number, mapping: Mapping): FileReport;
  previewTable(file: number, firstRow: number, rowCount: number): TablePreview;
  setOptions(options: AnalysisOptions): void;
  overview(): Overview;
  /** Profiles in the order asked for. */
  findPeople(query: PeopleQuery): Uint32Array;
  /** How many people each of the queries finds, whatever their order. */
  countPeople(queries: PeopleQuery[]): number[];
  /** At most 1,000 profiles at a time. */
  people(profiles: Uint32Array): PersonRow[];
  profile(profile: number): Profile;
  /** A page of what happened to one person, the latest first. */
  timeline(query: TimelineQuery): TimelineReport;
  profiles(): Frame;
  /** The profile that holds a record. */
  profileOf(record: RecordAddress): number;
  /** How records became people, and which pairs are uncertain. */
  whoIsWho(): IdentityReport;
  /** What two records have in common, whether they are linked or not. */
  recordPair(first: RecordAddress, second: RecordAddress): RecordPair;
  /**
   * All that a person decided about who is who, in the order in which it was; takes the place of
   * what was decided before. Without a decision in it, people are what they were before it.
   */
  setDecisions(decisions: IdentityDecision[]): void;
  rfm(): RfmReport;
  features(): FeatureReport[];
  countRule(rule: Rule): RuleCount;
  segments(): SegmentList;
  /** Saves a rule under a name, replacing one of that name. */
  saveSegment(name: string, rule: Rule): SegmentReport;
  removeSegment(name: string): void;
  exportSegment(options: ExportOptions): SegmentExport;
  survey(options: SurveyOptions): SurveyReport;
  crossTable(options: CrossTableOptions): CrossTableReport;
  /** Two answers of the same people, and whether they differ. */
  pairedAnswers(options: PairedOptions): PairedReport;
  scales(options: ScalesOptions): ScalesReport;
  /** One figure of a question, wave by wave. */
  waves(options: WavesOptions): WavesReport;
  /** The answers to one question as a picture; refused where too few people gave them. */
  exportPicture(options: PictureOptions): PictureExport;
  surveyQuality(options: SurveyQualityOptions): SurveyQualityReport;
  openAnswers(options: OpenAnswersOptions): OpenAnswersReport;
  /** Refused with group_too_small where fewer people are quoted than may be shown. */
  exportQuotes(options: OpenAnswersOptions): QuotesExport;
  /** True shares behind answers that were randomised when they were given. */
  randomisedShares(options: RandomisedOptions): RandomisedShares;
  /** Bytes of linear memory the core holds. */
  memory(): number;
}
export type CallName = keyof Calls;

/** Page to worker. */
export type Request =
  | { type: 'start'; wasm: ArrayBuffer; seed: number }
  /** The page no longer waits for the call; it may be over already. */
  | { type: 'cancel'; id: number }
  | CallRequest;
export type CallRequest = {
  [K in CallName]: { type: 'call'; id: number; call: K; args: Parameters<Calls[K]> };
}[CallName];

/** Worker to page. */
export type Reply =
  | { type: 'ready' }
  | { type: 'progress'; id: number; progress: Progress }
  | { type: 'value'; id: number; value: ReturnType<Calls[CallName]> }
  | { type: 'failure'; id: number; failure: Failure }
  | { type: 'aborted'; id: number }
  /** The module trapped and must never be called again. */
  | { type: 'lost'; message: string };

/** Given with any call. */
export interface CallOptions {
  /**
   * When it is aborted, the call rejects with AbortError at once, however busy the core is. An
   * aborted import leaves nothing behind; any other change may already have been made.
   */
  signal?: AbortSignal;
  /** Told how far an import is, at least every 100 ms while the file is read. */
  onProgress?: (progress: Progress) => void;
}

/** The same calls as the page sees them. */
export type Client = {
  [K in keyof Calls]: (
    ...args: [...Parameters<Calls[K]>, options?: CallOptions]
  ) => Promise<ReturnType<Calls[K]>>;
};
