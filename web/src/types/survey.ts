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
  | 'single_choice' | 'multi_choice' | 'scale' | 'numeric' | 'date' | 'open_text' | 'timestamp'
  | 'contact' | 'unanswered';

export interface QuestionReport {
  column: number;
  text: string;
  kind: QuestionKind;
  metric: 'none' | 'nps' | 'csat';
  evidence: string[];
  /** The survey's definition says that it was not shown to everybody. */
  condition: boolean;
  /** Respondents with a usable answer; what shares are of, by their weights. */
  base: number;
  /** The sum of their weights; without weights `base`. */
  weighted_base: number;
  /** As many respondents without weights tell as much. */
  effective_base: number;
  not_answered: number;
  unusable: number;
  other: number;
  answers: AnswerCount[];
  numbers: {
    mean: number; standard_deviation: number; median: number; lowest: number; highest: number;
    low: number; high: number;
  } | null;
  nps: {
    promoters: number; passives: number; detractors: number; score: number;
    standard_error: number; low: number; high: number; scale_from_one: boolean;
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
  weighted: boolean;
  /** As many selected responses without weights tell as much. */
  effective_responses: number;
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
