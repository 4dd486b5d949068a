/** What goes wrong, and how far a file is read. */

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
