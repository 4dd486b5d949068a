import { connect } from './open_worker.js';
import type { Channel, ChannelEvents } from './supervisor.js';

/**
 * Opens the worker from its own file, for hosts whose policy forbids blobs. Such a worker does not
 * inherit the page's policy: the host must send the file with a policy of its own.
 */
export function openFileWorker(events: ChannelEvents): Channel {
  return connect(new Worker(new URL('./worker.js', import.meta.url)), events, () => undefined);
}

