import { openBlobWorker } from './open_worker.js';
import { start, type Sonder } from './start.js';
import { wasmText } from './wasm_text.js';

/**
 * Starts an engine in a worker of its own, from the module that this script carries: nothing is
 * fetched, so it works from file:// and under `connect-src 'none'`.
 *
 * Errors: worker_lost when the worker cannot be started.
 */
export async function load(): Promise<Sonder> {
  const packed = Uint8Array.from(atob(wasmText), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return start([openBlobWorker], await new Response(unpacked).arrayBuffer());
}
