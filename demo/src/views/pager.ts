import { html, nothing, type TemplateResult } from 'lit';
import { count } from '../format.js';

/** "1 to 20 of 67" with a button to either side; nothing where one page holds all. */
export function pager(
  what: string,
  first: number,
  size: number,
  all: number,
  go: (first: number) => void,
): TemplateResult | typeof nothing {
  if (all <= size) return nothing;
  const last = Math.min(all, first + size);
  return html`<nav class="row" aria-label="Pages of ${what}">
    <button ?disabled=${first === 0} @click=${() => go(Math.max(0, first - size))}>Previous</button>
    <span class="small muted tabular" role="status">
      ${count(first + 1)} to ${count(last)} of ${count(all)}
    </span>
    <button ?disabled=${last >= all} @click=${() => go(first + size)}>Next</button>
  </nav>`;
}
