import { abortError, CoreError } from './errors.js';
import type { CallName, CallOptions, CallRequest, Client, Reply, Request } from './protocol.js';
import { argumentCount, callNames, checkArguments, invalidArgument } from './validate.js';

export type Send = (request: Request) => void;

/** Answers to calls: what a worker says about one of them. */
export type Answer = Exclude<Reply, { type: 'ready' | 'lost' }>;

interface Pending {
  resolve(value: unknown): void;
  reject(reason: CoreError | DOMException): void;
  onProgress: CallOptions['onProgress'];
  /** Ends the wait for the signal. */
  stopListening(): void;
}

/**
 * Turns calls into requests and replies into settled promises. Knows nothing of workers: requests
 * leave through `send`, answers come in through `receive`, and `rejectAll` settles what waits.
 */
export class Caller {
  readonly client: Client;
  private readonly send: Send;
  private readonly pending = new Map<number, Pending>();
  private lastId = 0;

  constructor(send: Send) {
    this.send = send;
    this.client = Object.fromEntries(
      callNames.map((call) => [call, (...given: unknown[]) => this.call(call, given)]),
    ) as Client;
  }

  /** Answers to calls that nobody waits for any more are dropped. */
  receive(answer: Answer): void {
    const call = this.pending.get(answer.id);
    if (!call) return;
    if (answer.type === 'progress') {
      call.onProgress?.(answer.progress);
      return;
    }
    this.forget(answer.id);
    if (answer.type === 'value') call.resolve(answer.value);
    else call.reject(answer.type === 'failure' ? new CoreError(answer.failure) : abortError());
  }

  rejectAll(reason: CoreError): void {
    for (const [id, call] of [...this.pending]) {
      this.forget(id);
      call.reject(reason);
    }
  }

  private async call(call: CallName, given: unknown[]): Promise<unknown> {
    const args = given.slice(0, argumentCount(call));
    const options = optionsIn(call, given.slice(args.length));
    checkArguments(call, args);
    if (options.signal?.aborted) throw abortError();
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      const stopListening = this.listen(id, options.signal);
      this.pending.set(id, { resolve, reject, onProgress: options.onProgress, stopListening });
      this.post(id, { type: 'call', id, call, args } as CallRequest);
    });
  }

  private post(id: number, request: CallRequest): void {
    try {
      this.send(request);
    } catch (error) {
      const pending = this.pending.get(id);
      this.forget(id);
      pending?.reject(error instanceof CoreError ? error : uncloneable(request.call));
    }
  }

  private listen(id: number, signal: AbortSignal | undefined): () => void {
    const abort = (): void => {
      const call = this.pending.get(id);
      this.forget(id);
      call?.reject(abortError());
      this.send({ type: 'cancel', id });
    };
    signal?.addEventListener('abort', abort);
    return () => signal?.removeEventListener('abort', abort);
  }

  private forget(id: number): void {
    this.pending.get(id)?.stopListening();
    this.pending.delete(id);
  }
}

function optionsIn(call: CallName, rest: readonly unknown[]): CallOptions {
  const [options = {}, ...surplus] = rest;
  if (surplus.length > 0 || typeof options !== 'object' || options === null) {
    throw invalidArgument(`${call}: takes ${argumentCount(call)} arguments and options`);
  }
  const { signal, onProgress } = options as Record<string, unknown>;
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw invalidArgument(`${call}: \`signal\` must be an AbortSignal`);
  }
  if (onProgress !== undefined && typeof onProgress !== 'function') {
    throw invalidArgument(`${call}: \`onProgress\` must be a function`);
  }
  return options;
}

/** Functions, elements and the like do not cross to the worker. */
function uncloneable(call: CallName): CoreError {
  return invalidArgument(`${call}: the arguments hold something that cannot be sent to the worker`);
}
