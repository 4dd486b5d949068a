/** What a file was read as. */

import type { Failure, Issue } from './issues.js';
import type {
  ColumnType, DataType, DateOrder, DecimalMark, EncodingName, Field, FileFormat, FileKind, Layout,
  Mapping, MonthNames, PersonalKind, SourceClass,
} from './mapping.js';

/** Whose definition of a survey a file is. */
export type DefinitionLayout = 'qualtrics' | 'limesurvey' | 'xlsform' | 'surveyjs';

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
  /** Of dates: whose names of months were read where Polish and Croatian differ. */
  month_names: MonthNames | null;
  /** Of dates: as the clocks on the wall showed them, brought to UTC, or some with and some without a zone. */
  zone: 'local' | 'utc' | 'mixed' | null;
  /** Another order of day and month, or another month's name, would have fitted too. */
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
  /** A cell, and which day the Polish and the Croatian month make of it. */
  | { about: 'month_names'; column: number; answers: MonthNames[]; taken: MonthNames; example: string | null; shown: string[] }
  /** A cell, and which number each answer makes of it. */
  | { about: 'decimal_mark'; column: number; answers: DecimalMark[]; taken: DecimalMark; example: string | null; shown: string[] }
);

/** How a survey's definition and a table of responses go together. */
export interface DefinitionJoin {
  /** The other file: of a table the definition, of a definition the table. */
  file: number;
  name: string;
  layout: DefinitionLayout;
  /** Of the definition, and how many of them the table has columns of. */
  questions: number;
  found: number;
  columns: number;
  /** The same as a sentence, and by what they were found. */
  evidence: string;
}

/** What a survey tool says of a survey's questions, apart from the answers. */
export interface DefinitionReport {
  title: string;
  /** As the file calls them, its own first. */
  languages: string[];
  questions: number;
  /** Questions that are not shown to everybody. */
  conditions: number;
  joined: DefinitionJoin[];
}

/** One table of a file: workbooks and JSON with lists in it have several. */
export interface FileReport {
  id: number;
  name: string;
  /** The sheet, or the path of a list; empty for the only table of a file. */
  part: string;
  bytes: number;
  format: FileFormat;
  /** A survey's definition is no table: it has no rows or columns, and no mapping. */
  kind: FileKind | 'survey_definition';
  layout: Layout | DefinitionLayout;
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
    /** How rows end; "none" where there is one row without an end. */
    line_end: 'lf' | 'crlf' | 'cr' | 'mixed' | 'none';
  } | null;
  header_rows: number;
  header_evidence: string;
  /** Records in front of the header, at most 20. */
  titles: string[][];
  /** Of the first table of a workbook: all its sheets, read or not, in its order. */
  sheets: { name: string; is_hidden: boolean; bytes: number; is_read: boolean }[];
  /** Questions whose answers stand in several columns (SPSS), and the column that joins them, or null. */
  response_sets: { name: string; label: string | null; columns: number[]; joined: number | null }[];
  /** The column that says how many people a row stands for (SPSS), or null. */
  weight_column: number | null;
  /**
   * read = used + skipped. Blank and broken records are no rows and not among them; short and
   * surplus rows had too few and too many cells. What becomes of the rows takes all files together:
   * `importFile` answers null for it, `files` knows it.
   */
  rows: {
    read: number; used: number | null; skipped: number | null; without_customer: number | null;
    blank: number; broken: number; short: number; surplus: number; repeated: number;
  };
  columns: ColumnReport[];
  /** Columns that tell about single people, in file order. */
  personal: { column: number; kind: PersonalKind; rows: number; left_out: boolean }[];
  /** First and last day of the column that dates the rows, or null. */
  freshness: { column: number; first: string; last: string } | null;
  /** What the file feeds; nothing while it takes no part, null from `importFile`. */
  coverage: { sources: SourceClass[]; data_types: DataType[] } | null;
  issue_counts: Record<string, number>;
  /** The first 100 of each kind. */
  issues: Issue[];
  /** Why the file takes no part although it was read, or null. */
  problem: Failure | null;
  /** What the file defines, or null when it is a table. */
  definition: DefinitionReport | null;
  /** The definition that a table's questions were found in, or null. */
  joined: DefinitionJoin | null;
}

/** A few rows of a table as text, for looking at. */
export interface TablePreview {
  columns: string[];
  rows: string[][];
  /** Which record of the file each row is, as in `Issue.row`. */
  numbers: number[];
}
