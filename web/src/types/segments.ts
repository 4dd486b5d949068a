/** Groups of people, and what tells them apart. */

import type { Failure } from './issues.js';
import type { DataType } from './mapping.js';

export interface RfmReport {
  bins: number;
  as_of: string;
  scored: number;
  not_scored: number;
  /** Inner limits, bins - 1 each: days, orders, major units. */
  limits: { recency_days: number[]; order_count: number[]; net_spend: number[] };
  /** People and spend per recency (from 1) and frequency score (from 1): grid[r-1][f-1]. The group is the commonest one of the cell, null where nobody is. */
  grid: { people: number; net_spend: number; group: string | null }[][];
  groups: { group: string; label: string; rule: string; people: number; net_spend: number; share_of_spend: number | null }[];
}

export type FeatureType = 'integer' | 'decimal' | 'money' | 'date' | 'category' | 'boolean';

/** A measured column that rules can test. */
export interface FeatureReport {
  name: string;
  label: string;
  unit: string;
  type: FeatureType;
  data_type: DataType;
  known: number;
  /** Of numbers and dates. */
  lowest: number | string | null;
  highest: number | string | null;
  median: number | string | null;
  /** Of categories: the most frequent, at most 200. */
  categories: { value: string; people: number }[];
}

export type Rule =
  | { all: Rule[] }
  | { any: Rule[] }
  | { not: Rule }
  | { feature: string; is: '=' | '!=' | '<' | '<=' | '>' | '>='; value: number | string | boolean }
  | { feature: string; is: 'between'; from: number | string; to: number | string }
  | { feature: string; is: 'one_of'; values: string[] }
  | { feature: string; is: 'known' };

/** Group sizes that passed the privacy gate; a suppressed cell is null. */
export interface GroupSizes {
  title: string;
  total: number | null;
  cells: { label: string; people: number | null }[];
  minimum_group: number;
  suppressed_cells: number;
}

export interface RuleCount {
  members: number;
  profiles: number;
  /** members / profiles, 0-1 */
  share: number;
  net_spend: number;
  /** Of all net spend that belongs to known people, 0-1, or null. */
  share_of_spend: number | null;
  breakdowns: GroupSizes[];
}

export interface SegmentReport {
  name: string;
  label: string;
  /** Named RFM groups are built in, the others are rules somebody saved. */
  kind: 'rfm_group' | 'rule';
  rule: Rule | null;
  description: string;
  members: number;
  share: number;
  net_spend: number;
  share_of_spend: number | null;
  /** Why a saved rule cannot be read against the files as they are now, or null. */
  problem: Failure | null;
}

export interface SegmentList {
  as_of: string;
  profiles: number;
  segments: SegmentReport[];
}

export interface ExportOptions {
  segment: string;
  /** Columns beside customer id, e-mail and name. */
  features?: string[];
  /** Default true: only people whose consent is known to be given. */
  consent_required?: boolean;
  delimiter?: ',' | ';' | '\t';
  decimal_comma?: boolean;
  byte_order_mark?: boolean;
}

export interface SegmentExport {
  file_name: string;
  media_type: 'text/csv';
  text: string;
  people: number;
  withheld_people: number;
  minimum_group: number;
}
