import { html, type TemplateResult } from 'lit';
import { count } from '../format.js';

/** "6 records → 4 people"; its styles are `recordFlowStyles`. */
export const recordFlow = (records: number, people: number): TemplateResult =>
  html`<p class="flow">
    <span><strong>${count(records)}</strong> ${records === 1 ? 'record' : 'records'}</span>
    <span
      ><span aria-hidden="true">→</span> <strong>${count(people)}</strong> ${people === 1 ? 'person' : 'people'}</span
    >
  </p>`;
