import { Caller } from './client.js';
import { CoreError } from './errors.js';
import type { Client, Reply, Request } from './protocol.js';

/** A worker as the supervisor needs it. */
export interface Channel {
  post(request: Request): void;
  close(): void;
}

/** What a channel tells, never before it was returned by the function that opened it. */
export interface ChannelEvents {
  onReply(reply: Reply): void;
  /** The worker could not start, or broke outside the protocol. */
  onFailure(message: string): void;
}

/** Throws where workers of its kind are forbidden. */
export type OpenChannel = (events: ChannelEvents) => Channel;

export type LostListener = (error: CoreError) => void;

/**
 * Keeps one worker alive. A worker that trapped is never called again: it is replaced by a fresh
 * one with an empty session, the calls that waited for it reject, and listeners are told.
 */
export class Supervisor {
  readonly client: Client;
  private readonly caller: Caller;
  /** Ways of opening a worker that have not failed, the preferred one first. */
  private readonly kinds: OpenChannel[];
  private readonly wasm: ArrayBuffer;
  private readonly onReady: () => void;
  private readonly onEnd: LostListener;
  private readonly listeners = new Set<LostListener>();
  private channel: Channel | null = null;
  private isRunning = false;
  /** Why there is no worker and will be none. */
  private end: CoreError | null = null;

  /**
   * Resolves when a worker is ready for calls.
   *
   * Errors: worker_lost when no kind of worker can be opened or the module does not start.
   */
  static start(kinds: readonly OpenChannel[], wasm: ArrayBuffer): Promise<Supervisor> {
    return new Promise((resolve, reject) => {
      const onReady = (): void => resolve(supervisor);
      const supervisor = new Supervisor(kinds, wasm, onReady, reject);
      supervisor.open();
    });
  }

  private constructor(
    kinds: readonly OpenChannel[], wasm: ArrayBuffer, onReady: () => void, onEnd: LostListener,
  ) {
    this.kinds = [...kinds];
    this.wasm = wasm;
    this.onReady = onReady;
    this.onEnd = onEnd;
    this.caller = new Caller((request) => this.post(request));
    this.client = this.caller.client;
  }

  onLost(listener: LostListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  close(): void {
    this.finish(new CoreError({ code: 'invalid_state', message: 'the session was closed', hint: '' }));
  }

  private post(request: Request): void {
    if (this.end && request.type === 'call') throw this.end;
    this.channel?.post(request);
  }

  /** Opens a worker of the first kind that can be opened. */
  private open(): void {
    for (let kind = this.kinds[0]; kind; kind = this.kinds[0]) {
      try {
        this.connect(kind);
        return;
      } catch {
        this.kinds.shift();
      }
    }
    this.finish(notStarted('this page may not start a worker'));
  }

  private connect(kind: OpenChannel): void {
    // What a worker says after it was replaced is not heard.
    const isCurrent = (): boolean => this.channel === channel;
    const channel = kind({
      onReply: (reply) => isCurrent() && this.hear(reply),
      onFailure: (message) => isCurrent() && this.fail(message),
    });
    this.channel = channel;
    this.isRunning = false;
    // The bytes are cloned, not transferred: the next worker will need them.
    channel.post({ type: 'start', wasm: this.wasm, seed: randomSeed() });
  }

  private hear(reply: Reply): void {
    if (reply.type === 'ready') {
      this.isRunning = true;
      this.onReady();
    } else if (reply.type !== 'lost') {
      this.caller.receive(reply);
    } else if (this.isRunning) {
      this.replace(lost(reply.message));
    } else {
      this.finish(notStarted(reply.message));
    }
  }

  private fail(message: string): void {
    if (!this.isRunning) this.kinds.shift();
    this.replace(lost(message));
  }

  private replace(error: CoreError): void {
    const wasRunning = this.isRunning;
    this.channel?.close();
    this.channel = null;
    this.caller.rejectAll(error);
    this.open();
    if (wasRunning) for (const listener of [...this.listeners]) listener(error);
  }

  private finish(error: CoreError): void {
    if (this.end) return;
    this.end = error;
    this.channel?.close();
    this.channel = null;
    this.caller.rejectAll(error);
    this.onEnd(error);
  }
}

function lost(message: string): CoreError {
  return new CoreError({
    code: 'worker_lost',
    message: `the engine stopped: ${message}`,
    hint: 'A new engine takes its place; give it the files again, perhaps without the last one.',
  });
}

function notStarted(message: string): CoreError {
  return new CoreError({
    code: 'worker_lost', message: `the engine could not start: ${message}`, hint: '',
  });
}

/** The core hashes with it, so that no file can be made to collide on purpose. */
function randomSeed(): number {
  const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
  return seed;
}
