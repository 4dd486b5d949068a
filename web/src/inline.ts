/**
 * The same as "sonder" with the module inside the script, for single files, strict hosts and
 * bundlers that do not copy assets.
 *
 * @module
 */
export { load } from './load_inline.js';
export type { Sonder } from './start.js';
export { CoreError } from './errors.js';
export type { CallOptions, Calls, Client } from './protocol.js';
export type * from './types.js';
