import type { FileKind, FileReport, Issue } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { bytes, count, counted, duration, percent } from '../format.js';
import { icon } from '../icons.js';
import { addFiles, cancelFile, chooseMapping, removeFile } from '../state/files.js';
import type { FileEntry } from '../state/store.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tables } from '../styles/tables.js';
import { issueText, kindHints, kindWords } from '../words.js';
import { failureNote } from './failure_note.js';
import { sentenceOf } from './sentence.js';
import './mapping_editor.js';
import './table_preview.js';

const kinds: readonly FileKind[] = ['customers', 'orders', 'order_lines', 'survey', 'other'];

/** One file: what became of it, what it was taken for and why, and what was odd in it. */
export class SonderFileCard extends View {
  static override properties = {
    ...View.properties,
    entry: { attribute: false },
    previewed: { state: true },
  };
  static override styles = [
    base,
    controls,
    tables,
    css`
      article {
        padding: 1rem 1.25rem;
        border: 1px solid var(--rule);
        border-radius: 10px;
        background: var(--surface);
      }
      article.failed {
        border-left: 3px solid var(--bad);
      }
      article {
        display: flex;
        flex-direction: column;
        gap: 0.875rem;
      }
      h2 {
        overflow-wrap: anywhere;
      }
      .facts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr));
        gap: 0.75rem 2rem;
        align-items: start;
      }
      .kind {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem;
      }
      .about {
        display: flex;
        flex-direction: column;
        gap: 0.5rem;
      }
      .sum {
        font-variant-numeric: tabular-nums;
      }
      details + details,
      details + .calm,
      .calm + details {
        border-top: 1px solid var(--rule);
      }
      .calm {
        padding: 0.5rem 0;
        max-width: none;
      }
      details > :not(summary) {
        margin: 0.25rem 0 0.75rem;
      }
      ul.dots {
        list-style: disc;
        padding-left: 1.25rem;
      }
    `,
  ];
  declare entry: FileEntry;
  /** The preview is asked for when it is first opened. */
  declare previewed: boolean;

  constructor() {
    super();
    this.previewed = false;
  }

  protected override render(): TemplateResult {
    const { file, status, report, failure } = this.entry;
    return html`<article class=${status} aria-label=${file.name}>
      <div class="row apart">
        <div class="grow">
          <h2>${file.name}</h2>
          <p class="muted small tabular">${this.#headline()}</p>
        </div>
        ${this.#action()}
      </div>
      ${status === 'reading' ? this.#progress() : nothing}
      ${failure ? failureNote(failure) : nothing} ${report ? this.#understood(report) : nothing}
    </article>`;
  }

  #headline(): string {
    const { file, status, report, milliseconds } = this.entry;
    const size = bytes(file.size);
    if (status === 'queued') return `${size} · waiting`;
    if (status === 'reading') return `${size} · reading`;
    if (!report || status === 'failed') return size;
    return `${size} · read ${counted(report.rows.read, 'row')} in ${duration(milliseconds)}`;
  }

  #action(): TemplateResult {
    const { entry, app } = this;
    if (entry.status === 'queued' || entry.status === 'reading') {
      return html`<button @click=${() => cancelFile(app, entry)}>Cancel</button>`;
    }
    const name = entry.file.name;
    return html`<div class="row">
      ${
        entry.status === 'failed'
          ? html`<button aria-label="Try ${name} again" @click=${() => this.#retry()}>
              Try again
            </button>`
          : nothing
      }
      <button
        class="icon-only"
        aria-label="Remove ${name}"
        title="Remove"
        @click=${() => removeFile(app, entry)}
      >
        ${icon('close')}
      </button>
    </div>`;
  }

  async #retry(): Promise<void> {
    const { entry, app } = this;
    await removeFile(app, entry);
    await addFiles(app, [entry.file]);
  }

  #progress(): TemplateResult {
    const { progress, file } = this.entry;
    const understanding = progress?.stage === 'understanding';
    return html`<div class="stack tight">
      <progress
        max="1"
        .value=${progress ? progress.done / Math.max(1, progress.total) : 0}
        aria-label="Reading ${file.name}"
      ></progress>
      <p class="small muted tabular">
        ${understanding ? 'Working out what the columns mean' : 'Reading'}:
        ${count(progress?.rows ?? 0)} rows so far
      </p>
    </div>`;
  }

  #understood(report: FileReport): TemplateResult {
    return html`<div class="about">
      <div class="facts">${this.#kind(report)}${rowsPart(report)}</div>
      ${report.problem ? failureNote(report.problem, 'warn') : nothing}
      <div>
        ${evidencePart(report)} ${oddPart(report)}
        <details>
          <summary>Columns and what they mean</summary>
          <sonder-mapping-editor .app=${this.app} .entry=${this.entry}></sonder-mapping-editor>
        </details>
        <details @toggle=${(event: Event) => this.#opened(event)}>
          <summary>The first rows</summary>
          ${
            this.previewed
              ? html`<sonder-table-preview
                  .app=${this.app}
                  .report=${report}
                ></sonder-table-preview>`
              : nothing
          }
        </details>
      </div>
    </div>`;
  }

  #opened({ target }: Event): void {
    if (target instanceof HTMLDetailsElement && target.open) this.previewed = true;
  }

  #kind(report: FileReport): TemplateResult {
    const chosen = this.entry.chosen !== null;
    return html`<div class="stack tight">
      <div class="kind">
        <label for="kind">${chosen ? 'Taken for' : 'Recognised as'}</label>
        <select id="kind" @change=${(event: Event) => this.#overrule(report, event)}>
          ${kinds.map(
            (kind) =>
              html`<option value=${kind} .selected=${kind === report.kind}>
                ${kindWords[kind]}
              </option>`,
          )}
        </select>
      </div>
      <p class="small muted">
        ${kindHints[report.kind]}; ${chosen ? 'you decided so' : sureness(report)}
      </p>
    </div>`;
  }

  #overrule(report: FileReport, { target }: Event): void {
    const kind =
      target instanceof HTMLSelectElement
        ? kinds.find((known) => known === target.value)
        : undefined;
    if (kind) void chooseMapping(this.app, this.entry, { ...report.mapping, kind });
  }
}

