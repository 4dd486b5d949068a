import type {
  ColumnType,
  ConsentState,
  DataType,
  DateOrder,
  DecimalMark,
  EncodingName,
  ErrorCode,
  FieldDescription,
  FileFormat,
  FileReport,
  LinkReason,
  MessageStage,
  MissingKind,
  MonthNames,
  PersonalKind,
  QuestionKind,
  SourceClass,
  SurvivorRule,
  TimelineKind,
} from 'sonder';

/** The words the page uses for what the core names. */

export const kindWords: Readonly<Record<FileReport['kind'], string>> = {
  customers: 'Customers',
  orders: 'Orders',
  order_lines: 'Order lines',
  products: 'Products',
  survey: 'Survey responses',
  events: 'Events',
  messages: 'Messages',
  tickets: 'Support tickets',
  notes: 'Notes',
  other: 'Another table',
  survey_definition: 'Survey definition',
};

export const kindHints: Readonly<Record<FileReport['kind'], string>> = {
  customers: 'one row per customer',
  orders: 'one row per order or transaction',
  order_lines: 'one row per product in an order',
  products: 'one row per product: its name, price and category',
  survey: 'one row per response',
  events: 'one row per thing that somebody did: visits, pages, carts, searches, inquiries',
  messages: 'one row per message sent, or per thing that became of one',
  tickets: 'one row per support case',
  notes: 'one row per note about a customer',
  other: 'kept, but takes no part',
  survey_definition: 'what the survey asks, without the answers',
};

export const formatWords: Readonly<Record<FileFormat, string>> = {
  delimited: 'Delimited text',
  xlsx: 'Excel workbook',
  sav: 'SPSS file',
  json: 'JSON',
  ndjson: 'JSON lines',
};

/** The names of other makers' products are theirs; they say whose export is meant. */
export const layoutWords: Readonly<Record<FileReport['layout'], string>> = {
  generic: 'No known tool',
  qualtrics: 'Qualtrics',
  xlsform: 'XLSForm',
  qualtrics_insights: 'Qualtrics (2016)',
  qualtrics_legacy: 'Qualtrics (before 2016)',
  surveymonkey: 'SurveyMonkey',
  google_forms: 'Google Forms',
  microsoft_forms: 'Microsoft Forms',
  typeform: 'Typeform',
  limesurvey: 'LimeSurvey',
  kobotoolbox: 'KoboToolbox',
  odk_central: 'ODK Central',
  redcap: 'REDCap',
  formbricks: 'Formbricks',
  surveyjs: 'SurveyJS',
  spss: 'SPSS',
  shopify_orders: 'Shopify orders',
  shopify_customers: 'Shopify customers',
  mailchimp_audience: 'Mailchimp audience',
  hubspot_contacts: 'HubSpot contacts',
  salesforce_contacts: 'Salesforce contacts',
  stripe_payments: 'Stripe payments',
  woocommerce_orders: 'WooCommerce orders',
  event_stream: 'Event stream',
  google_analytics: 'Google Analytics',
};

export const encodingWords: Readonly<Record<EncodingName, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, low byte first',
  'utf-16be': 'UTF-16, high byte first',
  'windows-1250': 'Windows-1250 (Central Europe)',
  'windows-1251': 'Windows-1251 (Cyrillic)',
  'windows-1252': 'Windows-1252 (Western Europe)',
  'iso-8859-2': 'ISO 8859-2 (Central Europe)',
  macintosh: 'Mac Roman',
  ibm852: 'IBM 852 (Central Europe, DOS)',
  ibm866: 'IBM 866 (Cyrillic, DOS)',
};

export const typeWords: Readonly<Record<ColumnType, string>> = {
  text: 'Text',
  integer: 'Whole numbers',
  decimal: 'Decimal numbers',
  date: 'Dates',
  datetime: 'Dates with time',
  boolean: 'Yes or no',
};

