import type { QualityRule } from 'sonder';

/** What each rule finds, in few words. */
export const ruleWords: Readonly<Record<QualityRule, string>> = {
  unfinished: 'Not finished',
  preview: 'Previews, tests and spam',
  speeder: 'Too fast',
  rushed_pages: 'Rushed pages',
  straight_line: 'Straight lines',
  low_variability: 'Answers hardly vary',
  even_odd: 'Halves of scales disagree',
  synonyms: 'Questions alike, answers not',
  outlier: 'Answers hardly go together',
  repeated_answers: 'The same answers again',
  repeated_respondent: 'The same respondent again',
  repeated_device: 'The same device again',
  attention_check: 'Missed attention checks',
  gibberish: 'Keys hit at random',
};

export const allRules = Object.keys(ruleWords) as QualityRule[];
