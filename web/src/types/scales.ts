/** How well questions measure one thing. */

import type { ScopeReport, SurveyScope } from './survey.js';

export interface ScalesOptions extends SurveyScope {
  /** Columns of questions with a scale, numbers or answers in order; default the survey's matrices. */
  sets?: { columns: number[] }[];
  /** 0.5-0.999, default 0.95 */
  confidence?: number;
  /** Also takes answers for steps of something that one cannot see: see `ordinal_alpha`. */
  polychoric?: boolean;
}

export interface ScaleItem {
  column: number;
  text: string;
  base: number;
  /** Of the answers as given; null without any. */
  mean: number | null;
  /** It goes against the others and is turned round in all figures. */
  reversed: boolean;
  /** Its correlation with the sum of the others. */
  item_rest: number | null;
  alpha_without: number | null;
}

export interface ScaleReport {
  /** What the rows of a matrix share; empty for other questions. */
  title: string;
  /** Who answered all of its questions. */
  people: number;
  /** Cronbach's alpha, with its interval; null where there is a problem. */
  alpha: number | null;
  low: number | null;
  high: number | null;
  standardised_alpha: number | null;
  /** With nothing turned round, where something is. */
  alpha_as_asked: number | null;
  /** McDonald's omega total, of three questions or more. */
  omega: number | null;
  /** Kaiser, Meyer and Olkin: below 0.5 the questions have too little in common. */
  kmo: number | null;
  /**
   * Where `polychoric` asks for it: alpha and omega of what the answers are steps of, by polychoric
   * correlations. Null where they cannot be computed; then `ordinal_problem` says why.
   */
  ordinal_alpha: number | null;
  ordinal_omega: number | null;
  ordinal_problem: string | null;
  /** Why there are no figures. */
  problem: string | null;
  items: ScaleItem[];
}

export interface ScalesReport extends ScopeReport {
  confidence: number;
  polychoric: boolean;
  scales: ScaleReport[];
}
