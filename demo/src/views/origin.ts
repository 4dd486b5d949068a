import type { SourceClass } from 'sonder';
import { html, nothing, type TemplateResult } from 'lit';
import { count, dateOf } from '../format.js';
import { sourceWords } from '../words.js';

/** Where a value is from. */
export interface Origin {
  source: string;
  row: number;
  source_class: SourceClass;
  observed_on: string | null;
}

/** File and day, and on demand row, source and `why`. Styles: `personFacts`. */
export const origin = (from: Origin, why: string): TemplateResult =>
  html`<details>
    <summary>
      <span class="file">${from.source}</span>${from.observed_on === null ? nothing : html`, <span class="day">${dateOf(from.observed_on)}</span>`}
    </summary>
    <p>${inFull(from)}. ${why}</p>
  </details>`;

/** "Row 2, what people stated". */
const inFull = ({ row, source_class }: Origin): string =>
  `Row ${count(row)}, ${sourceWords[source_class]}`;

/** All of it in a line, where a list has room for it. */
export function originLine(from: Origin): string {
  const day = from.observed_on === null ? '' : `, ${dateOf(from.observed_on)}`;
  return `${from.source}, row ${count(from.row)}${day}`;
}
