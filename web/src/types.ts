/**
 * What crosses between page and core. Members keep the names they have in the core's JSON, so
 * that a report saved by the page and one printed by the command line are the same text.
 * Money is in major units, shares are 0-1, percent is 0-100, dates are "2024-02-29".
 */

/** What a file was recognised as. */
export type FileKind = 'customers' | 'orders' | 'order_lines' | 'survey' | 'other';

export type ColumnType = 'text' | 'integer' | 'decimal' | 'date' | 'datetime' | 'boolean';

/** The four types of customer data. */
export type DataType = 'identity' | 'quantitative' | 'descriptive' | 'qualitative';

/** What a column can be mapped to. */
export type Field =
  | 'customer_id' | 'email' | 'first_name' | 'last_name' | 'full_name' | 'phone' | 'birth_date'
  | 'city' | 'postcode' | 'country' | 'registered_on' | 'marketing_consent' | 'order_id'
  | 'ordered_at' | 'amount' | 'order_total' | 'quantity' | 'unit_price' | 'currency' | 'status' | 'channel'
  | 'product' | 'category' | 'brand';

/** Something odd about a cell, a row or a whole file; the rest of the import went on. */
export interface Issue {
  code: string;
  /** Record number as a spreadsheet counts it, the header being 1; null for the whole column or file. */
  row: number | null;
  /** From 0; null when the whole row or file is meant. */
  column: number | null;
  message: string;
}

export interface ColumnReport {
  name: string;
  type: ColumnType;
  /** The field it is mapped to, or null. */
  field: Field | null;
  data_type: DataType | null;
  /** Rows whose cell is not empty. */
  filled: number;
  /** Distinct texts, the empty one not counted. */
  distinct: number;
  /** Up to three texts as the file has them, for the person who maps the columns. */
  examples: string[];
}

/** A mapping as people keep and change it; a column is named by its name or by "#3", from 1. */
export interface Mapping {
  version: 1;
  kind: FileKind;
  fields: Partial<Record<Field, string | null>>;
  columns?: string[];
}

export interface FileCandidate {
  kind: FileKind;
  /** 0-1 */
  confidence: number;
  evidence: string[];
}

export interface FileReport {
  id: number;
  name: string;
  bytes: number;
  kind: FileKind;
  /** 0-1; 1 when a person chose the mapping. */
  confidence: number;
  evidence: string[];
  candidates: FileCandidate[];
  mapping: Mapping;
  dialect: { delimiter: string; quoted: boolean; header: boolean };
  /** read = used + skipped */
  rows: { read: number; used: number; skipped: number; without_customer: number };
  columns: ColumnReport[];
  issue_counts: Record<string, number>;
  issues: Issue[];
  /** Why the file takes no part although it was read, or null. */
  problem: Failure | null;
}

export interface MonthOfTrade {
  /** First day of the month. */
  month: string;
  purchases: number;
  buyers: number;
  net: number;
}

export interface Overview {
  as_of: string;
  currency: string;
  /** Decimals that amounts are exact to, 2-6. */
  decimals: number;
  profiles: number;
  records: number;
  buyers: number;
  repeat_buyers: number;
  purchases: number;
  returns: number;
  cancelled: number;
  orders_without_customer: number;
  orders_without_date: number;
  responses: number;
  /** Of people whom a file of customers or orders knows. */
  linked_responses: number;
  net: number;
  net_without_customer: number;
  first_order: string | null;
  last_order: string | null;
  months: MonthOfTrade[];
  /** Share of net spend of the fifth of buyers who spent most, 0-1, or null. */
  top_fifth_share: number | null;
  /** How records became profiles. */
  links: { customer_id: number; email: number; shared_emails: number };
}

export type PeopleSort = 'name' | 'net_spend' | 'order_count' | 'recency_days' | 'last_order';

