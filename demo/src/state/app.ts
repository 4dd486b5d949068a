import type { Client, Failure } from 'sonder';
import { Store } from './store.js';

/** What every view is given. */
export interface App {
  readonly store: Store;
  readonly client: Client;
  /** Says something to screen readers; urgent things interrupt. */
  announce(text: string, urgent?: boolean): void;
}

/** What went wrong as the core words it, or null when somebody cancelled. */
export function failureOf(reason: unknown): Failure | null {
  if (reason instanceof DOMException && reason.name === 'AbortError') return null;
  if (isFailure(reason)) return { code: reason.code, message: reason.message, hint: reason.hint };
  const message = reason instanceof Error ? reason.message : 'Something unexpected happened.';
  return { code: 'invalid_state', message, hint: '' };
}

function isFailure(reason: unknown): reason is Failure {
  return (
    typeof reason === 'object' &&
    reason !== null &&
    'code' in reason &&
    'message' in reason &&
    'hint' in reason
  );
}

/** Runs a job and shows its time in the status line. */
export async function timed<T>(app: App, what: string, job: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const value = await job();
  app.store.update({ lastJob: { what, milliseconds: performance.now() - start } });
  return value;
}
