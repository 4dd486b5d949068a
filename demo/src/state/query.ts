import type { CallOptions, Client, Failure } from 'sonder';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureOf, timed, type App } from './app.js';
import { recover } from './files.js';

interface Host extends ReactiveControllerHost {
  app: App;
}

export interface QueryOptions<T> {
  /** What the answer depends on; null when there is nothing to ask. */
  key: () => string | null;
  ask: (client: Client, options: CallOptions) => Promise<T>;
  /** Shown in the status line. */
  what: string;
  /** Milliseconds to wait for the next change before asking. */
  delay?: number;
}

/** Asks the core whenever its key changes; the latest question wins, the others are cancelled. */
export class Query<T> implements ReactiveController {
  /** The last answer; kept while a newer one is under way. */
  value: T | null = null;
  failure: Failure | null = null;
  loading = false;
  #key: string | null = null;
  #abort = new AbortController();
  #host: Host;
  #options: QueryOptions<T>;

  constructor(host: Host, options: QueryOptions<T>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const key = this.#options.key();
    if (key === this.#key) return;
    this.#key = key;
    this.#abort.abort();
    this.#abort = new AbortController();
    this.loading = key !== null;
    this.failure = null;
    if (key === null) this.value = null;
    else void this.#run(this.#abort.signal);
  }

  hostDisconnected(): void {
    this.#abort.abort();
    this.#key = null;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { ask, what, delay } = this.#options;
    const app = this.#host.app;
    try {
      if (delay) await new Promise((done) => setTimeout(done, delay));
      if (signal.aborted) return;
      const value = await timed(app, what, () => ask(app.client, { signal }));
      if (!signal.aborted) this.value = value;
    } catch (reason) {
      if (!signal.aborted) this.#fail(reason);
    }
    if (signal.aborted) return;
    this.loading = false;
    this.#host.requestUpdate();
  }

  #fail(reason: unknown): void {
    this.failure = failureOf(reason);
    this.value = null;
    if (this.failure?.code === 'worker_lost') void recover(this.#host.app);
  }
}
