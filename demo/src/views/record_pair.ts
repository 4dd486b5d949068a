import type { FieldEvidence, RecordPair, RecordSide } from 'sonder';
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { count, decimal, percent } from '../format.js';
import { agreementWords, linkWords } from '../words.js';

/** Two records side by side, and what each field says about their being one person. */

const widestBits = 12;
const halfWidth = 40;
const leastShown = 0.05;

export const recordPairStyles = css`
  .pair-table td.value {
    overflow-wrap: anywhere;
    min-width: 6rem;
  }
  .pair-table svg {
    display: block;
  }
  .pair-table .for {
    fill: var(--mark);
  }
  .pair-table .against {
    fill: var(--detractor);
  }
  .pair-table .middle {
    stroke: var(--edge);
  }
  .pair-table .unlike {
    font-weight: 600;
  }
`;

export function recordPair(pair: RecordPair): TemplateResult {
  const [a, b] = pair.records;
  return html`<div class="scroll">
      <table class="pair-table">
        <thead>
          <tr>
            <th>Field</th>
            <th>${side(a)}</th>
            <th>${side(b)}</th>
            <th>They are</th>
            <th class="number">Points</th>
            <th><span class="unseen">For or against</span></th>
          </tr>
        </thead>
        <tbody>
          ${identifier('Customer id', a.customer_id, b.customer_id)}
          ${pair.fields.map(evidence)}
          ${pair.household < -leastShown ? atOneAddress(pair.household) : nothing}
        </tbody>
      </table>
    </div>
    <p class="small muted">${conclusion(pair)}</p>`;
}

const side = ({ source, row }: RecordSide): TemplateResult =>
  html`<span class="wrap">${source}, row ${count(row)}</span>`;

function identifier(name: string, a: string, b: string): TemplateResult | typeof nothing {
  if (a === '' && b === '') return nothing;
  return html`<tr>
    <th scope="row" class="muted">${name}</th>
    <td class="value">${a}</td>
    <td class="value">${b}</td>
    <td></td>
    <td></td>
    <td></td>
  </tr>`;
}

function evidence({ label, values: [a, b], level, weight }: FieldEvidence): TemplateResult {
  const unlike = level !== null && level !== 'exact';
  return html`<tr>
    <th scope="row" class="muted">${label}</th>
    <td class="value ${unlike ? 'unlike' : ''}">${a}</td>
    <td class="value ${unlike ? 'unlike' : ''}">${b}</td>
    <td>${level === null ? nothing : agreementWords(level)}</td>
    <td class="number">${level === null ? nothing : signed(weight)}</td>
    <td>${level === null ? nothing : bar(weight)}</td>
  </tr>`;
}

/** What relatives have in common, too. */
const atOneAddress = (weight: number): TemplateResult => html`<tr>
  <th scope="row" class="muted">May live together</th>
  <td></td>
  <td></td>
  <td></td>
  <td class="number">${signed(weight)}</td>
  <td>${bar(weight)}</td>
</tr>`;

const signed = (bits: number): string => `${bits > 0 ? '+' : ''}${decimal(bits, 1)}`;

function bar(bits: number): TemplateResult {
  const width = (Math.min(Math.abs(bits), widestBits) / widestBits) * halfWidth;
  return html`<svg width=${2 * halfWidth} height="12" viewBox="0 0 ${2 * halfWidth} 12" aria-hidden="true">
    ${svg`<rect class=${bits > 0 ? 'for' : 'against'} x=${bits > 0 ? halfWidth : halfWidth - width} y="2" width=${width} height="8"></rect>
    <line class="middle" x1=${halfWidth} x2=${halfWidth} y1="0" y2="12"></line>`}
  </svg>`;
}

/** Each point doubles the odds; a negative one halves them. */
function conclusion({ prior, fields, household, probability, reason }: RecordPair): TemplateResult {
  const sum = fields.reduce((bits, { weight }) => bits + weight, household);
  const why = reason === null ? '' : ` Linked because: ${linkWords[reason]}.`;
  return html`Any two records begin at ${signed(prior)}; these fields add ${signed(sum)}, which makes
    it ${percent(probability)} likely that they are one person. Each point doubles the
    odds.${why}`;
}
