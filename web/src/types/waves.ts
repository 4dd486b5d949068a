/** One figure of a question, wave by wave. */

import type { Adjustment, QuestionKind, QuestionReport, ScopeReport, SurveyScope } from './survey.js';

/** Weeks begin on Monday. */
export type WavePeriod = 'week' | 'month' | 'quarter' | 'year';

/**
 * A share of respondents who gave some answer, the mean of a scale or of numbers, the net promoter
 * score, or the share of the top two points of a satisfaction scale.
 */
export type WaveMeasure = 'share' | 'mean' | 'nps' | 'csat';

export interface WavesOptions extends SurveyScope {
  /** Of the question. */
  column: number;
  /** Default a share where `share_of` is there, else what the question is usually followed by. */
  measure?: WaveMeasure;
  /** Answers counted as one. */
  share_of?: string[];
  /**
   * A column of dates, or one whose answers name the waves; default when the response came.
   * Without a period, the shortest one that makes at most 24 waves.
   */
  waves?: { column: number; period?: WavePeriod };
  /** 0.5-0.999, default 0.95: changes count at 1 less this. */
  confidence?: number;
  /** What the tests of all changes are adjusted by; default "holm". */
  adjustment?: Adjustment;
}

/** From the last wave before it that has a figure. */
export interface WaveChange {
  /** Position of that wave. */
  since: number;
  /** In the unit of the figure, as are `low` and `high`. */
  difference: number;
  /** Null, as the others, where it cannot be tested. */
  low: number | null;
  high: number | null;
  p_value: number | null;
  /** For the number of changes. */
  adjusted_p_value: number | null;
  significant: boolean;
}

export interface Wave {
  /** "2024-W09", "2024-02", "2024-Q1", "2024", or the answer that names it. */
  label: string;
  /** First day of a wave by date. */
  begins: string | null;
  /** 0 is a gap. */
  responses: number;
  /** Respondents with a usable answer. */
  base: number;
  weighted_base: number;
  effective_base: number;
  /** Fewer than 30 respondents, but some. */
  small: boolean;
  /** How the base differs from that of the wave compared with: to less than half, to more than one and a half. */
  base_shift: 'fell' | 'rose' | null;
  /** Shares 0-1, scores -100 to 100; null without a base. */
  value: number | null;
  low: number | null;
  high: number | null;
  /** Where it would lie if nothing changed: three standard errors around `centre`. */
  control: { low: number; high: number; outside: boolean } | null;
  change: WaveChange | null;
}

export interface WavesReport extends ScopeReport {
  confidence: number;
  adjustment: Adjustment;
  question: {
    column: number;
    text: string;
    kind: QuestionKind;
    metric: QuestionReport['metric'];
  };
  measure: WaveMeasure;
  share_of: string[];
  /** What responses can be put into waves by. */
  wave_columns: { column: number; text: string; dated: boolean }[];
  /** What they are put into waves by; null where nothing says when responses came. */
  by: { column: number; text: string; period: WavePeriod | null } | null;
  /** Responses without a date or wave, and those whose cell for it cannot be read as one. */
  without_wave: number;
  unusable: number;
  /** Of all waves together; null with fewer than two, or where nothing varies. */
  centre: number | null;
  waves: Wave[];
}
