import type { FileReport, TablePreview } from 'sonder';
import { html, nothing, type TemplateResult } from 'lit';
import { Query } from '../state/query.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { tables } from '../styles/tables.js';
import { failureNote } from './failure_note.js';

const shownRows = 20;

/** The first rows of a file as the file has them. */
export class SonderTablePreview extends View {
  static override properties = { ...View.properties, report: { attribute: false } };
  static override styles = [base, tables];
  declare report: FileReport;
  #preview = new Query<TablePreview>(this, {
    what: 'Looking into a file',
    key: () => String(this.report.id),
    ask: (client, options) =>
      client.previewTable(this.report.id, 0, Math.min(shownRows, this.report.rows.read), options),
  });

  protected override render(): TemplateResult {
    const { value, failure } = this.#preview;
    if (failure) return failureNote(failure);
    if (!value) return html`<p class="muted small">Reading …</p>`;
    return html`<div
        class="scroll tall cells"
        tabindex="0"
        role="region"
        aria-label="First rows of ${this.report.name}"
      >
        <table>
          <thead>
            <tr>
              <th class="number">Row</th>
              ${value.columns.map((name) => html`<th>${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${value.rows.map(
              (row, index) =>
                html`<tr>
                  <td class="number muted">${index + 1}</td>
                  ${row.map((cell) => html`<td>${cell}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${value.rows.length === 0 ? html`<p class="muted small">There are no rows.</p>` : nothing}`;
  }
}

customElements.define('sonder-table-preview', SonderTablePreview);
