import type { ExplainedTest, Explanation } from './types.js';
import type { SurveyScoreWords } from './words.js';

/** One line for each comparison that the outcome is due to, in the order of the rule. */
export function decisiveReasons(explanation: Explanation, words: SurveyScoreWords): string[] {
  if (!explanation.decides) return [];
  if ('all' in explanation) return explanation.all.flatMap((part) => decisiveReasons(part, words));
  if ('any' in explanation) return explanation.any.flatMap((part) => decisiveReasons(part, words));
  if ('not' in explanation) return decisiveReasons(explanation.not, words);
  return [reason(explanation, words)];
}

function reason(test: ExplainedTest & { holds: boolean }, words: SurveyScoreWords): string {
  const value = test.unknown ? words.unknown[test.unknown] : words.value(test.actual ?? '');
  return words.reason(test.label, value, condition(test, words), test.holds);
}

function condition(test: ExplainedTest, words: SurveyScoreWords): string {
  const operands = [test.value, test.from, test.to, ...(test.values ?? [])].filter((value) => value !== undefined);
  return words.comparison[test.is](operands.map(words.value));
}
