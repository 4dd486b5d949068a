import { css, html, type TemplateResult } from 'lit';
import { icon, type IconName } from '../icons.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { View } from '../state/view.js';
import './drop_zone.js';
import './privacy.js';

interface Understood {
  icon: IconName;
  name: string;
  text: string;
}

const understood: readonly Understood[] = [
  {
    icon: 'people',
    name: 'Customers',
    text: 'One row per customer: ids, e-mails, names, towns, consent.',
  },
  {
    icon: 'files',
    name: 'Orders and order lines',
    text: 'One row per order, transaction or product. Returns may be negative.',
  },
  {
    icon: 'survey',
    name: 'Survey exports',
    text: 'One row per response, one column per question, as forms export them.',
  },
];

/** The first screen: what this is, where to begin, and why it is safe to. */
export class SonderStart extends View {
  static override styles = [
    base,
    controls,
    css`
      :host {
        max-width: 56rem;
      }
      h1 {
        font-size: clamp(1.625rem, 1.2rem + 2vw, 2.375rem);
        max-width: 32ch;
        text-wrap: balance;
      }
      .lead {
        font-size: var(--large);
        color: var(--muted);
        max-width: 38rem;
      }
      .understood {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
        gap: 1.5rem 2rem;
      }
      .understood li {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.125rem 0.75rem;
      }
      .understood .icon {
        grid-row: span 2;
        color: var(--accent);
        margin-top: 0.125rem;
      }
      .promise {
        display: flex;
        gap: 0.75rem;
        align-items: flex-start;
      }
      .promise > .icon {
        color: var(--accent);
        margin-top: 0.5rem;
      }
      details > sonder-privacy {
        margin-top: 0.75rem;
      }
    `,
  ];

  protected override render(): TemplateResult {
    return html`<div class="stack loose">
      <div class="stack">
        <h1>See your customers as people, from the files you already have</h1>
        <p class="lead">
          Drop the exports of your shop and your survey tool. Sonder joins them into one profile per
          person and shows who they are, which segments they form and what they said.
        </p>
      </div>
      <sonder-drop-zone></sonder-drop-zone>
      <div class="stack">
        <h2>What it understands</h2>
        <ul class="understood">
          ${understood.map(
            (kind) =>
              html`<li>
                ${icon(kind.icon)}
                <h3>${kind.name}</h3>
                <p class="muted small">${kind.text}</p>
              </li>`,
          )}
        </ul>
        <p class="muted small">
          Text separated by commas, semicolons, tabs or blanks (.csv, .tsv, .txt), Excel workbooks
          (.xlsx), SPSS files (.sav, .zsav) and JSON (.json, .ndjson, .jsonl), in any usual encoding
          and packed with gzip (.gz). Which columns mean what is worked out from their names and
          values, shown with its reasons, and yours to overrule.
        </p>
      </div>
      <div class="section promise">
        ${icon('lock')}
        <details class="grow">
          <summary><strong>Nothing leaves this page.</strong> See why, and check it</summary>
          <sonder-privacy></sonder-privacy>
        </details>
      </div>
      <p class="small">
        Do you write surveys? See <a href="survey/index.html">a survey that scores itself</a> on the
        respondent's own device.
      </p>
      <p class="muted small">
        Sonder is open source under the Apache License 2.0;
        <a href="licences.txt" target="_blank" rel="noopener">licences of what it contains</a>.
      </p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sonder-start': SonderStart;
  }
}

customElements.define('sonder-start', SonderStart);
