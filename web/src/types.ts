/**
 * What crosses between page and core. Members keep the names they have in the core's JSON, so
 * that a report saved by the page and one printed by the command line are the same text.
 * Money is in major units, shares are 0-1, percent is 0-100, dates are "2024-02-29".
 */

/** What a file was recognised as. */
export type FileKind = 'customers' | 'orders' | 'order_lines' | 'products' | 'survey' | 'other';

export type ColumnType = 'text' | 'integer' | 'decimal' | 'date' | 'datetime' | 'boolean';

/** The four types of customer data. */
export type DataType = 'identity' | 'quantitative' | 'descriptive' | 'qualitative';

/** What a column can be mapped to. */
export type Field =
  | 'customer_id' | 'email' | 'first_name' | 'last_name' | 'full_name' | 'phone' | 'birth_date'
  | 'city' | 'postcode' | 'country' | 'street' | 'company' | 'gender' | 'language' | 'registered_on' | 'marketing_consent' | 'order_id'
  | 'ordered_at' | 'amount' | 'order_total' | 'refund' | 'quantity' | 'unit_price' | 'currency' | 'status' | 'channel'
  | 'product' | 'product_name' | 'category' | 'brand' | 'answered_at';

/** What the bytes of a file are. */
export type FileFormat = 'delimited' | 'xlsx' | 'sav' | 'json' | 'ndjson';

/** Whose export a table is; "generic" where its columns had to be worked out. */
export type Layout =
  | 'generic' | 'qualtrics' | 'qualtrics_insights' | 'qualtrics_legacy' | 'surveymonkey'
  | 'google_forms' | 'microsoft_forms' | 'typeform' | 'limesurvey' | 'kobotoolbox'
  | 'odk_central' | 'redcap' | 'formbricks' | 'surveyjs' | 'spss' | 'shopify_orders'
  | 'shopify_customers' | 'mailchimp_audience' | 'hubspot_contacts' | 'salesforce_contacts'
  | 'stripe_payments' | 'woocommerce_orders' | 'event_stream';

export type EncodingName =
  | 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1250' | 'windows-1251' | 'windows-1252'
  | 'iso-8859-2' | 'macintosh' | 'ibm852' | 'ibm866';

export type PersonalKind =
  | 'email' | 'phone' | 'ip_address' | 'location' | 'name' | 'address' | 'birth_date' | 'card'
  | 'text_with_addresses';

/** The nine sources of customer data. */
export type SourceClass =
  | 'transactional' | 'declared' | 'digital_identity' | 'online_identity' | 'anonymous_identity'
  | 'second_party' | 'inferred' | 'non_transactional' | 'third_party';

/** "dmy" is day first. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';
export type DecimalMark = 'point' | 'comma';

/** Something odd about a cell, a row or a whole file; the rest of the import went on. */
export interface Issue {
  code: string;
  /** Record number as a spreadsheet counts it, the header being 1; null for the whole column or file. */
  row: number | null;
  /** The same place for `previewTable`, from 0; null where the record is no row of the table. */
  table_row: number | null;
  /** From 0; null when the whole row or file is meant. */
  column: number | null;
  message: string;
}

export interface ColumnReport {
  name: string;
  /** The cells above it, one per header row. */
  header: string[];
  /** What the file says it stands for, in full words (SPSS), or null. */
  label: string | null;
  type: ColumnType;
  /** Why it was read so: one sentence with counts. */
  evidence: string;
  /** ISO 4217 code that all its amounts share, or null. */
  currency: string | null;
  is_percent: boolean;
  /** Of numbers. */
  decimal_mark: DecimalMark | null;
  /** Of dates. */
  date_order: DateOrder | null;
  /** Of dates: as the clocks on the wall showed them, brought to UTC, or some with and some without a zone. */
  zone: 'local' | 'utc' | 'mixed' | null;
  /** Another order of day and month would have fitted too. */
  is_ambiguous: boolean;
  /** The field it is mapped to, or null. */
  field: Field | null;
  data_type: DataType | null;
  personal: PersonalKind | null;
  /** Of surveys: says something of the response and is no answer. */
  metadata: boolean;
  /** Takes no part. */
  left_out: boolean;
  /** Rows whose cell is not empty. */
  filled: number;
  /** Rows whose cell is empty or says that there is no value, such as "NA". */
  missing: number;
  /** Rows whose cell does not fit the type. */
  odd: number;
  /** Distinct texts, the empty one not counted. */
  distinct: number;
  /** Up to three texts as the file has them, for the person who maps the columns. */
  examples: string[];
}

