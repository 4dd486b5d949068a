import type { FieldEvidence, RecordPair, RecordSide } from 'sonder';
import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { count, decimal, percent } from '../format.js';
import { base } from '../styles/base.js';
import { tables } from '../styles/tables.js';
import { agreementWords, linkWords } from '../words.js';

const widestBits = 12;
const halfWidth = 40;
const leastShown = 0.05;

/** Two records side by side, and what each field says about their being one person. */
export class SonderRecordPair extends LitElement {
  static override properties = { pair: { attribute: false } };
  static override styles = [
    base,
    tables,
    css`
      td.value {
        overflow-wrap: anywhere;
        min-width: 6rem;
      }
      svg {
        display: block;
      }
      .for {
        fill: var(--mark);
      }
      .against {
        fill: var(--detractor);
      }
      .middle {
        stroke: var(--edge);
      }
      .unlike {
        font-weight: 600;
      }
      /* Narrow: the two values below what is said of them. */
      @media (max-width: 40rem) {
        table,
        thead,
        tbody {
          display: block;
        }
        tr {
          display: grid;
          grid-template: 'field level points' 'first second second' / calc(50% - 0.375rem) minmax(0, 1fr) 3rem;
          column-gap: 0.75rem;
          padding-block: 0.375rem;
          border-bottom: 1px solid var(--rule);
        }
        th,
        td {
          padding: 0;
          border: 0;
          min-width: 0;
        }
        thead th {
          white-space: normal;
        }
        tr > :nth-child(1) {
          grid-area: field;
        }
        tr > :nth-child(2) {
          grid-area: first;
        }
        tr > :nth-child(3) {
          grid-area: second;
        }
        tr > :nth-child(4) {
          grid-area: level;
        }
        tr > :nth-child(5) {
          grid-area: points;
        }
        tr > :nth-child(6) {
          display: none;
        }
      }
    `,
  ];
  declare pair: RecordPair;

  protected override render(): TemplateResult {
    const { pair } = this;
    const [a, b] = pair.records;
    return html`<div class="stack tight">
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">${side(a)}</th>
              <th scope="col">${side(b)}</th>
              <th scope="col">They are</th>
              <th scope="col" class="number">Points</th>
              <th scope="col"><span class="unseen">For or against</span></th>
            </tr>
          </thead>
          <tbody>
            ${identifier('Customer id', a.customer_id, b.customer_id)}
            ${pair.fields.map(evidence)}
            ${pair.household < -leastShown ? atOneAddress(pair.household) : nothing}
          </tbody>
        </table>
      </div>
      <p class="small muted">${conclusion(pair)}</p>
    </div>`;
  }
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

customElements.define('sonder-record-pair', SonderRecordPair);
