import type { DataType, ErrorCode, Field, FileKind, QuestionKind, TimelineKind } from 'sonder';

/** The words the page uses for what the core names. */

export const kindWords: Readonly<Record<FileKind, string>> = {
  customers: 'Customers',
  orders: 'Orders',
  order_lines: 'Order lines',
  survey: 'Survey responses',
  other: 'Another table',
};

export const kindHints: Readonly<Record<FileKind, string>> = {
  customers: 'one row per customer',
  orders: 'one row per order or transaction',
  order_lines: 'one row per product in an order',
  survey: 'one row per response',
  other: 'kept, but takes no part',
};

export const fieldGroups: readonly { label: string; fields: readonly Field[] }[] = [
  {
    label: 'Who',
    fields: ['customer_id', 'email', 'first_name', 'last_name', 'full_name', 'phone', 'birth_date'],
  },
  { label: 'Where', fields: ['city', 'postcode', 'country'] },
  { label: 'Account', fields: ['registered_on', 'marketing_consent', 'brand'] },
  {
    label: 'Order',
    fields: ['order_id', 'ordered_at', 'amount', 'order_total', 'currency', 'status', 'channel'],
  },
  { label: 'Product', fields: ['product', 'category', 'quantity', 'unit_price'] },
];

export const fieldWords: Readonly<Record<Field, string>> = {
  customer_id: 'Customer id',
  email: 'E-mail',
  first_name: 'First name',
  last_name: 'Last name',
  full_name: 'Full name',
  phone: 'Phone',
  birth_date: 'Date of birth',
  city: 'City',
  postcode: 'Postcode',
  country: 'Country',
  registered_on: 'Registered on',
  marketing_consent: 'Marketing consent',
  order_id: 'Order number',
  ordered_at: 'Ordered at',
  amount: 'Amount',
  order_total: 'Total of the order',
  quantity: 'Quantity',
  unit_price: 'Unit price',
  currency: 'Currency',
  status: 'Order status',
  channel: 'Channel',
  product: 'Product',
  category: 'Category',
  brand: 'Brand',
};

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
  registered: { one: 'Registered', many: 'Registrations' },
};

export const questionWords: Readonly<Record<QuestionKind, string>> = {
  single_choice: 'One answer',
  multi_choice: 'Several answers',
  scale: 'Scale',
  numeric: 'Number',
  date: 'Date',
  open_text: 'Open text',
  timestamp: 'Time of response',
  contact: 'Contact (not counted)',
  unanswered: 'Nobody answered',
};

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
    'invalid_utf8',
    [
      'cell has bytes that are not UTF-8; they are shown as \uFFFD',
      'cells have bytes that are not UTF-8; they are shown as \uFFFD',
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
    'unknown_order',
    ['order line belongs to an order in no file', 'order lines belong to orders in no file'],
  ],
  [
    'other_currency',
    [
      'order is in another currency and left out of sums',
      'orders are in another currency and left out of sums',
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
    'Choose a text file: CSV, TSV or a file separated by blanks, also packed with gzip.',
  ],
  ['unsupported_format', 'Save it as CSV first.'],
  ['worker_lost', 'It is left out when the files are read again. You can try it once more.'],
]);

/** What to do about a failure that brings no hint of its own. */
export const hintFor = (code: ErrorCode): string => hints.get(code) ?? '';

/** What an issue code means for so many places; the code itself when it is new to the page. */
export function issueText(code: string, times: number): string {
  const words = issueWords.get(code);
  return words ? words[times === 1 ? 0 : 1] : code.replaceAll('_', ' ');
}
