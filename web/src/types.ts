/**
 * What crosses between page and core. Members keep the names they have in the core's JSON, so
 * that a report saved by the page and one printed by the command line are the same text.
 * Money is in major units, shares are 0-1, percent is 0-100, dates are "2024-02-29".
 */
export type * from './types/issues.js';
export type * from './types/mapping.js';
export type * from './types/files.js';
export type * from './types/identity.js';
export type * from './types/people.js';
export type * from './types/segments.js';
export type * from './types/survey.js';
export type * from './types/waves.js';
export type * from './types/scales.js';
export type * from './types/quality.js';
export type * from './types/randomised.js';
