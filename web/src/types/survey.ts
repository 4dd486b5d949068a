/** What people answered. */

import type { Issue } from './issues.js';
import type { QualityLimits, QualityRule } from './quality.js';

/** Of figures of a survey with a design, besides their own members. */
export interface DesignPrecision {
  /**
   * How many times larger the variance is than that of as many responses drawn one by one; null
   * where all answers are alike.
   */
  design_effect?: number | null;
}

export interface AnswerCount extends DesignPrecision {
  label: string;
  count: number;
  share: number;
  low: number;
  high: number;
  /** Of the share, of surveys with a design. */
  standard_error?: number;
}

export type QuestionKind =
  | 'single_choice' | 'multi_choice' | 'scale' | 'numeric' | 'date' | 'open_text' | 'ranking'
  | 'timestamp' | 'contact' | 'unanswered';

/** Why somebody has no answer. */
export type MissingKind =
  'not_asked' | 'skipped' | 'refused' | 'dont_know' | 'not_applicable' | 'partial';

export interface NumberSummary extends DesignPrecision {
  mean: number;
  standard_error: number;
  /** Of the mean's interval, as is `high`. */
  low: number;
  high: number;
  standard_deviation: number;
  median: number;
  lowest: number;
  highest: number;
  /** The interval of the median, of surveys with a design; null where the sample does not reach. */
  median_low?: number | null;
  median_high?: number | null;
}

export interface NpsResult extends DesignPrecision {
  promoters: number;
  passives: number;
  detractors: number;
  /** Of the weights, 0-1. */
  promoter_share: number;
  passive_share: number;
  detractor_share: number;
  /** -100 to 100 */
  score: number;
  standard_error: number;
  low: number;
  high: number;
  /** Asked on 1-10; compares only with care. */
  scale_from_one: boolean;
}

export interface CsatResult extends DesignPrecision {
  satisfied: number;
  share: number;
  low: number;
  high: number;
  /** Of the share, of surveys with a design. */
  standard_error?: number;
}

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
  /** Respondents with a usable answer; what shares are of, by their weights. */
  base: number;
  /** The sum of their weights; without weights `base`. */
  weighted_base: number;
  /** As many respondents without weights tell as much. */
  effective_base: number;
  not_answered: number;
  /** Those by the reason; adds up to `not_answered`. */
  missing: Record<MissingKind, number>;
  unusable: number;
  other: number;
  answers: AnswerCount[];
  numbers: NumberSummary | null;
  nps: NpsResult | null;
  csat: CsatResult | null;
}

/** Whom a question about a survey is about: the same members narrow every such question. */
export interface SurveyScope {
  /** Which file; default the first survey. */
  file?: number;
  /** Only responses of members of this segment. */
  segment?: string;
  /** Only responses that gave one of the answers to each of these questions. */
  answers?: { column: number; answers: string[] }[];
  /** What each response counts. Worked out for all responses, before any is left out. */
  weights?: SurveyWeights;
  /** How the responses were drawn; standard errors and intervals are by that. */
  design?: SurveyDesign;
  /** What a person decided about a column: {"3": "scale"}. */
  kinds?: Record<string, QuestionKind>;
  /**
   * Responses that any of these rules flags are left out. Of a question about their quality, which
   * ones to look at; default those of all rules.
   */
  without_flagged?: QualityRule[];
  /** The limits of the rules. */
  quality?: QualityLimits;
}

/** Weights from the file, raked to what is known of everybody, and kept within limits. */
export interface SurveyWeights {
  /** A column of weights in the file. */
  column?: number;
  /** How everybody would have answered a question, in shares or numbers of any sum. */
  targets?: { column: number; shares: Record<string, number> }[];
  /** Groups of customers that weighted respondents are to spread over as customers do: "rfm" or a feature. */
  customers?: string[];
  /** Least and most a response may count, as multiples of the mean: 0-1, and 1 or more. */
  least?: number;
  most?: number;
}

/** Columns that say how the responses of a survey were drawn; at least one. */
export interface SurveyDesign {
  /** Groups that were drawn apart from each other. */
  strata?: number;
  /** Groups of responses that were drawn together, such as shops. */
  clusters?: number;
  /**
   * How many clusters, or people where there are none, the response's stratum has in the
   * population; where no number is above 1, the part of them that was drawn.
   */
  population?: number;
}

/** How much a design tells of how certain figures are. */
export interface DesignReport {
  strata: number;
  /** Responses where these were drawn by themselves. */
  clusters: number;
  /** Degrees of freedom: clusters less strata. */
  freedom: number;
  /** Strata of one cluster, which add nothing to standard errors: figures are less certain. */
  lonely: string[];
}