export const orderWords: Readonly<Record<DateOrder, string>> = {
  ymd: 'year first',
  dmy: 'day first',
  mdy: 'month first',
};

export const monthNameWords: Readonly<Record<MonthNames, string>> = {
  pl: 'Polish months',
  hr: 'Croatian months',
};

export const lineEndWords: Readonly<Record<'lf' | 'crlf' | 'cr' | 'mixed' | 'none', string>> = {
  lf: 'Rows end with a line feed (LF)',
  crlf: 'Rows end with CR LF, as on Windows',
  cr: 'Rows end with a carriage return (CR), as on old Macs',
  mixed: 'Rows end in different ways: see what was odd in it',
  none: 'There is a single row, without a line end',
};

export const markWords: Readonly<Record<DecimalMark, string>> = {
  point: 'decimal point',
  comma: 'decimal comma',
};

export const personalWords: Readonly<Record<PersonalKind, string>> = {
  email: 'e-mail addresses',
  phone: 'phone numbers',
  ip_address: 'IP addresses',
  location: 'places on the map',
  name: 'names',
  address: 'addresses',
  birth_date: 'dates of birth',
  card: 'card numbers',
  text_with_addresses: 'texts with e-mail addresses in them',
};

export const sourceWords: Readonly<Record<SourceClass, string>> = {
  transactional: 'purchases',
  declared: 'what people stated',
  digital_identity: 'verified identities',
  online_identity: 'online accounts',
  anonymous_identity: 'people without a name',
  second_party: 'partners',
  inferred: 'conclusions',
  non_transactional: 'motives and contacts',
  third_party: 'bought data',
};

/** Why one of several values is kept. */
export const survivorWords: Readonly<Record<SurvivorRule, string>> = {
  most_recent: 'the latest of several values',
  verified_first: 'verified values come first, then the latest',
  source_priority: 'its source is trusted most',
  longest: 'the longest of several values',
  most_frequent: 'said most often',
  declared_first: 'what people stated comes first, then the latest',
  all: 'so are the others',
};

export const consentWords: Readonly<Record<ConsentState, string>> = {
  given: 'given',
  refused: 'refused',
  not_known: 'not known',
};

/** What data is used for, as a person would allow it. */
export const purposeWords: Readonly<Record<FieldDescription['purpose'], string>> = {
  service: 'Delivery and answers',
  marketing: 'Marketing: to be written or called to',
  analytics: 'Statistics: to be counted',
  profiling: 'Profiling: to be put into segments',
  third_party: 'To be passed on to others',
};

/** Reasons why a row is read and still not used. */
export const skippingIssues: ReadonlySet<string> = new Set([
  'repeated_record',
  'total_row',
  'unknown_order',
]);

export const dataTypeWords: Readonly<Record<DataType, string>> = {
  identity: 'Identity',
  quantitative: 'Quantitative',
  descriptive: 'Descriptive',
  qualitative: 'Qualitative',
};

export const timelineWords: Readonly<Record<TimelineKind, { one: string; many: string }>> = {
  purchase: { one: 'Purchase', many: 'Purchases' },
  return: { one: 'Return', many: 'Returns' },
  cancelled: { one: 'Cancelled order', many: 'Cancelled orders' },
  response: { one: 'Survey response', many: 'Survey responses' },
  visit: { one: 'Visit', many: 'Visits' },
  abandoned_cart: { one: 'Abandoned cart', many: 'Abandoned carts' },
  inquiry: { one: 'Inquiry', many: 'Inquiries' },
  action: { one: 'Action', many: 'Actions' },
  message: { one: 'Message', many: 'Messages' },
  ticket: { one: 'Support ticket', many: 'Support tickets' },
  note: { one: 'Note', many: 'Notes' },
  registered: { one: 'Registered', many: 'Registrations' },
};

export const messageStageWords: Readonly<Record<MessageStage, string>> = {
  sent: 'sent',
  delivered: 'delivered',
  opened: 'opened',
  clicked: 'clicked',
  bounced: 'came back',
  unsubscribed: 'unsubscribed',
};