export interface PeopleQuery {
  /** Finds parts of names, e-mails and customer ids, without regard to case and diacritics. */
  text?: string;
  sort?: PeopleSort;
  descending?: boolean;
  /** Only members of this segment, by its name. */
  segment?: string;
}

/** One line of the list of people. */
export interface PersonRow {
  profile: number;
  name: string;
  email: string;
  customer_id: string;
  country: string | null;
  order_count: number;
  net_spend: number | null;
  last_order: string | null;
  rfm_group: string | null;
}

export interface ProfileField {
  name: string;
  label: string;
  value: string;
  data_type: DataType;
  /** File the value survived from. */
  source: string;
  /** Record number in that file. */
  row: number;
}

export type TimelineKind = 'registered' | 'purchase' | 'return' | 'cancelled' | 'response';

export interface TimelineEvent {
  kind: TimelineKind;
  /** "2024-02-29" or "2024-02-29T13:05:00" */
  at: string;
  source: string;
  row: number;
  order_number: string | null;
  amount: number | null;
  channel: string | null;
  /** Products of the order, at most 20; the count says how many there are. */
  products: { name: string; quantity: number; amount: number | null }[];
  product_count: number;
  /** The survey answers of a response, question and answer as the file has them. */
  answers: { question: string; answer: string }[];
}

export interface Profile {
  profile: number;
  name: string;
  fields: ProfileField[];
  features: { name: string; label: string; unit: string; type: FeatureType; value: number | string | boolean | null }[];
  rfm: { recency: number; frequency: number; monetary: number; bins: number; group: string; label: string } | null;
  segments: string[];
  /** Records that were found to be this person, and why. */
  records: { source: string; row: number; customer_id: string; email: string; reason: 'customer_id' | 'email' | null }[];
  timeline: TimelineEvent[];
  /** Things without a date, which the timeline cannot hold. */
  undated: number;
}

export interface RfmReport {
  bins: number;
  as_of: string;
  scored: number;
  not_scored: number;
  /** Inner limits, bins - 1 each: days, orders, major units. */
  limits: { recency_days: number[]; order_count: number[]; net_spend: number[] };
  /** People and spend per recency (from 1) and frequency score (from 1): grid[r-1][f-1]. The group is the commonest one of the cell, null where nobody is. */
  grid: { people: number; net_spend: number; group: string | null }[][];
  groups: { group: string; label: string; rule: string; people: number; net_spend: number; share_of_spend: number | null }[];
}

export type FeatureType = 'integer' | 'decimal' | 'money' | 'date' | 'category' | 'boolean';

/** A measured column that rules can test. */
export interface FeatureReport {
  name: string;
  label: string;
  unit: string;
  type: FeatureType;
  data_type: DataType;
  known: number;
  /** Of numbers and dates. */
  lowest: number | string | null;
  highest: number | string | null;
  median: number | string | null;
  /** Of categories: the most frequent, at most 200. */
  categories: { value: string; people: number }[];
}

export type Rule =
  | { all: Rule[] }
  | { any: Rule[] }
  | { not: Rule }
  | { feature: string; is: '=' | '!=' | '<' | '<=' | '>' | '>='; value: number | string | boolean }
  | { feature: string; is: 'between'; from: number | string; to: number | string }
  | { feature: string; is: 'one_of'; values: string[] }
  | { feature: string; is: 'known' };

/** Group sizes that passed the privacy gate; a suppressed cell is null. */
export interface GroupSizes {
  title: string;
  total: number | null;
  cells: { label: string; people: number | null }[];
  minimum_group: number;
  suppressed_cells: number;
}

export interface RuleCount {
  members: number;
  profiles: number;
  /** members / profiles, 0-1 */
  share: number;
  net_spend: number;
  /** Of all net spend that belongs to known people, 0-1, or null. */
  share_of_spend: number | null;
  breakdowns: GroupSizes[];
}

