import type { FileReport, TablePreview } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { count } from '../format.js';
import { icon } from '../icons.js';
import { Query } from '../state/query.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tables } from '../styles/tables.js';
import { failureNote } from './failure_note.js';

const shownRows = 20;
/** Rows shown in front of a place that is looked for. */
const lead = 3;
const shownColumns = 200;

/** Rows of a file as the file has them, twenty at a time, with the places in question marked. */
export class SonderTablePreview extends View {
  static override properties = {
    ...View.properties,
    report: { attribute: false },
    places: { attribute: false },
    about: { attribute: false },
    first: { state: true },
  };
  static override styles = [
    base,
    controls,
    tables,
    css`
      tr.marked > td {
        background: var(--warn-soft);
      }
    `,
  ];
  declare report: FileReport;
  /** Rows of the table, ascending, from 0. */
  declare places: readonly number[];
  /** What is odd about them; empty when nothing was looked for. */
  declare about: string;
  declare first: number;
  #preview = new Query<TablePreview>(this, {
    what: 'Looking into a file',
    key: () => `${this.report.id}/${this.first}`,
    ask: (client, options) => client.previewTable(this.report.id, this.first, shownRows, options),
  });

  constructor() {
    super();
    this.places = [];
    this.about = '';
    this.first = 0;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('places')) this.first = Math.max(0, (this.places[0] ?? 0) - lead);
  }

  #turn(rows: number): void {
    const last = Math.max(0, this.report.rows.read - shownRows);
    this.first = Math.min(last, Math.max(0, this.first + rows));
  }

  #goTo(place: number | undefined): void {
    if (place !== undefined) this.first = Math.max(0, place - lead);
  }

  protected override render(): TemplateResult {
    const { value, failure } = this.#preview;
    if (failure) return failureNote(failure);
    if (!value) return html`<p class="muted small">Reading …</p>`;
    if (value.rows.length === 0) return html`<p class="muted small">There are no rows.</p>`;
    return html`<div class="stack tight">
      ${this.#places()}${this.#table(value)}${this.#pages(value)}
    </div>`;
  }

  #places(): TemplateResult | typeof nothing {
    if (this.about === '') return nothing;
    const before = this.places.findLast((place) => place < this.first + lead);
    const after = this.places.find((place) => place > this.first + lead);
    return html`<div class="row">
      <p class="small grow" role="status">Marked: ${this.about}.</p>
      <button ?disabled=${before === undefined} @click=${() => this.#goTo(before)}>
        Place before
      </button>
      <button ?disabled=${after === undefined} @click=${() => this.#goTo(after)}>Next place</button>
    </div>`;
  }

  #table({ columns, rows, numbers }: TablePreview): TemplateResult {
    const marked = new Set(this.places);
    const names = columns.slice(0, shownColumns);
    return html`<div
        class="scroll tall cells"
        tabindex="0"
        role="region"
        aria-label="Rows of ${this.report.name}"
      >
        <table>
          <thead>
            <tr>
              <th class="number">Row</th>
              ${names.map((name) => html`<th>${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row, index) =>
                html`<tr class=${marked.has(this.first + index) ? 'marked' : ''}>
                  <td class="number muted">${count(numbers[index] ?? 0)}</td>
                  ${row.slice(0, shownColumns).map((cell) => html`<td>${cell}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${
        columns.length > shownColumns
          ? html`<p class="muted small">
              The first ${shownColumns} of ${count(columns.length)} columns.
            </p>`
          : nothing
      }`;
  }

  #pages({ rows }: TablePreview): TemplateResult | typeof nothing {
    const { read } = this.report.rows;
    if (read <= shownRows) return nothing;
    const end = this.first + rows.length;
    return html`<div class="row">
      <p class="small muted tabular grow">
        ${count(this.first + 1)}–${count(end)} of ${count(read)} rows; numbered as in the file.
      </p>
      <button
        class="icon-only"
        aria-label="Rows before"
        ?disabled=${this.first === 0}
        @click=${() => this.#turn(-shownRows)}
      >
        ${icon('up')}
      </button>
      <button
        class="icon-only"
        aria-label="Rows after"
        ?disabled=${end >= read}
        @click=${() => this.#turn(shownRows)}
      >
        ${icon('down')}
      </button>
    </div>`;
  }
}

customElements.define('sonder-table-preview', SonderTablePreview);
