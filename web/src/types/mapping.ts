/** What files and columns can be, and what a person decides about them. */

/** What a file was recognised as. */
export type FileKind =
  | 'customers' | 'orders' | 'order_lines' | 'products' | 'survey' | 'events' | 'messages'
  | 'tickets' | 'notes' | 'other';

export type ColumnType = 'text' | 'integer' | 'decimal' | 'date' | 'datetime' | 'boolean';

/** The four types of customer data. */
export type DataType = 'identity' | 'quantitative' | 'descriptive' | 'qualitative';

/** What a column can be mapped to: the name of a `FieldDescription`. */
export type Field = string;

/** One line of the catalogue of fields. */
export interface FieldDescription {
  name: Field;
  label: string;
  group: string;
  group_label: string;
  data_type: DataType;
  value: 'text' | 'integer' | 'decimal' | 'money' | 'date' | 'moment' | 'boolean' | 'year';
  /** Of nobody in particular, of a person, or of what should stay between few. */
  sensitivity: 'public' | 'personal' | 'sensitive';
  /** What it is usually kept for. */
  purpose: 'service' | 'marketing' | 'analytics' | 'profiling' | 'third_party';
  unit: string;
}

/** A field that a mapping defines beside those of the catalogue. */
export interface OwnField {
  column: string;
  type?: FieldDescription['value'];
  unit?: string;
  /** The only values that it may have, in any case of letters; others are counted as odd. */
  allowed?: string[];
}

/** What the bytes of a file are. */
export type FileFormat = 'delimited' | 'xlsx' | 'sav' | 'json' | 'ndjson';

/** Whose export a table is; "generic" where its columns had to be worked out. */
export type Layout =
  | 'generic' | 'qualtrics' | 'qualtrics_insights' | 'qualtrics_legacy' | 'surveymonkey'
  | 'google_forms' | 'microsoft_forms' | 'typeform' | 'limesurvey' | 'kobotoolbox'
  | 'odk_central' | 'redcap' | 'formbricks' | 'surveyjs' | 'spss' | 'shopify_orders'
  | 'shopify_customers' | 'mailchimp_audience' | 'hubspot_contacts' | 'salesforce_contacts'
  | 'stripe_payments' | 'woocommerce_orders' | 'event_stream'
  | 'google_analytics';

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
/** "lip" is July in Polish and June in Croatian. */
export type MonthNames = 'pl' | 'hr';

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
  /** Of a header one cell shorter than its rows: whether they begin with names that it leaves out. */
  row_names?: boolean;
  encoding?: EncodingName;
  /** Name or number (from 1) of a worksheet. */
  sheet?: string;
}

/** What a column is told to be; null is as good as absent. */
export interface TypeChoice {
  type?: ColumnType | null;
  date_order?: DateOrder | null;
  decimal_mark?: DecimalMark | null;
  month_names?: MonthNames | null;
}

/** A mapping as people keep and change it; a column is named by its name or by "#3", from 1. */
export interface Mapping {
  /** Version 1 had no more than kind, fields and columns. */
  version: 1 | 2;
  kind: FileKind;
  fields: Record<Field, string | null>;
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
  /** Which of the nine sources all of the file is from. Without it, what its fields say. */
  source?: SourceClass;
  /** The day that the file is of, "2024-05-01": ages in it are kept as years of birth. */
  observed_on?: string;
  /** The shop, service or brand that all of the file is of. */
  shop?: string;
  /** Fields that the catalogue does not have, by name. */
  own_fields?: Record<string, OwnField>;
  columns?: string[];
}