/** What every report about a survey says of its responses. */
export interface ScopeReport {
  file: number;
  name: string;
  responses: number;
  selected_responses: number;
  /** Selected responses of people whom a file of customers or orders knows. */
  linked: number;
  weighting: WeightingReport | null;
  /** Of a survey with a design. */
  design?: DesignReport;
}

export interface WeightingReport {
  /** Responses that have a weight, and those that have none: they are left out everywhere. */
  responses: number;
  left_out: number;
  /** As many responses without weights tell as much. */
  effective_responses: number;
  /** How many times larger the weights make a mean's variance. */
  effect: number;
  least: number;
  most: number;
  /** Weights brought up or down to the limits. */
  raised: number;
  lowered: number;
  /** False where targets contradict each other. */
  settled: boolean;
  margins: {
    title: string;
    /** Share of everybody in groups that nobody answered for. */
    unanswered_for: number;
    categories: {
      label: string;
      responses: number;
      raw_share: number;
      share: number;
      target: number;
    }[];
  }[];
}

export interface SurveyReport extends ScopeReport {
  weighted: boolean;
  /** As many selected responses without weights tell as much. */
  effective_responses: number;
  confidence: number;
  questions: QuestionReport[];
  issues: Issue[];
}

export interface SurveyOptions extends SurveyScope {
  /** 0.5-0.999, default 0.95 */
  confidence?: number;
  /** Open answers kept per question, 0-1000, default 20. */
  quoted_answers?: number;
}

/** A group of columns that are compared with each other. */
export type BannerGroup =
  /** Answers to a question; with several, each nested in the one before. */
  | { questions: number[] }
  /** Named RFM groups and saved segments; people may be in several. */
  | { segments: string[] }
  /** Groups of customers: "rfm", or a feature by its categories or quartiles. */
  | { customers: string };

export interface CrossTableOptions extends SurveyScope {
  /** Columns of questions with options, a scale or numbers. */
  rows: number[];
  groups: BannerGroup[];
  /** Answers counted as one, besides the top and bottom of scales. */
  nets?: { column: number; label: string; answers: string[] }[];
  /** 0.5-0.999, default 0.95: columns differ at 1 less this. */
  confidence?: number;
  /** What the letters of one row are adjusted by; default "holm". */
  adjustment?: Adjustment;
}
export type Adjustment = 'none' | 'holm' | 'benjamini_hochberg';

export interface CrossColumn {
  label: string;
  /** Empty for the total. */
  letter: string;
  base: number;
  weighted_base: number;
  effective_base: number;
  /** Fewer than 30 respondents. */
  small: boolean;
  numbers: NumberSummary | null;
  /** Letters of the columns whose mean is significantly lower: "B D". */
  mean_above: string;
  nps: NpsResult | null;
  nps_above: string;
}

/** Lists have one entry per column, the total first. */
export interface CrossRow {
  label: string;
  /** Several answers counted as one. */
  net: boolean;
  counts: number[];
  /** Of each column's base, 0-1. */
  shares: number[];
  low: number[];
  high: number[];
  /** Percent of the total's share; null where that is 0. */
  indices: (number | null)[];
  /** Standard deviations from what respondents outside the column make expect. */
  residuals: number[];
  /** Letters of the columns whose share is significantly lower: "B D". */
  above: string[];
}

export interface CrossTable {
  title: string;
  columns: CrossColumn[];
  rows: CrossRow[];
  /** Whether answers and columns have to do with each other. */
  association: {
    chi_squared: number;
    freedom: number;
    /** With weights by Rao and Scott; null where they leave nothing to test. */
    p_value: number | null;
    /** How many times larger weights make the table's variances; null without weights. */
    design_effect: number | null;
    cramers_v: number;
    /** Too few respondents for the test: see `exact_p_value`. */
    rough: boolean;
    exact_p_value: number | null;
  } | null;
}

export interface CrossTableReport extends ScopeReport {
  confidence: number;
  adjustment: Adjustment;
  questions: {
    column: number;
    text: string;
    kind: QuestionKind;
    metric: QuestionReport['metric'];
    /** One per group of columns. */
    tables: CrossTable[];
  }[];
}

export interface PictureOptions extends SurveyScope {
  /** Of a question with options, a scale or a ranking. */
  column: number;
  /** 0.5-0.999, default 0.95 */
  confidence?: number;
}

/** The answers to a question as a picture that may leave the page. */
export interface PictureExport {
  file_name: string;
  media_type: string;
  text: string;
  /** Answers that too few people gave to be told. */
  suppressed: number;
  minimum_group: number;
}
