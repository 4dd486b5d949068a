import type { Client } from './protocol.js';
import { Supervisor, type LostListener, type OpenChannel } from './supervisor.js';

/** A running engine with its own session: every call, and its end. */
export interface Sonder extends Client {
  /**
   * Tells when the engine stopped - out of memory, say - and was replaced: files, options and
   * saved segments are gone and must be given again. Returns how to stop listening.
   */
  onLost(listener: LostListener): () => void;
  /** Ends the worker and gives its memory back. Calls that wait, and later ones, reject. */
  close(): void;
}

/** Starts an engine in the first kind of worker that this page allows. */
export async function start(kinds: OpenChannel[], wasm: ArrayBuffer): Promise<Sonder> {
  const supervisor = await Supervisor.start(kinds, wasm);
  return {
    ...supervisor.client,
    onLost: (listener) => supervisor.onLost(listener),
    close: () => supervisor.close(),
  };
}