/** How a file is to be read, where that is told instead of being found. */
export interface Reading {
  /** The other marks are heard only together with this one. */
  delimiter?: ',' | ';' | '\t' | '|' | ' ';
  /** Empty: nothing is quoted. Default: double quotes. */
  quote?: '"' | "'" | '';
  /** A mark that makes a quote mark behind it text. Default: none. */
  escape?: '\\' | '';
  drops_blank?: boolean;
  /** Lines in front of the header. */
  title_records?: number;
  /** 0-4 */
  header_rows?: number;
  encoding?: EncodingName;
  /** Name or number (from 1) of a worksheet. */
  sheet?: string;
}

/** What a column is told to be; null is as good as absent. */
export interface TypeChoice {
  type?: ColumnType | null;
  date_order?: DateOrder | null;
  decimal_mark?: DecimalMark | null;
}

/** A mapping as people keep and change it; a column is named by its name or by "#3", from 1. */
export interface Mapping {
  /** Version 1 had no more than kind, fields and columns. */
  version: 1 | 2;
  kind: FileKind;
  fields: Partial<Record<Field, string | null>>;
  /** Without it, the one that is found. */
  layout?: Layout;
  /** Of surveys: columns that are no answers. Without it, those of the layout. */
  metadata?: string[];
  /** Columns that take no part. Without it, IP addresses and locations. */
  left_out?: string[];
  /** By column: only what was decided. */
  types?: Record<string, TypeChoice>;
  /** Only what was decided. It tells how to read the file again; `setMapping` does not. */
  reading?: Reading;
  columns?: string[];
}

export interface FileCandidate {
  kind: FileKind;
  layout: Layout;
  /** 0-1 */
  confidence: number;
  evidence: string[];
  /** To be set when this candidate is the right one. */
  mapping: Mapping;
}

export interface EncodingGuess {
  name: EncodingName;
  /** How sure it is against all others, 0-1. */
  score: number;
  evidence: string;
}

/** Something a person should confirm, because the bytes allow of two answers. */
export type ImportQuestion = { message: string } & (
  | { about: 'kind'; column: null; answers: FileKind[]; taken: FileKind; example: null; shown: null }
  | { about: 'encoding'; column: null; answers: EncodingName[]; taken: EncodingName; example: null; shown: null }
  /** A cell, and which day ("2024-02-29") each answer makes of it. */
  | { about: 'date_order'; column: number; answers: DateOrder[]; taken: DateOrder; example: string | null; shown: string[] }
  /** A cell, and which number each answer makes of it. */
  | { about: 'decimal_mark'; column: number; answers: DecimalMark[]; taken: DecimalMark; example: string | null; shown: string[] }
);

/** One table of a file: workbooks and JSON with lists in it have several. */
export interface FileReport {
  id: number;
  name: string;
  /** The sheet, or the path of a list; empty for the only table of a file. */
  part: string;
  bytes: number;
  format: FileFormat;
  kind: FileKind;
  layout: Layout;
  /** 0-1; 1 when a person chose the mapping. */
  confidence: number;
  evidence: string[];
  /** The likeliest first. */
  candidates: FileCandidate[];
  mapping: Mapping;
  /** How the mapping differs from what was proposed: one sentence each. */
  changes: string[];
  asks: ImportQuestion[];
  encoding: EncodingGuess & { runner_up: EncodingGuess | null; is_told: boolean };
  /** Of delimited text; the delimiter by name ("semicolon") and as it is. */
  dialect: {
    delimiter: string; mark: string; quote: string; escape: string; drops_blank: boolean;
    title_records: number;
  } | null;
  header_rows: number;
  header_evidence: string;
  /** Records in front of the header, at most 20. */
  titles: string[][];
  /**
   * read = used + skipped. Blank and broken records are no rows and not among them; short and
   * surplus rows had too few and too many cells.
   */
  rows: {
    read: number; used: number; skipped: number; without_customer: number; blank: number;
    broken: number; short: number; surplus: number; repeated: number;
  };
  columns: ColumnReport[];
  /** Columns that tell about single people, in file order. */
  personal: { column: number; kind: PersonalKind; rows: number; left_out: boolean }[];
  /** First and last day of the column that dates the rows, or null. */
  freshness: { column: number; first: string; last: string } | null;
  /** What the file feeds; nothing while it takes no part. */
  coverage: { sources: SourceClass[]; data_types: DataType[] };
  issue_counts: Record<string, number>;
  /** The first 100 of each kind. */
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
  /** Which record of the file each row is, as in `Issue.row`. */
  numbers: number[];
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
  /** Bytes of the file; of one that is read twice, of the second time. */
  done: number;
  total: number;
  rows: number;
}
