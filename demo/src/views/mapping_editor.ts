import type { ColumnReport, Field, FileReport, Mapping } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { download } from '../download.js';
import { percent } from '../format.js';
import { icon } from '../icons.js';
import { columnFields, mappingOf, readMapping } from '../mapping.js';
import { chooseMapping } from '../state/files.js';
import type { FileEntry } from '../state/store.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tables } from '../styles/tables.js';
import { fieldGroups, fieldWords } from '../words.js';

/** Which column means what: looked over, changed, kept as a file and loaded again. */
export class SonderMappingEditor extends View {
  static override properties = {
    ...View.properties,
    entry: { attribute: false },
    draft: { state: true },
    problem: { state: true },
  };
  static override styles = [
    base,
    controls,
    tables,
    css`
      select {
        width: 11rem;
      }
      td,
      tbody th {
        vertical-align: middle;
      }
      .examples {
        max-width: 20rem;
        color: var(--muted);
        overflow-wrap: anywhere;
      }
      @media (max-width: 47.5rem) {
        thead {
          display: none;
        }
        tr {
          display: grid;
          grid-template-columns: 1fr auto;
          gap: 0.125rem 0.75rem;
          padding: 0.625rem 0;
          border-bottom: 1px solid var(--rule);
        }
        td,
        th {
          border: 0;
          padding: 0;
        }
        td.number {
          display: none;
        }
        .examples,
        .choice {
          grid-column: 1 / -1;
          max-width: none;
        }
        select {
          width: 100%;
        }
      }
    `,
  ];
  declare entry: FileEntry;
  /** Field per column while it is being changed; null when nothing was. */
  declare draft: readonly (Field | null)[] | null;
  declare problem: string;

  constructor() {
    super();
    this.draft = null;
    this.problem = '';
  }

  #choose(at: number, event: Event, report: FileReport): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const wanted = event.target.value;
    const field =
      fieldGroups.flatMap(({ fields }) => fields).find((known) => known === wanted) ?? null;
    const before = this.draft ?? columnFields(report);
    const taken = field !== null && before.some((other, index) => other === field && index !== at);
    this.draft = before.map((other, index) =>
      index === at ? field : other === field ? null : other,
    );
    if (taken && field) this.app.announce(`${fieldWords[field]} was taken from another column.`);
  }

  async #apply(report: FileReport): Promise<void> {
    if (!this.draft) return;
    const mapping = mappingOf(report, this.draft);
    this.draft = null;
    await chooseMapping(this.app, this.entry, mapping);
  }

  async #load(event: Event): Promise<void> {
    const { target } = event;
    const file = target instanceof HTMLInputElement ? target.files?.[0] : undefined;
    if (!file) return;
    const read = readMapping(await file.text());
    this.problem = 'problem' in read ? read.problem : '';
    if ('mapping' in read) await this.#take(read.mapping);
  }

  async #take(mapping: Mapping): Promise<void> {
    this.draft = null;
    await chooseMapping(this.app, this.entry, mapping);
  }

  #pickFile(): void {
    this.renderRoot.querySelector<HTMLInputElement>('input[type="file"]')?.click();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { report } = this.entry;
    if (!report) return nothing;
    const fields = this.draft ?? columnFields(report);
    return html`<div class="stack">
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>Column</th>
              <th>Type</th>
              <th>Filled</th>
              <th>Examples</th>
              <th>Means</th>
            </tr>
          </thead>
          <tbody>
            ${report.columns.map((column, index) => this.#line(report, column, index, fields[index] ?? null))}
          </tbody>
        </table>
      </div>
      ${this.problem ? html`<p class="note bad" role="alert">${this.problem}</p>` : nothing}
      <div class="row">
        <button class="main" ?disabled=${!this.draft} @click=${() => this.#apply(report)}>
          Apply
        </button>
        ${
          this.draft
            ? html`<button
                class="plain"
                @click=${() => {
                  this.draft = null;
                }}
              >
                Discard changes
              </button>`
            : nothing
        }
        <span class="grow"></span>
        <button class="plain" @click=${() => saveMapping(report)}>
          ${icon('download')}Save mapping
        </button>
        <button class="plain" @click=${this.#pickFile}>${icon('upload')}Load mapping</button>
        <input
          type="file"
          hidden
          accept=".json,application/json"
          aria-label="Mapping file"
          @change=${this.#load}
        />
      </div>
    </div>`;
  }

  #line(
    report: FileReport,
    column: ColumnReport,
    index: number,
    field: Field | null,
  ): TemplateResult {
    return html`<tr>
      <th scope="row" class="wrap">${column.name}</th>
      <td class="muted">${column.type}</td>
      <td class="number">
        ${percent(report.rows.read > 0 ? column.filled / report.rows.read : 0, 0)}
      </td>
      <td class="examples">${column.examples.join(' · ')}</td>
      <td class="choice">
        <select
          aria-label="What ${column.name} means"
          @change=${(event: Event) => this.#choose(index, event, report)}
        >
          <option value="" .selected=${field === null}>Nothing</option>
          ${fieldGroups.map(
            ({ label, fields }) =>
              html`<optgroup label=${label}>
                ${fields.map(
                  (known) =>
                    html`<option value=${known} .selected=${known === field}>
                      ${fieldWords[known]}
                    </option>`,
                )}
              </optgroup>`,
          )}
        </select>
      </td>
    </tr>`;
  }
}

function saveMapping(report: FileReport): void {
  const name = report.name.replace(/(\.(csv|tsv|txt|gz))+$/i, '');
  download(
    `${name}.mapping.json`,
    'application/json',
    `${JSON.stringify(report.mapping, null, 2)}\n`,
  );
}

customElements.define('sonder-mapping-editor', SonderMappingEditor);
