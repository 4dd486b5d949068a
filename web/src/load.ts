import { CoreError } from './errors.js';
import { openBlobWorker } from './open_worker.js';
import { openFileWorker } from './open_file_worker.js';
import { start, type Sonder } from './start.js';

export interface LoadOptions {
  /** Where the module is, or its bytes. Default: sonder.wasm beside this script. */
  wasm?: URL | string | Response | BufferSource;
}

/**
 * Starts an engine in a worker of its own.
 *
 * Errors: read_failed when the module cannot be fetched, worker_lost when it cannot be started.
 */
export async function load(options: LoadOptions = {}): Promise<Sonder> {
  const { wasm = new URL('./sonder.wasm', import.meta.url) } = options;
  return start([openBlobWorker, openFileWorker], await bytesOf(wasm));
}

async function bytesOf(wasm: NonNullable<LoadOptions['wasm']>): Promise<ArrayBuffer> {
  if (wasm instanceof ArrayBuffer) return wasm;
  if (ArrayBuffer.isView(wasm)) return copyOf(wasm);
  const response = wasm instanceof Response ? wasm : await fetchModule(wasm);
  if (!response.ok) throw notFetched(`${response.status} ${response.statusText}`);
  return response.arrayBuffer();
}

function copyOf(view: ArrayBufferView): ArrayBuffer {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice().buffer;
}

async function fetchModule(url: URL | string): Promise<Response> {
  try {
    return await fetch(url);
  } catch (error) {
    throw notFetched(String(error));
  }
}

function notFetched(reason: string): CoreError {
  return new CoreError({
    code: 'read_failed',
    message: `sonder.wasm could not be fetched: ${reason}`,
    hint: 'Serve it beside the script, give its address as `wasm`, or import "sonder/inline".',
  });
}
