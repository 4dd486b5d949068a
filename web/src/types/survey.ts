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
  | 'slider' | 'constant_sum' | 'file' | 'timestamp' | 'contact' | 'unanswered';

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

/** What one item of a constant sum got. */
export interface PartSummary {
  label: string;
  /** Respondents who gave it anything. */
  givers: number;
  /** Its mean of the total, 0-1; `low` and `high` from the mean's interval. */
  share: number;
  low: number;
  high: number;
  /** Of what it got. */
  numbers: NumberSummary;
}

/** A share, and of surveys with a design its standard error. */
export interface ShareFigure extends DesignPrecision {
  share: number;
  low: number;
  high: number;
  standard_error?: number;
}

export interface CsatResult extends ShareFigure {
  satisfied: number;
}

/** Who found it easy. */
export interface CesResult extends ShareFigure {
  easy: number;
  /** The question asks how much effort it took: a low mean is good. */
  low_is_easy: boolean;
}

export interface QuestionReport {
  column: number;
  text: string;
  kind: QuestionKind;
  metric: 'none' | 'nps' | 'csat' | 'ces';
  evidence: string[];
  /** The survey's definition says that it was not shown to everybody. */
  condition: boolean;
  /**
   * Whom it was shown to, by its condition or because hardly anybody answered after certain answers
   * to an earlier question, whose column is `asked_by`; null where nothing tells.
   */
  asked: number | null;
  asked_by: number | null;
  /** Those of the others who have an answer all the same; they count as any others. */
  contradictions: number;
  /** All columns that hold answers. */
  columns: number[];
  /** Of a row of a matrix: the wording that its rows share, and the row's own; else empty. */
  group: string;
  item: string;
  /** Of an ordered choice: the place of each answer on its scale; else empty. */
  points: number[];
  /** The column of what respondents wrote instead of an option. */
  other_column: number | null;
  /** Of such a text: the column of the choice that it belongs to, or of its matrix's first row. */
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
  ranking: RankingFigures | null;
  /** Customer effort: who found it easy; the mean is in `numbers`. */
  ces: CesResult | null;
  /** What a response to a constant sum must add up to; those that do not are `unusable`. */
  total: number | null;
  /** Of a constant sum, item by item: `answers` tell how many gave it anything. */
  parts: PartSummary[];
  /** Of files: how many of those who were asked uploaded one. */
  uploads: (ShareFigure & { asked: number }) | null;
}

/** A ranking by more than first places; all figures but counts are by weight. */
export interface RankingFigures {
  /** Who ranked something. */
  base: number;
  /** Who gave one rank twice, so that no order is known of them. */
  left_out: number;
  /** The item that more prefer to each other one than the other way round; null without one. */
  winner: string | null;
  items: RankedAnswer[];
  /** Per item, the shares of the base who prefer it to each item; what was left out is liked less. */
  preferences: number[][];
}
export interface RankedAnswer extends DesignPrecision {
  label: string;
  /** Who ranked it. */
  base: number;
  weighted_base: number;
  /** Of those who ranked it, 1 being first, with its interval; null without any. */
  mean_rank: number | null;
  low: number | null;
  high: number | null;
  /** Who put it first, and their share of the ranking's base. */
  first: number;
  first_share: number;
  /** Items that a person prefers it to, on average; half of those left out together with it. */
  borda: number;
  /** Items that more people prefer it to than the other way round. */
  wins: number;
  /** How likely it is to be put first, by the model of Plackett and Luce; null without a best fit. */
  worth: number | null;
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
  /** In place of a design; needs weights. */
  replicates?: ReplicateColumns;
  /** How intervals of shares are made, default "wilson". */
  interval?: IntervalMethod;
  /** What a person decided about a column: {"3": "scale"}. */
  kinds?: Record<string, QuestionKind>;
  /**
   * What a person decided about columns that are one question, or the rows of one matrix; without a
   * kind each of them is by itself. `kinds` wins over these, and later ones over earlier ones.
   */
  wholes?: { columns: number[]; kind?: QuestionKind }[];
  /** Columns of questions that everybody was asked, whatever their blanks or a definition say. */
  asked_of_all?: number[];
  /**
   * Responses that any of these rules flags are left out. Of a question about their quality, which
   * ones to look at; default those of all rules.
   */
  without_flagged?: QualityRule[];
  /** The limits of the rules. */
  quality?: QualityLimits;
}

/**
 * Wilson's intervals miss the true share as often as their confidence says, on average; those of
 * Agresti and Coull are a little wider, and those of Clopper and Pearson never miss it more often.
 * With weights or a design all are of the effective size, which makes the last one Korn and Graubard's.
 */
