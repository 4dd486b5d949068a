import { css, html, LitElement, type TemplateResult } from 'lit';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tables } from '../styles/tables.js';

/** The same figures as a table, for reading and for screen readers. */
export interface TableTwin {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A heading, one sentence that says what is to be seen, the chart, and its table on demand. */
export class SonderChartFrame extends LitElement {
  static override properties = {
    heading: {},
    summary: {},
    twin: { attribute: false },
    asTable: { state: true },
  };
  static override styles = [
    base,
    controls,
    tables,
    css`
      .head {
        display: flex;
        justify-content: space-between;
        align-items: flex-start;
        gap: 1rem;
        margin-bottom: 0.75rem;
      }
      .head button {
        flex: none;
        font-size: var(--small);
        min-height: 1.75rem;
      }
    `,
  ];
  declare heading: string;
  declare summary: string;
  declare twin: TableTwin;
  declare asTable: boolean;

  constructor() {
    super();
    this.heading = '';
    this.summary = '';
    this.twin = { columns: [], rows: [] };
    this.asTable = false;
  }

  protected override render(): TemplateResult {
    return html`<section aria-labelledby="heading">
      <div class="head">
        <div>
          <h2 id="heading">${this.heading}</h2>
          <p class="muted small">${this.summary}</p>
        </div>
        <button
          class="plain"
          aria-label="${this.heading} as a ${this.asTable ? 'chart' : 'table'}"
          @click=${() => {
            this.asTable = !this.asTable;
          }}
        >
          ${this.asTable ? 'Chart' : 'Table'}
        </button>
      </div>
      ${this.asTable ? this.#table() : html`<slot></slot>`}
    </section>`;
  }

  #table(): TemplateResult {
    const { columns, rows } = this.twin;
    return html`<div class="scroll tall" tabindex="0" role="region" aria-label="Table: ${this.heading}">
      <table>
        <thead>
          <tr>
            ${columns.map((name, index) => html`<th class=${index > 0 ? 'number' : ''}>${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${row.map((cell, index) =>
                  index > 0
                    ? html`<td class="number">${cell}</td>`
                    : html`<th scope="row">${cell}</th>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

customElements.define('sonder-chart-frame', SonderChartFrame);
