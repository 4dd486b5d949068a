/** Answers that were mixed with chance before they left the respondent's device. */

import type { SurveyScope } from './survey.js';

/** Weights are refused: the estimator is made for answers that count alike. */
export type RandomisedOptions = Omit<SurveyScope, 'weights'> & {
  /** Of a single choice. */
  column: number;
  /** All that the question has, also those that never came in. */
  options: readonly string[];
  /** Default 0.95. */
  confidence?: number;
} & ({ keep: number } | { epsilon: number });

export interface RandomisedShares {
  answers: number;
  options: number;
  keep: number;
  epsilon: number;
  confidence: number;
  /** Shares are 0-1; estimates are unbiased and may fall outside. */
  shares: {
    answer: string; count: number; reported: number; estimate: number; standard_error: number;
    low: number; high: number;
  }[];
}
