/**
 * Sonder in a page:
 *
 *     import { load } from 'sonder';
 *
 *     const sonder = await load();
 *     const [report] = await sonder.importFile(file, file.name);
 *     const { profiles } = await sonder.overview();
 *
 * Every call returns a promise that settles: with its value, a `CoreError` with a code, or an
 * "AbortError". Behind its arguments every call takes `{ signal, onProgress }`; `importFile` has three,
 * the third being how the file is to be read, `{}` for as it is found. Calls are answered in the
 * order they are made.
 *
 * When the engine dies, calls that wait reject with the code worker_lost and a new engine with an
 * empty session takes its place: listen with `sonder.onLost` and give it the files again.
 *
 * Nothing is sent anywhere. `load` fetches the module and nothing is fetched later; the worker
 * inherits the page's policy, so `connect-src 'none'` holds for it too if the module comes from
 * "sonder/inline". Under Trusted Types, list the policy "sonder-worker".
 *
 * @module
 */
export { load, type LoadOptions } from './load.js';
export type { Sonder } from './start.js';
export { CoreError } from './errors.js';
export type { CallOptions, Calls, Client } from './protocol.js';
export type * from './types.js';
