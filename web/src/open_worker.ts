import type { Channel, ChannelEvents } from './supervisor.js';
import { workerSource } from './worker_source.js';

/**
 * Opens the worker from a blob, so that it inherits the page's policy: where the page may not
 * connect, neither may the worker. A worker from a file of its own does not inherit it.
 */
export function openBlobWorker(events: ChannelEvents): Channel {
  const url = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
  return connect(new Worker(trusted(url)), events, () => URL.revokeObjectURL(url));
}

/** A worker as a channel; `onLoaded` runs once its script has run. */
export function connect(worker: Worker, events: ChannelEvents, onLoaded: () => void): Channel {
  worker.addEventListener('message', onLoaded, { once: true });
  worker.onmessage = (event) => events.onReply(event.data);
  worker.onmessageerror = () => events.onFailure('a message could not be read');
  worker.onerror = (event) => {
    event.preventDefault();
    events.onFailure(event.message || 'the worker could not be loaded');
  };
  return {
    post: (request) => worker.postMessage(request),
    close: () => worker.terminate(),
  };
}

/** The part of Trusted Types that is needed here; what a policy returns stands for its text. */
interface TrustedTypes {
  createPolicy(
    name: string, rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** Pages that require Trusted Types list the policy "sonder-worker"; it lets only blobs through. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy('sonder-worker', { createScriptURL: onlyBlob });
  return policy.createScriptURL(url);
}

function onlyBlob(url: string): string {
  if (!url.startsWith('blob:')) throw new TypeError('sonder-worker: not a blob');
  return url;
}
