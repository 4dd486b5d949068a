/** What people answered. */

import type { Issue } from './issues.js';

export interface AnswerCount {
  label: string;
  count: number;
  share: number;
  low: number;
  high: number;
}

export type QuestionKind =
  | 'single_choice' | 'multi_choice' | 'scale' | 'numeric' | 'date' | 'open_text' | 'ranking'
  | 'timestamp' | 'contact' | 'unanswered';

/** Why somebody has no answer. */
export type MissingKind =
  'not_asked' | 'skipped' | 'refused' | 'dont_know' | 'not_applicable' | 'partial';

export interface QuestionReport {
  column: number;
  text: string;
  kind: QuestionKind;
  metric: 'none' | 'nps' | 'csat' | 'ces';
  evidence: string[];
  /** The survey's definition says that it was not shown to everybody. */
  condition: boolean;
  /** All columns that hold answers. */
  columns: number[];
  /** Of a row of a matrix: the wording that its rows share, and the row's own; else empty. */
  group: string;
  item: string;
  /** Of an ordered choice: the place of each answer on its scale; else empty. */
  points: number[];
  /** The column of what respondents wrote instead of an option. */
  other_column: number | null;
  /** Of such a text: the column of the choice that it belongs to. */
  other_of: number | null;
  base: number;
  not_answered: number;
  /** Those by the reason; adds up to `not_answered`. */
  missing: Record<MissingKind, number>;
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
