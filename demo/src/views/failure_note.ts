import type { Failure } from 'sonder';
import { html, nothing, type TemplateResult } from 'lit';
import { hintFor } from '../words.js';
import { sentenceOf } from './sentence.js';

/** What went wrong and what to do about it. It stays until it is no longer true. */
export function failureNote(
  { code, message, hint }: Failure,
  tone: 'bad' | 'warn' = 'bad',
): TemplateResult {
  const advice = hint || hintFor(code);
  return html`<div class="note ${tone}" role=${tone === 'bad' ? 'alert' : nothing}>
    <p>${sentenceOf(message)}</p>
    ${advice ? html`<p>${sentenceOf(advice)}</p>` : nothing}
  </div>`;
}
