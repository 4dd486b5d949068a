/** Which responses to a survey are worth counting, and what people say in their own words. */

import type { ScopeReport, SurveyScope } from './survey.js';

export type QualityRule =
  | 'unfinished' | 'preview' | 'speeder' | 'rushed_pages' | 'straight_line' | 'low_variability'
  | 'even_odd' | 'synonyms' | 'outlier' | 'repeated_answers' | 'repeated_respondent' | 'repeated_device'
  | 'attention_check' | 'gibberish';

/** The limits of the rules; each may be left out. */
export interface QualityLimits {
  /** A time below this share of the median is a speeder's; default a third. */
  speed_share?: number;
  /** Share of the timed pages; default a half. */
  rushed_pages?: number;
  /** Questions with one answer in a row, and half of the group; 3-100, default 6. */
  shortest_run?: number;
  /** Standard deviations below the mean of the file; 0-10, default 2.5. */
  variability_deviations?: number;
  /** Correlation of the halves of scales; default 0.3. */
  least_consistency?: number;
  /** Questions that correlate above it are synonyms; default 0.6. */
  synonym_correlation?: number;
  /** Correlation of the answers to synonyms; default 0. */
  least_synonymity?: number;
  /** Questions answered alike; 2-1000, default 10. */
  repeated_answers?: number;
}

export interface SurveyQualityOptions extends SurveyScope {
  /** Of the flagged responses, most reasons first; default 0. */
  first?: number;
  /** 0-500, default 50 */
  count?: number;
}

export interface RuleReport {
  rule: QualityRule;
  /** False where the file lacks what the rule compares; `basis` says what. */
  applied: boolean;
  /** Selected responses that it could be applied to. */
  judged: number;
  flagged: number;
  /** Of the judged ones. */
  share: number;
  /** What was compared, or why nothing could be. */
  basis: string;
}

/** A figure of all selected responses, and of those that are not flagged. */
export interface FigureComparison {
  column: number;
  text: string;
  /** A score of -100-100, a share of 0-1, or a mean. */
  figure: 'nps' | 'csat' | 'mean';
  all: number | null;
  without: number | null;
  base: number;
  base_without: number;
}

export interface FlaggedResponse {
  /** Record number in the file; the header is 1. */
  row: number;
  reasons: { rule: QualityRule; reason: string }[];
}

export interface SurveyQualityReport extends ScopeReport {
  rules: RuleReport[];
  /** The rules whose responses are counted, listed and left out here. */
  without: QualityRule[];
  flagged: number;
  /** Questions that say what to answer. */
  checks: { column: number; text: string; expected: string; failed: number }[];
  figures: FigureComparison[];
  first: number;
  listed: FlaggedResponse[];
}

export interface OpenAnswersOptions extends SurveyScope {
  /** Of an open question. */
  column: number;
  /** Only answers that hold it, without regard to case and diacritics. */
  search?: string;
  first?: number;
  /** 0-500, default 50 */
  count?: number;
  /** Most frequent words, 0-200, default 30. */
  words?: number;
  /** Hides e-mail addresses, account, card and phone numbers; default true. */
  redact?: boolean;
}

export interface OpenAnswersReport extends ScopeReport {
  /** The open questions of the survey. */
  questions: { column: number; text: string }[];
  column: number;
  answered: number;
  /** Answers that hold what is searched for. */
  found: number;
  first: number;
  listed: { row: number; text: string }[];
  redacted: boolean;
  /** Personal details in all answers found. */
  details: { emails: number; accounts: number; cards: number; phones: number };
  answers_with_details: number;
  distinct_words: number;
  /** Words per answer. */
  mean_words: number;
  /** By the answers that hold each. */
  words: { word: string; answers: number }[];
}

/** A file to be saved. */
export interface QuotesExport {
  file_name: string;
  media_type: string;
  text: string;
  answers: number;
  minimum_group: number;
}