export const questionWords: Readonly<Record<QuestionKind, string>> = {
  single_choice: 'One answer',
  multi_choice: 'Several answers',
  scale: 'Scale',
  numeric: 'Number',
  date: 'Date',
  open_text: 'Open text',
  ranking: 'Ranking',
  slider: 'Slider',
  constant_sum: 'Points given out',
  file: 'Upload (never shown)',
  timestamp: 'Time of response',
  contact: 'Contact (not counted)',
  unanswered: 'Nobody answered',
};

/** Behind the number of people whose answer is missing, by the reason. */
export const missingWords: readonly (readonly [MissingKind, string])[] = [
  ['skipped', 'did not answer'],
  ['not_asked', 'not asked'],
  ['refused', 'preferred not to say'],
  ['dont_know', 'did not know'],
  ['not_applicable', 'said it does not apply'],
  ['partial', 'had broken off before'],
];

const rfmWords = new Map([
  ['champions', 'Champions'],
  ['loyal', 'Loyal'],
  ['promising', 'Promising'],
  ['new', 'New'],
  ['need_attention', 'Need attention'],
  ['at_risk', 'At risk'],
  ['cannot_lose', 'Cannot lose'],
  ['hibernating', 'Hibernating'],
]);

/** A segment for people: the named RFM groups have labels, the others are called what they are called. */
export const segmentLabel = (name: string): string => rfmWords.get(name) ?? name;

