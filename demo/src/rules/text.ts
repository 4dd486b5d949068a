import type { Rule } from 'sonder';

/** A rule as people keep it, one test per line. */
export function ruleText(rule: Rule, indent = ''): string {
  const inner = `${indent}  `;
  const list = (name: string, parts: readonly Rule[]): string => {
    if (parts.length === 0) return `{"${name}": []}`;
    const lines = parts.map((part) => inner + ruleText(part, inner));
    return `{"${name}": [\n${lines.join(',\n')}\n${indent}]}`;
  };
  if ('all' in rule) return list('all', rule.all);
  if ('any' in rule) return list('any', rule.any);
  if ('not' in rule) return `{"not": ${ruleText(rule.not, indent)}}`;
  const members = Object.entries(rule).map(
    ([name, value]) => `"${name}": ${JSON.stringify(value)}`,
  );
  return `{${members.join(', ')}}`;
}

export type ReadRule = { rule: Rule } | { problem: string };

/** Reads the form of a rule and names the first place that is wrong; the core checks the rest. */
export function readRule(text: string): ReadRule {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (reason) {
    return {
      problem: `This is not JSON yet: ${reason instanceof Error ? reason.message : 'it cannot be read'}`,
    };
  }
  const problem = problemOf(value, '');
  // The form was checked member by member just above.
  return problem === null ? { rule: value as Rule } : { problem };
}

const comparisons = new Set(['=', '!=', '<', '<=', '>', '>=']);

function problemOf(value: unknown, place: string): string | null {
  const at = place === '' ? 'at the top' : `at ${place}`;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return `A rule is an object, ${at}.`;
  const rule = new Map<string, unknown>(Object.entries(value));
  const [first] = rule.keys();
  if (first === 'all' || first === 'any') return listProblem(rule, first, place);
  if (first === 'not')
    return rule.size === 1
      ? problemOf(rule.get('not'), `${place}/not`)
      : `"not" stands alone, ${at}.`;
  return testProblem(rule, at);
}

function listProblem(
  rule: ReadonlyMap<string, unknown>,
  join: string,
  place: string,
): string | null {
  const parts = rule.get(join);
  if (rule.size !== 1) return `"${join}" stands alone, at ${place || 'the top'}.`;
  if (!Array.isArray(parts)) return `A list of rules belongs at ${place}/${join}.`;
  for (const [index, part] of parts.entries()) {
    const problem = problemOf(part, `${place}/${join}/${index}`);
    if (problem) return problem;
  }
  return null;
}

const isScalar = (value: unknown): boolean =>
  ['number', 'string', 'boolean'].includes(typeof value);
const isBound = (value: unknown): boolean => ['number', 'string'].includes(typeof value);

function testProblem(rule: ReadonlyMap<string, unknown>, at: string): string | null {
  const is = rule.get('is');
  if (typeof rule.get('feature') !== 'string') return `"feature" names the measure to test, ${at}.`;
  if (is === 'known') return rule.size === 2 ? null : `"known" takes no value, ${at}.`;
  if (is === 'between')
    return isBound(rule.get('from')) && isBound(rule.get('to'))
      ? null
      : `"between" needs "from" and "to", ${at}.`;
  if (is === 'one_of') {
    const values = rule.get('values');
    const texts = Array.isArray(values) && values.every((item) => typeof item === 'string');
    return texts ? null : `"one_of" needs "values", a list of texts, ${at}.`;
  }
  if (typeof is !== 'string' || !comparisons.has(is))
    return `"is" is one of = != < <= > >= between one_of known, ${at}.`;
  return isScalar(rule.get('value')) ? null : `"value" is missing, ${at}.`;
}
