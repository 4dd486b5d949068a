import { valueIn, valueOf, type CoreModule, type Session } from './core.js';
import { CoreError } from './errors.js';
import { importFile, mayGoOnAfter } from './import_file.js';
import { nextTask } from './next_task.js';
import type { CallName, CallRequest, Calls, Reply, Request } from './protocol.js';
import type {
  CrossTableReport, FeatureReport, FieldDescription, FileReport, Frame, IdentityReport, OpenAnswersReport, Overview, PairedReport,
  PersonRow, PictureExport, Profile, QuotesExport, RandomisedShares, RecordPair, RfmReport, RuleCount,
  ScalesReport, SegmentExport, SegmentList, SegmentReport, SurveyQualityReport, SurveyReport,
  TablePreview, TimelineReport, WavesReport,
} from './types.js';

export type PostReply = (reply: Reply, transfer: Transferable[]) => void;
export type OpenModule = (wasm: ArrayBuffer) => Promise<CoreModule>;
/** What is done with the module once it is ready, while nobody has asked for anything yet. */
export type Prepare = (module: CoreModule) => Promise<void>;

/**
 * The worker's side of the protocol: give every request to the function returned. Calls are
 * answered one after another, in the order they came. After anything but a refusal was thrown
 * while the module ran, it is never called again: `lost` is posted and the rest is silence.
 */
export function serve(
  post: PostReply, openModule: OpenModule, prepare: Prepare = async () => {},
): (request: Request) => void {
  const server = new Server(post, openModule, prepare);
  return (request) => server.receive(request);
}

type SimpleCalls = Omit<Calls, 'importFile'>;

const simpleCalls: {
  readonly [K in keyof SimpleCalls]: (
    session: Session, ...args: Parameters<SimpleCalls[K]>
  ) => ReturnType<SimpleCalls[K]>;
} = {
  removeFile: (session, file) => void valueIn(session.removeFile(file)),
  files: (session) => valueIn<FileReport[]>(session.files()),
  setMapping: (session, file, mapping) =>
    valueIn<FileReport>(session.setMapping(file, JSON.stringify(mapping))),
  previewTable: (session, file, firstRow, rowCount) =>
    valueIn<TablePreview>(session.previewTable(file, firstRow, rowCount)),
  setOptions: (session, options) => void valueIn(session.setOptions(JSON.stringify(options))),
  overview: (session) => valueIn<Overview>(session.overview()),
  findPeople: (session, query) => valueOf(session.findPeople(JSON.stringify(query))),
  countPeople: (session, queries) =>
    queries.map((query) =>
      valueOf(session.findPeople(JSON.stringify({ ...query, sort: 'profile' }))).length),
  people: (session, profiles) => valueIn<PersonRow[]>(session.people(profiles)),
  profile: (session, profile) => valueIn<Profile>(session.profile(profile)),
  timeline: (session, query) => valueIn<TimelineReport>(session.timeline(JSON.stringify(query))),
  profiles: (session) => valueOf(session.profiles()),
  profileOf: (session, record) => valueIn<number>(session.profileOf(JSON.stringify(record))),
  fieldCatalogue: (session) => valueIn<FieldDescription[]>(session.fieldCatalogue()),
  whoIsWho: (session) => valueIn<IdentityReport>(session.whoIsWho()),
  recordPair: (session, first, second) =>
    valueIn<RecordPair>(session.recordPair(JSON.stringify({ first, second }))),
  setDecisions: (session, decisions) =>
    void valueIn(session.setDecisions(JSON.stringify({ decisions }))),
  rfm: (session) => valueIn<RfmReport>(session.rfm()),
  features: (session) => valueIn<FeatureReport[]>(session.features()),
  countRule: (session, rule) => valueIn<RuleCount>(session.countRule(JSON.stringify(rule))),
  segments: (session) => valueIn<SegmentList>(session.segments()),
  saveSegment: (session, name, rule) =>
    valueIn<SegmentReport>(session.saveSegment(name, JSON.stringify(rule))),
  removeSegment: (session, name) => void valueIn(session.removeSegment(name)),
  exportSegment: (session, options) =>
    valueIn<SegmentExport>(session.exportSegment(JSON.stringify(options))),
  survey: (session, options) => valueIn<SurveyReport>(session.survey(JSON.stringify(options))),
  exportPicture: (session, options) =>
    valueIn<PictureExport>(session.exportPicture(JSON.stringify(options))),
  scales: (session, options) => valueIn<ScalesReport>(session.scales(JSON.stringify(options))),
  waves: (session, options) => valueIn<WavesReport>(session.waves(JSON.stringify(options))),
  pairedAnswers: (session, options) =>
    valueIn<PairedReport>(session.pairedAnswers(JSON.stringify(options))),
  crossTable: (session, options) =>
    valueIn<CrossTableReport>(session.crossTable(JSON.stringify(options))),
  surveyQuality: (session, options) =>
    valueIn<SurveyQualityReport>(session.surveyQuality(JSON.stringify(options))),
  openAnswers: (session, options) =>
    valueIn<OpenAnswersReport>(session.openAnswers(JSON.stringify(options))),
  exportQuotes: (session, options) =>
    valueIn<QuotesExport>(session.exportQuotes(JSON.stringify(options))),
  randomisedShares: (session, options) =>
    valueIn<RandomisedShares>(session.randomisedShares(JSON.stringify(options))),
  memory: (session) => session.memory(),
};