const issueWords = new Map<string, readonly [one: string, many: string]>([
  [
    'placeholder',
    [
      "row has an id or e-mail address that is nobody's own, which is not used",
      "rows have an id or e-mail address that is nobody's own, which is not used",
    ],
  ],
  [
    'wrong_number',
    ['number cannot be one of its kind, and is kept as it is', 'numbers cannot be ones of their kind, and are kept as they are'],
  ],
  [
    'unexpected_choice',
    ['value is none of those that its field may have', 'values are none of those that their field may have'],
  ],
  [
    'undated_age',
    ['column holds ages, and the file has no day', 'columns hold ages, and the file has no day'],
  ],
  [
    'short_row',
    [
      'row has too few cells; the missing ones count as empty',
      'rows have too few cells; the missing ones count as empty',
    ],
  ],
  [
    'long_row',
    ['row has more cells than there are columns', 'rows have more cells than there are columns'],
  ],
  ['blank_row', ['blank row was skipped', 'blank rows were skipped']],
  ['unclosed_quote', ['quoted cell is never closed', 'quoted cells are never closed']],
  [
    'stray_quote',
    ['cell has text after its closing quote', 'cells have text after their closing quote'],
  ],
  [
    'title_line',
    [
      'line stands in front of the header and is kept apart',
      'lines stand in front of the header and are kept apart',
    ],
  ],
  [
    'doubtful_dialect',
    [
      'time no way of separating the cells fitted the whole file',
      'times no way of separating the cells fitted the whole file',
    ],
  ],
  [
    'broken_record',
    ['record cannot be read and was left out', 'records cannot be read and were left out'],
  ],
  [
    'truncated_file',
    [
      'place where the file ends in the middle of a record',
      'places where the file ends in the middle of a record',
    ],
  ],
  [
    'invalid_utf8',
    [
      'cell has bytes that are no text in this encoding; they are shown as \uFFFD',
      'cells have bytes that are no text in this encoding; they are shown as \uFFFD',
    ],
  ],
  [
    'double_encoded',
    [
      'cell was encoded twice before it got here, as “Ã³” for “ó”',
      'cells were encoded twice before they got here, as “Ã³” for “ó”',
    ],
  ],
  [
    'repeated_key',
    ['place is there twice; the last one counts', 'places are there twice; the last one counts'],
  ],
  [
    'large_number',
    ['number is too large to count with and kept as text', 'numbers are too large to count with and kept as text'],
  ],
  [
    'error_cell',
    ['cell holds an error of the spreadsheet and counts as empty', 'cells hold an error of the spreadsheet and count as empty'],
  ],
  [
    'mixed_currencies',
    ['column has amounts in several currencies', 'columns have amounts in several currencies'],
  ],
  [
    'mixed_zones',
    [
      'column has moments with and without a time zone',
      'columns have moments with and without a time zone',
    ],
  ],
  [
    'odd_value',
    [
      'cell does not fit its column and counts as missing',
      'cells do not fit their column and count as missing',
    ],
  ],
  [
    'ambiguous_dates',
    [
      'column of dates could have day and month either way round',
      'columns of dates could have day and month either way round',
    ],
  ],
  [
    'ambiguous_numbers',
    [
      'column of numbers could use its comma for thousands or for decimals',
      'columns of numbers could use their comma for thousands or for decimals',
    ],
  ],
  [
    'repeated_name',
    ['column has a name that another one has too', 'columns have a name that another one has too'],
  ],
  [
    'unnamed_column',
    ['column has no name and was given one', 'columns have no name and were given one'],
  ],
  [
    'missing_customer',
    [
      'row names no customer; it is counted, but belongs to nobody',
      'rows name no customer; they are counted, but belong to nobody',
    ],
  ],
  [
    'missing_date',
    [
      'order has no date and stays out of everything that needs one',
      'orders have no date and stay out of everything that needs one',
    ],
  ],
  ['missing_amount', ['order has no amount', 'orders have no amount']],
  [
    'repeated_record',
    [
      'identifier that should be unique occurs again',
      'identifiers that should be unique occur again',
    ],
  ],
  [
    'total_row',
    [
      'last row adds up the rows above it and is not counted',
      'last rows add up the rows above them and are not counted',
    ],
  ],
  [
    'unknown_order',
    ['order line belongs to an order in no file', 'order lines belong to orders in no file'],
  ],
  [
    'unknown_product',
    [
      'row names a product that is in no list of products',
      'rows name products that are in no list of products',
    ],
  ],
  [
    'other_currency',
    [
      'order is in another currency and left out of sums',
      'orders are in another currency and left out of sums',
    ],
  ],
  [
    'mixed_line_ends',
    [
      'row ends otherwise than most: with CR, LF or both',
      'rows end otherwise than most: with CR, LF or both',
    ],
  ],
  [
    'scale_from_one',
    [
      'recommendation question was asked on 1–10 instead of 0–10',
      'recommendation questions were asked on 1–10 instead of 0–10',
    ],
  ],
]);

const hints = new Map<ErrorCode, string>([
  ['empty_file', 'Export it again, or choose another file.'],
  [
    'not_a_table',
    'Choose a table: CSV, TSV, Excel (.xlsx), SPSS (.sav) or JSON; text may be packed with gzip.',
  ],
  ['unsupported_format', 'Save it as CSV or .xlsx first.'],
  ['worker_lost', 'It is left out when the files are read again. You can try it once more.'],
]);

/** What to do about a failure that brings no hint of its own. */
export const hintFor = (code: ErrorCode): string => hints.get(code) ?? '';

/** What an issue code means for so many places; the code itself when it is new to the page. */
export function issueText(code: string, times: number): string {
  const words = issueWords.get(code);
  return words ? words[times === 1 ? 0 : 1] : code.replaceAll('_', ' ');
}

/** Why two records are one person. */
export const linkWords: Readonly<Record<LinkReason, string>> = {
  customer_id: 'same customer id',
  email: 'same e-mail address',
  similarity: 'much alike',
  decision: 'your decision',
};

const agreement = new Map([
  ['exact', 'the same'],
  ['near', 'nearly the same'],
  ['far', 'alike'],
  ['swapped', 'swapped'],
  ['different', 'different'],
]);

/** How two values of a field agree. */
export const agreementWords = (level: string): string =>
  agreement.get(level) ?? level.replaceAll('_', ' ');
