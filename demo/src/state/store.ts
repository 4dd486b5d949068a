import type {
  Adjustment,
  AnalysisOptions,
  BannerGroup,
  Failure,
  FileReport,
  IntervalMethod,
  Mapping,
  Overview,
  PeopleSort,
  Progress,
  QualityRule,
  QuestionKind,
  Reading,
  Rule,
  ReplicateKind,
  SurveyDesign,
  SurveyWeights,
} from 'sonder';
import type { RuleNode } from '../rules/tree.js';
import { emptyHistory, type History } from './history.js';

export const viewNames = ['files', 'overview', 'people', 'person', 'segments', 'survey', 'identity'] as const;
export type ViewName = (typeof viewNames)[number];

/** A table of a file somebody gave, whatever became of it; the file itself before it was read. */
export interface FileEntry {
  /** The page's own number; the core's is in the report. */
  key: number;
  file: File;
  /** Tables of one file share this number. */
  source: number;
  /** Which table of the file it is; null until that is known. */
  part: string | null;
  status: 'queued' | 'reading' | 'ready' | 'failed';
  progress: Progress | null;
  report: FileReport | null;
  failure: Failure | null;
  /** Time it took to read. */
  milliseconds: number;
  /** What a person decided, given again after a restart. */
  chosen: Mapping | null;
  /** What the mapping was and is while it is edited; the last one may not be applied yet. */
  mappings: History<Mapping>;
  /** All worksheets of the file, read or not. */
  sheets: readonly string[];
  /** How it is read until a person decides about it. */
  told: Reading;
  abort: AbortController;
}

/** What the list of people can be narrowed by, beside a search and a segment. */
export const facetNames = ['shop', 'country', 'city', 'file', 'consent'] as const;
export type FacetName = (typeof facetNames)[number];
/** The value chosen of each, '' for any; of files the page's own number. */
export type Facets = Readonly<Record<FacetName, string>>;

export const noFacets: Facets = { shop: '', country: '', city: '', file: '', consent: '' };

/** The list of people as it was left. */
export interface PeopleList {
  text: string;
  segment: string;
  facets: Facets;
  sort: PeopleSort;
  descending: boolean;
  /** Row with the focus, from 0. */
  active: number;
  /** Pixels scrolled. */
  top: number;
}

export const surveyParts = [
  'questions',
  'cross_table',
  'waves',
  'scales',
  'weights',
  'quality',
  'open_answers',
] as const;
export type SurveyPart = (typeof surveyParts)[number];

/** Responses that gave one of the answers; what `SurveyScope` says, with the wording. */
export interface AnswerFilter {
  column: number;
  text: string;
  answers: string[];
}

/** What belongs to the columns of one file, and is forgotten with another one. */
export interface SurveyColumns {
  filters: readonly AnswerFilter[];
  weights: SurveyWeights | null;
  /** Columns that say how the responses were drawn. */
  design: SurveyDesign | null;
  /** Replicate weights in place of these. */
  replicates: ReplicateChoice | null;
  /** Of the cross-table; null until somebody chooses. */
  rows: readonly number[] | null;
  groups: readonly BannerGroup[] | null;
  /** Rules by which responses are flagged; null for all. */
  qualityRules: readonly QualityRule[] | null;
  /** Whether what they flag is left out of every figure. */
  withoutFlagged: boolean;
  openAnswers: OpenAnswersChoices;
}

/** Columns of replicate weights are chosen by the beginning of their names. */
export interface ReplicateChoice {
  prefix: string;
  kind: ReplicateKind;
  /** Of "fay". */
  fay: number;
}

/** Which open answers are listed. */
export interface OpenAnswersChoices {
  /** Null for the first open question. */
  column: number | null;
  search: string;
  /** Of the page that is shown. */
  first: number;
  redact: boolean;
}

export const noColumns: SurveyColumns = {
  filters: [],
  weights: null,
  design: null,
  replicates: null,
  rows: null,
  groups: null,
  qualityRules: null,
  withoutFlagged: false,
  openAnswers: { column: null, search: '', first: 0, redact: true },
};