class Server {
  private readonly post: PostReply;
  private readonly openModule: OpenModule;
  private readonly prepare: Prepare;
  private session: Session | null = null;
  /** What is to be done, in order: calls, and removals of tables whose import was aborted late. */
  private readonly queue: (CallRequest | { type: 'remove'; file: number })[] = [];
  private isAtWork = false;
  private current: { id: number; abort: AbortController } | null = null;
  /** Tables by the call that imported them. */
  private readonly imported = new Map<number, number[]>();

  constructor(post: PostReply, openModule: OpenModule, prepare: Prepare) {
    this.post = post;
    this.openModule = openModule;
    this.prepare = prepare;
  }

  receive(request: Request): void {
    if (request.type === 'start') void this.start(request.wasm, request.seed);
    else if (request.type === 'cancel') this.cancel(request.id);
    else this.queue.push(request);
    void this.work();
  }

  private async start(wasm: ArrayBuffer, seed: number): Promise<void> {
    try {
      const module = await this.openModule(wasm);
      this.session = new module.Session(seed);
      this.post({ type: 'ready' }, []);
      void this.work();
      await this.prepare(module);
    } catch (error) {
      this.lose(error);
    }
  }

  private cancel(id: number): void {
    if (this.current?.id === id) this.current.abort.abort();
    const waiting = this.queue.findIndex((job) => job.type === 'call' && job.id === id);
    if (waiting >= 0) this.queue.splice(waiting, 1);
    const removals = (this.imported.get(id) ?? []).map((file) => ({ type: 'remove' as const, file }));
    this.queue.unshift(...removals);
  }

  private async work(): Promise<void> {
    if (this.isAtWork) return;
    this.isAtWork = true;
    // Whoever cancelled a call while the core was busy has its cancel heard before the call runs.
    for (await nextTask(); this.session && this.queue.length > 0; await nextTask()) {
      const job = this.queue.shift();
      if (job) await this.attempt(this.session, job);
    }
    this.isAtWork = false;
  }

  private async attempt(
    session: Session, job: CallRequest | { type: 'remove'; file: number },
  ): Promise<void> {
    try {
      if (job.type === 'remove') session.removeFile(job.file);
      else await this.answer(session, job);
    } catch (error) {
      this.lose(error);
    }
  }

  /** Throws only what the module cannot go on after. */
  private async answer(session: Session, request: CallRequest): Promise<void> {
    const { id } = request;
    const abort = new AbortController();
    this.current = { id, abort };
    try {
      const value = await this.execute(session, request, abort.signal);
      this.post({ type: 'value', id, value }, buffersOf(value));
    } catch (error) {
      if (!mayGoOnAfter(error)) throw error;
      this.post(refusal(id, error), []);
    } finally {
      this.current = null;
    }
  }

  private async execute(
    session: Session, request: CallRequest, signal: AbortSignal,
  ): Promise<ReturnType<Calls[CallName]>> {
    if (request.call !== 'importFile') return callSimply(session, request);
    const { id, args } = request;
    const [file, name, reading = {}] = args;
    const tables = await importFile(session, { file, name, reading }, {
      signal,
      onProgress: (progress) => this.post({ type: 'progress', id, progress }, []),
    });
    this.imported.set(id, tables.map((table) => table.id));
    return tables;
  }

  private lose(error: unknown): void {
    this.session = null;
    this.post({ type: 'lost', message: error instanceof Error ? error.message : String(error) }, []);
  }
}

function callSimply(
  session: Session, request: Exclude<CallRequest, { call: 'importFile' }>,
): ReturnType<Calls[CallName]> {
  // Which arguments go with which call is lost on a union; `CallRequest` has kept them together.
  const call = simpleCalls[request.call] as (
    session: Session, ...args: unknown[]
  ) => ReturnType<Calls[CallName]>;
  return call(session, ...request.args);
}

function refusal(id: number, error: unknown): Reply {
  if (!(error instanceof CoreError)) return { type: 'aborted', id };
  const { code, message, hint } = error;
  return { type: 'failure', id, failure: { code, message, hint } };
}

/** Columns are handed over, not cloned. */
function buffersOf(value: ReturnType<Calls[CallName]>): Transferable[] {
  if (value instanceof Uint32Array) return [value.buffer];
  if (!isFrame(value)) return [];
  return value.columns.flatMap((column) =>
    column.type === 'text' ? [column.codes.buffer] : [column.values.buffer, column.known.buffer]);
}

function isFrame(value: ReturnType<Calls[CallName]>): value is Frame {
  return typeof value === 'object' && 'columns' in value && 'length' in value;
}
