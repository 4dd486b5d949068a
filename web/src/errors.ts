import type { ErrorCode, Failure } from './types.js';

/** What a call rejects with when the core, the worker or the protocol refused or failed. */
export class CoreError extends Error {
  override readonly name = 'CoreError';
  readonly code: ErrorCode;
  /** What to do about it; may be empty. */
  readonly hint: string;

  constructor(failure: Failure) {
    super(failure.message);
    this.code = failure.code;
    this.hint = failure.hint;
  }
}

/** What a call rejects with when its signal was aborted; its name is "AbortError", as for fetch. */
export function abortError(): DOMException {
  return new DOMException('The call was aborted.', 'AbortError');
}