/** How sure the recognition is; of a table that is none of the kinds there is nothing to be sure of. */
const sureness = ({ kind, confidence }: FileReport): string =>
  kind === 'other'
    ? 'nothing in it looks like customers, orders or responses'
    : `${percent(confidence, 0)} sure`;

function rowsPart(report: FileReport): TemplateResult {
  const { rows, kind } = report;
  if (kind === 'other' || rows.read === 0) return unusedPart(report);
  const lost =
    kind === 'survey'
      ? 'their answers count, but in no profile'
      : 'counted in sums, but belonging to nobody';
  return html`<div class="stack tight">
    <p class="sum">
      ${counted(rows.read, 'row')} read = <strong>${count(rows.used)} used</strong> +
      ${count(rows.skipped)} skipped
    </p>
    ${
      rows.without_customer > 0
        ? html`<p class="small muted">
            ${counted(rows.without_customer, 'row')} without a customer: ${lost}
          </p>`
        : nothing
    }
  </div>`;
}

/** Of a file that was read and still says nothing about anybody. */
function unusedPart({ rows }: FileReport): TemplateResult {
  const why =
    rows.read === 0
      ? 'The file has names of columns, but no rows. Export it again with its data.'
      : 'If it holds customers, orders or responses, choose so and say below what its columns mean.';
  return html`<div class="stack tight">
    <p class="sum">${counted(rows.read, 'row')} read, <strong>none used</strong></p>
    <p class="small muted">${why}</p>
  </div>`;
}

const separators = new Map([
  ['comma', 'commas'],
  ['semicolon', 'semicolons'],
  ['tab', 'tabs'],
  ['blanks', 'blanks'],
  ['bar', 'bars'],
]);

function evidencePart(report: FileReport): TemplateResult {
  const others = report.candidates.filter(({ kind }) => kind !== report.kind);
  const { delimiter, header } = report.dialect;
  return html`<details>
    <summary>Why it was taken for this</summary>
    <div class="stack tight">
      <ul class="dots small">
        ${report.evidence.map((sentence) => html`<li>${sentenceOf(sentence)}</li>`)}
        <li>
          Columns are separated by
          ${separators.get(delimiter) ?? delimiter}${header ? ', with names in the first row' : ', without a row of names'}.
        </li>
      </ul>
      ${
        others.length > 0
          ? html`<p class="small muted">
              Other readings:
              ${others
                .map(
                  ({ kind, confidence }) =>
                    `${kindWords[kind].toLowerCase()} ${percent(confidence, 0)}`,
                )
                .join(', ')}.
            </p>`
          : nothing
      }
    </div>
  </details>`;
}

function oddPart(report: FileReport): TemplateResult {
  const counts = new Map(Object.entries(report.issue_counts));
  const total = [...counts.values()].reduce((sum, times) => sum + times, 0);
  if (total === 0) return html`<p class="small muted calm">Nothing was odd in it.</p>`;
  return html`<details>
    <summary>${counted(total, 'odd thing')} in it</summary>
    <div class="stack tight">
      <ul class="dots small">
        ${[...counts]
          .filter(([, times]) => times > 0)
          .map(
            ([code, times]) =>
              html`<li><span class="tabular">${count(times)}</span> ${issueText(code, times)}</li>`,
          )}
      </ul>
      ${
        report.issues.length > 0
          ? html`<details>
              <summary class="small">Where, line by line</summary>
              ${issueTable(report)}
            </details>`
          : nothing
      }
    </div>
  </details>`;
}

function issueTable({ issues, columns }: FileReport): TemplateResult {
  const place = ({ column }: Issue): string =>
    column === null ? '' : (columns[column]?.name ?? String(column + 1));
  return html`<div class="scroll tall" tabindex="0" role="region" aria-label="Odd places">
    <table>
      <thead>
        <tr>
          <th class="number">Row</th>
          <th>Column</th>
          <th>What</th>
        </tr>
      </thead>
      <tbody>
        ${issues.slice(0, 500).map(
          (issue) =>
            html`<tr>
              <td class="number">${issue.row === null ? 'all' : count(issue.row)}</td>
              <td class="wrap">${place(issue)}</td>
              <td class="wrap">${sentenceOf(issue.message)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

customElements.define('sonder-file-card', SonderFileCard);