export interface SegmentReport {
  name: string;
  label: string;
  /** Named RFM groups are built in, the others are rules somebody saved. */
  kind: 'rfm_group' | 'rule';
  rule: Rule | null;
  description: string;
  members: number;
  share: number;
  net_spend: number;
  share_of_spend: number | null;
  /** Why a saved rule cannot be read against the files as they are now, or null. */
  problem: Failure | null;
}

export interface SegmentList {
  as_of: string;
  profiles: number;
  segments: SegmentReport[];
}

export interface AnswerCount {
  label: string;
  count: number;
  share: number;
  low: number;
  high: number;
}

export type QuestionKind =
  | 'single_choice' | 'multi_choice' | 'scale' | 'numeric' | 'date' | 'open_text' | 'timestamp'
  | 'contact' | 'unanswered';

export interface QuestionReport {
  column: number;
  text: string;
  kind: QuestionKind;
  metric: 'none' | 'nps' | 'csat';
  evidence: string[];
  base: number;
  not_answered: number;
  unusable: number;
  other: number;
  answers: AnswerCount[];
  numbers: {
    mean: number; standard_deviation: number; median: number; lowest: number; highest: number;
    low: number; high: number;
  } | null;
  nps: {
    promoters: number; passives: number; detractors: number; score: number; low: number;
    high: number; scale_from_one: boolean;
  } | null;
  csat: { satisfied: number; share: number; low: number; high: number } | null;
}

export interface SurveyReport {
  file: number;
  name: string;
  responses: number;
  selected_responses: number;
  /** Responses of people whom a file of customers or orders knows. */
  linked: number;
  confidence: number;
  questions: QuestionReport[];
  issues: Issue[];
}

export interface SurveyOptions {
  /** Which file; default the first survey. */
  file?: number;
  /** 0.5-0.999, default 0.95 */
  confidence?: number;
  /** Open answers kept per question, 0-1000, default 20. */
  quoted_answers?: number;
  /** Only responses of members of this segment. */
  segment?: string;
  /** What a person decided about a column: {"3": "scale"}. */
  kinds?: Record<string, QuestionKind>;
}

export interface AnalysisOptions {
  /** Nothing later is seen. Default: the day of the last order or response. */
  as_of?: string;
  /** RFM scores per dimension, 2-10, default 5. */
  rfm_bins?: number;
  /** Smallest group shown in breakdowns or given out, 2-1,000, default 5. */
  minimum_group?: number;
}

export interface ExportOptions {
  segment: string;
  /** Columns beside customer id, e-mail and name. */
  features?: string[];
  /** Default true: only people whose consent is known to be given. */
  consent_required?: boolean;
  delimiter?: ',' | ';' | '\t';
  decimal_comma?: boolean;
  byte_order_mark?: boolean;
}

export interface SegmentExport {
  file_name: string;
  media_type: 'text/csv';
  text: string;
  people: number;
  withheld_people: number;
  minimum_group: number;
}

/** A few rows of a table as text, for looking at. */
export interface TablePreview {
  columns: string[];
  rows: string[][];
}

/** Every profile as columns of equal length. Text columns are codes into `texts`. */
export interface Frame {
  length: number;
  columns: FrameColumn[];
}
export type FrameColumn =
  | { name: string; type: 'number'; values: Float64Array; known: Uint8Array }
  | { name: string; type: 'text'; codes: Uint32Array; texts: string[] };

/** A failure of the core, worker or protocol. */
export interface Failure {
  code: ErrorCode;
  message: string;
  /** What to do about it; may be empty. */
  hint: string;
}

export type ErrorCode =
  | 'invalid_argument' | 'invalid_json' | 'invalid_state' | 'empty_file' | 'not_a_table'
  | 'unsupported_format' | 'limit_exceeded' | 'not_found' | 'missing_field' | 'group_too_small'
  /** The worker died; files must be given again. */
  | 'worker_lost'
  /** The file could not be read to its end. */
  | 'read_failed';

export interface Progress {
  stage: 'reading' | 'understanding';
  /** Bytes of the file. */
  done: number;
  total: number;
  rows: number;
}
