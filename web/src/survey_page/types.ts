import type { Rule } from '../types/segments.js';

export type { RandomisedShares } from '../types/randomised.js';

/**
 * What crosses between a survey's page and the module. Members keep the names they have in the
 * core's JSON: src/respondent/instrument.h and src/respondent/score_response.h say what they mean,
 * and `sonder score` prints the same.
 */
export interface Definition {
  version: 1;
  title?: string;
  /** Either these, or `survey`. */
  questions?: DefinedQuestion[];
  /** A SurveyJS survey as it is. */
  survey?: object;
  scales?: DefinedScale[];
  metrics?: { name: string; label?: string; kind: 'nps' | 'csat' | 'ces'; question: string }[];
  /** The first whose rule holds is the respondent's. */
  segments?: { name: string; label?: string; rule: Rule }[];
  /** A single choice that leaves the device only after it was mixed with chance. */
  randomise?: { question: string; keep: number } | { question: string; epsilon: number };
}

export interface DefinedQuestion {
  name: string;
  kind: 'single_choice' | 'multi_choice' | 'scale' | 'numeric' | 'date' | 'open_text';
  text?: string;
  required?: boolean;
  /** Of choices: codes, or codes with labels and with what they count in a scale. */
  options?: (string | { code: string; label?: string; value?: number })[];
  /** Ends of a scale, limits of a number, of how many options, or (most) of characters. */
  least?: number;
  most?: number;
}

export interface DefinedScale {
  name: string;
  label?: string;
  /** Default "mean". */
  method?: 'mean' | 'sum';
  items: (string | { question: string; reversed?: boolean })[];
  /** Fewer answers give no score. Default: all items. */
  least_answered?: number;
}

export type AnswerState = 'answered' | 'empty' | 'not_asked' | 'invalid';

export type MessageCode =
  | 'required' | 'not_an_option' | 'repeated_option' | 'too_few' | 'too_many' | 'not_a_number'
  | 'not_whole' | 'out_of_range' | 'not_a_date' | 'too_long' | 'wrong_type' | 'not_asked';

export interface Scored {
  is_valid: boolean;
  messages: { question: string; code: MessageCode; message: string }[];
  questions: { name: string; state: AnswerState }[];
  /** Names of answers to no question. */
  not_used: string[];
  scores: ScaleScore[];
  metrics: MetricScore[];
  /** Name of the first segment that holds. */
  segment: string | null;
  segments: { name: string; label: string; holds: boolean; explanation: Explanation }[];
  /** Null without random bytes, or without a usable answer. */
  randomised: Randomised | null;
}

export interface ScaleScore {
  name: string;
  label: string;
  method: 'mean' | 'sum';
  /** Null with too few answers. */
  value: number | null;
  low: number;
  high: number;
  items: number;
  answered: number;
  missing: string[];
}

export interface MetricScore {
  name: string;
  label: string;
  kind: 'nps' | 'csat' | 'ces';
  question: string;
  value: number | null;
  low: number;
  high: number;
  group:
    | 'promoter' | 'passive' | 'detractor' | 'satisfied' | 'not_satisfied' | 'low_effort' | 'high_effort'
    | null;
}

/** A rule, and at every part whether it holds and whether the outcome is due to it. */
export type Explanation =
  | ({ all: Explanation[] } & Outcome)
  | ({ any: Explanation[] } & Outcome)
  | ({ not: Explanation } & Outcome)
  | (ExplainedTest & Outcome);

interface Outcome {
  holds: boolean;
  decides: boolean;
}

type Value = string | number | boolean;

export interface ExplainedTest {
  feature: string;
  /** What the feature is called for people. */
  label: string;
  is: '=' | '!=' | '<' | '<=' | '>' | '>=' | 'between' | 'one_of' | 'known';
  value?: Value;
  from?: Value;
  to?: Value;
  values?: Value[];
  actual: Value | null;
  /** Why `actual` is null. */
  unknown?: 'empty' | 'not_asked' | 'invalid' | 'too_few_answers';
}

export interface Randomised {
  question: string;
  /** The code to send. */
  answer: string;
  /** How many options there were. */
  options: number;
  /** How likely the answer was kept as it is, 0-1. */
  keep: number;
  /** ln of how many times likelier this answer is under one truth than under another. */
  epsilon: number;
}

/** How often each option came in, also those that never did. */
export type RandomisedCounts = { counts: Record<string, number>; confidence?: number } & (
  | { keep: number }
  | { epsilon: number }
);