export type IntervalMethod = 'wilson' | 'agresti_coull' | 'clopper_pearson';

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
  /** How targets are met; default "raking". */
  method?: WeightMethod;
}

/**
 * "linear" (the generalised regression estimator) may make weights negative, which are then raised
 * to 0; "logit" keeps factors between 0.3 and 3.
 */
export type WeightMethod = 'raking' | 'linear' | 'logit';

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

/** How replicate weights were made; "jkn" needs `scales`. */
export type ReplicateKind =
  'jk1' | 'jk2' | 'jkn' | 'brr' | 'fay' | 'bootstrap' | 'successive_difference';

/** Columns of replicate weights, which include the weights of the sample. */
export interface ReplicateColumns {
  columns: number[];
  /** Default "jk1". */
  kind?: ReplicateKind;
  /** Of "fay": from 0 to below 1. */
  fay?: number;
  /** Of "jkn": one per replicate. */
  scales?: number[];
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
  /** Columns of replicate weights; above 0 nothing is known of strata and clusters. */
  replicates: number;
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
  /** How every interval of a share was made. */
  interval: IntervalMethod;
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
  method: WeightMethod;
  /** Weights that "linear" made negative. */
  negative: number;
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

/** How far the selected responses came, without weights. */
export interface ResponseCompletion {
  /** Responses that stopped before the end. */
  broken_off: number;
  /** Responses with nothing behind any question. */
  empty: number;
  /** Mean over responses of the share of the questions shown that were answered, 0-1. */
  answered_share: number;
  /** The column that tells who finished; null where answers show it. */
  told_by: string | null;
}

export interface SurveyReport extends ScopeReport {
  weighted: boolean;
  /** As many selected responses without weights tell as much. */
  effective_responses: number;
  confidence: number;
  /** Questions as the form asked them: a matrix is one, texts under "other" belong to their choice. */
  asked: number;
  completion: ResponseCompletion;
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
    /** Its interval; null with weights. */
    low: number | null;
    high: number | null;
    /** Too few respondents for the test: see `exact_p_value`. */
    rough: boolean;
    exact_p_value: number | null;
  } | null;
  /** Whether the columns differ; null unless the question has a scale, numbers or answers in order. */
  difference: ColumnDifference | null;
}

/** Whether the numbers or points of several columns differ more than by chance. */
export interface ColumnDifference {
  /** Letters of the columns that are compared: those with two answers or more. */
  columns: string;
  base: number;
  weighted: boolean;
  means: GroupTest | null;
  /** Of ranks: counts every response once, also where there are weights. */
  ranks: GroupTest | null;
  /** Why there is no test. */
  problem: string | null;
}

export interface GroupTest {
  test:
    | 'welch'
    | 'analysis_of_variance'
    /** Of weighted means: Wald's F. */
    | 'weighted_means'
    | 'mann_whitney'
    | 'kruskal_wallis';
  /** t, F, z or H. */
  statistic: number;
  /** Null for a z. */
  freedom: number | null;
  /** Of an F; else null. */
  denominator_freedom: number | null;
  p_value: number;
  /** For the number of questions in the table, as letters are for columns. */
  adjusted_p_value: number;
  effect: number;
  measure: 'hedges_g' | 'eta_squared' | 'cliffs_delta' | 'epsilon_squared';
  magnitude: Magnitude;
}
export type Magnitude = 'negligible' | 'small' | 'medium' | 'large';

/** Two answers of the same people, such as one before and one after. */
export interface PairedOptions extends SurveyScope {
  /** Two questions, or one twice, and which of their answers count as a yes. */
  pair: [PairedSide, PairedSide];
  /** 0.5-0.999, default 0.95 */
  confidence?: number;
}
export interface PairedSide {
  column: number;
  answers: string[];
}

export interface PairedReport extends ScopeReport {
  confidence: number;
  first: PairedShare;
  second: PairedShare;
  /** Who answered both questions. */
  base: number;
  weighted_base: number;
  effective_base: number;
  both: PairedCell;
  first_only: PairedCell;
  second_only: PairedCell;
  neither: PairedCell;
  /** The second share less the first, -1 to 1, with its interval. */
  change: number;
  low: number;
  high: number;
  /** McNemar's, which counts everybody once; null where nobody's answers differ. */
  test: {
    chi_squared: number;
    exact_p_value: number;
    /** The share of those who differ that went to yes, less the share that went to no. */
    effect: number;
    magnitude: Magnitude;
  } | null;
  /** Of `change` with weights; null without them. */
  weighted_p_value: number | null;
}
/** Shares are of the base, by weight. */
export interface PairedShare extends PairedSide {
  text: string;
  share: number;
  low: number;
  high: number;
}
export interface PairedCell {
  count: number;
  share: number;
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