export interface SurveyChoices extends SurveyColumns {
  part: SurveyPart;
  adjustment: Adjustment;
  /** The page's number of the file. */
  file: number | null;
  segment: string;
  confidence: number;
  /** How intervals of shares are made. */
  interval: IntervalMethod;
  /** What somebody decided about questions, per file by the page's number; the last one wins. */
  wholes: ReadonlyMap<number, readonly WholeChoice[]>;
  /** Columns of questions that everybody was asked, likewise. */
  askedOfAll: ReadonlyMap<number, readonly number[]>;
}

/** Columns that are one question, or the rows of a matrix, of that kind; without one, each by itself. */
export interface WholeChoice {
  columns: number[];
  kind?: QuestionKind;
}

/** A record by the page's own number of its file, which outlives a restart of the engine. */
export interface KeptRecord {
  key: number;
  row: number;
}

/** What somebody decided about two records. */
export interface Decision {
  same: boolean;
  records: [KeptRecord, KeptRecord];
}

export interface State {
  /** True from a restart of the engine until the note is closed. */
  restarted: boolean;
  view: ViewName;
  files: readonly FileEntry[];
  /** Grows whenever files, mappings or options change what the core would answer. */
  revision: number;
  /** Grows whenever saved segments change. */
  segmentRevision: number;
  options: AnalysisOptions;
  overview: Overview | null;
  saved: ReadonlyMap<string, Rule>;
  people: PeopleList;
  profile: number | null;
  /** A record of the person in view, by which they are found again when people change. */
  anchor: KeptRecord | null;
  /** What was decided about who is who, in the order in which it was. */
  decisions: History<readonly Decision[]>;
  rule: History<RuleNode>;
  ruleName: string;
  survey: SurveyChoices;
  lastJob: { what: string; milliseconds: number } | null;
  /** Bytes of linear memory, 0 when not known. */
  memory: number;
  /** Failure of an action that no view shows itself. */
  failure: Failure | null;
}

export function initialState(): State {
  return {
    restarted: false,
    view: 'files',
    files: [],
    revision: 0,
    segmentRevision: 0,
    options: {},
    overview: null,
    saved: new Map(),
    people: {
      text: '',
      segment: '',
      facets: noFacets,
      sort: 'net_spend',
      descending: true,
      active: 0,
      top: 0,
    },
    profile: null,
    anchor: null,
    decisions: emptyHistory(),
    rule: emptyHistory(),
    ruleName: '',
    survey: {
      part: 'questions',
      file: null,
      segment: '',
      confidence: 0.95,
      interval: 'wilson',
      wholes: new Map(),
      askedOfAll: new Map(),
      adjustment: 'holm',
      ...noColumns,
    },
    lastJob: null,
    memory: 0,
    failure: null,
  };
}

/** Holds the state; every change goes through `update`, which tells the listeners once. */
export class Store {
  #state = initialState();
  #listeners = new Set<() => void>();

  get state(): Readonly<State> {
    return this.#state;
  }

  update(patch: Partial<State>): void {
    this.#state = { ...this.#state, ...patch };
    for (const listener of this.#listeners) listener();
  }

  /** Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** Files that the core has read. */
export const reportsOf = (state: State): FileReport[] =>
  state.files.flatMap((entry) => (entry.report && entry.status === 'ready' ? [entry.report] : []));

/** The file's name, and which table of it this is where it has several. */
export function titleOf({ files }: State, { file, source, part }: FileEntry): string {
  const tables = files.filter((other) => other.source === source).length;
  return part && tables > 1 ? `${file.name} · ${part}` : file.name;
}

export interface SurveyFile {
  title: string;
  key: number;
  report: FileReport;
}

/** Surveys by the page's own number, which outlives a restart of the engine. */
export const surveysOf = (state: State): SurveyFile[] =>
  state.files.flatMap((entry) => {
    const { key, report, status } = entry;
    return status === 'ready' && report?.kind === 'survey' && report.problem === null
      ? [{ key, report, title: titleOf(state, entry) }]
      : [];
  });

/** True when the files say nothing: no people, orders or responses. */
export function isEmpty({ overview }: State): boolean {
  if (!overview) return true;
  const { profiles, responses, purchases, returns, cancelled } = overview;
  return profiles + responses + purchases + returns + cancelled === 0;
}

/** True when some file that takes part knows customers or orders. */
export const hasPeople = (state: State): boolean => (state.overview?.profiles ?? 0) > 0;
