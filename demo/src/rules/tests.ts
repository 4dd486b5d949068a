import type { FeatureReport, FeatureType } from 'sonder';
import type { Comparison, GroupNode, Scalar, TestNode } from './tree.js';

export interface ComparisonWords {
  is: Comparison;
  words: string;
}

const equality: readonly ComparisonWords[] = [
  { is: '=', words: 'is' },
  { is: '!=', words: 'is not' },
];
const known: ComparisonWords = { is: 'known', words: 'is known' };
const order: readonly ComparisonWords[] = [
  { is: '>=', words: 'at least' },
  { is: '<=', words: 'at most' },
  { is: '>', words: 'more than' },
  { is: '<', words: 'less than' },
  { is: '=', words: 'exactly' },
  { is: '!=', words: 'not' },
  { is: 'between', words: 'between' },
  known,
];
const days: readonly ComparisonWords[] = [
  { is: '>=', words: 'on or after' },
  { is: '<=', words: 'on or before' },
  { is: '>', words: 'after' },
  { is: '<', words: 'before' },
  { is: '=', words: 'on' },
  { is: '!=', words: 'not on' },
  { is: 'between', words: 'between' },
  known,
];

/** The comparisons a feature of this type allows, the usual one first. */
export function comparisonsOf(type: FeatureType): readonly ComparisonWords[] {
  if (type === 'category') return [...equality, { is: 'one_of', words: 'is one of' }, known];
  if (type === 'boolean') return [...equality, known];
  return type === 'date' ? days : order;
}

/** A test to begin with, on a value from the middle of what the files hold. */
export function firstTest(feature: FeatureReport): TestNode {
  const [usual] = comparisonsOf(feature.type);
  return { feature: feature.name, is: usual?.is ?? '=', values: [middleOf(feature)] };
}

/** A value the feature really has; null when it has none. */
export function middleOf(feature: FeatureReport): Scalar | null {
  if (feature.type === 'boolean') return true;
  if (feature.type === 'category') return feature.categories[0]?.value ?? null;
  return feature.median;
}

/** The same test with another comparison, keeping the values that still make sense. */
export function withComparison(test: TestNode, is: Comparison, feature: FeatureReport): TestNode {
  const first = test.values[0] ?? middleOf(feature);
  if (is === 'known') return { ...test, is, values: [] };
  if (is === 'between') return { ...test, is, values: [first, test.values[1] ?? feature.highest] };
  if (is === 'one_of') return { ...test, is, values: test.is === 'one_of' ? test.values : [first] };
  return { ...test, is, values: [first] };
}

export function firstRule(features: readonly FeatureReport[]): GroupNode {
  const feature = features.find(({ name }) => name === 'order_count') ?? features[0];
  return { join: 'all', parts: feature ? [firstTest(feature)] : [] };
}
