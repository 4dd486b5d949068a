import type { ExplainedTest, MetricScore, Scored } from './types.js';

/** Everything that `<sonder-survey-score>` says, to be replaced where a page speaks another language. */
export interface SurveyScoreWords {
  waiting: string;
  segment: (label: string) => string;
  noSegment: string;
  scoresTitle: string;
  /** Of a scale or metric; null where too little was answered. */
  score: (value: number | null, low: number, high: number) => string;
  group: Record<NonNullable<MetricScore['group']>, string>;
  reasonsTitle: string;
  /** "Quality: 4.33 (at least 4: yes)" */
  reason: (label: string, value: string, condition: string, holds: boolean) => string;
  comparison: Record<ExplainedTest['is'], (values: string[]) => string>;
  value: (value: string | number | boolean) => string;
  unknown: Record<NonNullable<ExplainedTest['unknown']>, string>;
  messagesTitle: string;
  message: (message: Scored['messages'][number]) => string;
  randomised: (randomised: NonNullable<Scored['randomised']>) => string;
}

const figure = (value: number): string => String(Math.round(value * 100) / 100);

export const englishWords: SurveyScoreWords = {
  waiting: 'Your answers are not scored yet.',
  segment: (label) => `You belong to: ${label}`,
  noSegment: 'You belong to none of the groups so far.',
  scoresTitle: 'Scores',
  score: (value, low, high) =>
    value === null ? 'not enough answers' : `${figure(value)} on ${figure(low)} to ${figure(high)}`,
  group: {
    promoter: 'promoter', passive: 'passive', detractor: 'detractor', satisfied: 'satisfied',
    not_satisfied: 'not satisfied', low_effort: 'low effort', high_effort: 'high effort',
  },
  reasonsTitle: 'Why',
  reason: (label, value, condition, holds) => `${label}: ${value} (${condition}: ${holds ? 'yes' : 'no'})`,
  comparison: {
    '=': ([value]) => `is ${value}`,
    '!=': ([value]) => `is not ${value}`,
    '<': ([value]) => `below ${value}`,
    '<=': ([value]) => `at most ${value}`,
    '>': ([value]) => `above ${value}`,
    '>=': ([value]) => `at least ${value}`,
    between: ([from, to]) => `from ${from} to ${to}`,
    one_of: (values) => `one of ${values.join(', ')}`,
    known: () => 'answered',
  },
  value: (value) => {
    if (typeof value === 'number') return figure(value);
    return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
  },
  unknown: {
    empty: 'no answer', not_asked: 'not asked', invalid: 'an answer that cannot be used',
    too_few_answers: 'not enough answers',
  },
  messagesTitle: 'Still to do',
  message: ({ question, message }) => `${question}: ${message}`,
  randomised: ({ answer, keep, epsilon }) =>
    `Instead of your answer, “${answer}” would be sent: your own with a chance of ${figure(keep * 100)} %, `
    + `else one drawn by lot (ε = ${figure(epsilon)}).`,
};
