import type { RfmReport } from 'sonder';
import type { RfmCell } from '../charts/rfm_map.js';
import type { GroupNode, TestNode } from './tree.js';

/** The rule that holds for the people of one cell of the RFM map, and for nobody else. */
export function cellRule({ bins, limits }: RfmReport, { recency, frequency }: RfmCell): GroupNode {
  const parts = [
    ...rangeTests('recency_days', limits.recency_days, bins + 1 - recency),
    ...rangeTests('order_count', limits.order_count, frequency),
  ];
  return { join: 'all', parts: [{ feature: 'recency_days', is: 'known', values: [] }, ...parts] };
}

/** Whole numbers x with limit[bin - 2] <= x < limit[bin - 1]. */
function rangeTests(feature: string, limits: readonly number[], bin: number): TestNode[] {
  const low = limits[bin - 2];
  const high = limits[bin - 1];
  const tests: TestNode[] = [];
  if (low !== undefined) tests.push({ feature, is: '>=', values: [Math.ceil(low)] });
  if (high !== undefined) tests.push({ feature, is: '<=', values: [Math.ceil(high) - 1] });
  return tests;
}
