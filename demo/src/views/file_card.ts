import type {
  DefinitionJoin, DefinitionReport, FileCandidate, FileKind, FileReport, Mapping,
} from 'sonder';
import { html, nothing, type TemplateResult } from 'lit';
import { bytes, count, counted, duration, percent } from '../format.js';
import { icon } from '../icons.js';
import { withKind } from '../mapping.js';
import type { App } from '../state/app.js';
import {
  addFiles, cancelFile, chooseMapping, chooseReading, readSheetToo, removeFile, stepMapping,
} from '../state/files.js';
import { titleOf, type FileEntry } from '../state/store.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { fileCard } from '../styles/file_card.js';
import { tables } from '../styles/tables.js';
import { formatWords, issueText, kindHints, kindWords, layoutWords } from '../words.js';
import { Disclosures } from './disclosures.js';
import { failureNote } from './failure_note.js';
import { FocusKeeper } from './focus_keeper.js';
import { aboutPart, oddPart, placesOf, rowsPart } from './import_report.js';
import { evidenceOf, sentenceOf } from './sentence.js';
import './import_questions.js';
import './mapping_editor.js';
import './reading_choices.js';
import './table_preview.js';

const kinds: readonly FileKind[] = [
  'customers',
  'orders',
  'order_lines',
  'products',
  'survey',
  'events',
  'messages',
  'tickets',
  'notes',
  'other',
];

/** Rows that somebody wants to see. */
interface Looking {
  places: readonly number[];
  about: string;
}

/** One file: what became of it, what it was taken for and why, and what was odd in it. */
export class SonderFileCard extends View {
  static override properties = {
    ...View.properties,
    entry: { attribute: false },
    looking: { state: true },
  };
  static override styles = [base, controls, tables, fileCard];
  declare entry: FileEntry;
  /** null until the rows are first asked for. */
  declare looking: Looking | null;
  readonly #parts = new Disclosures(this);

  constructor() {
    super();
    this.looking = null;
    const next = (): HTMLElement | null =>
      this.renderRoot.querySelector<HTMLElement>('#kind') ?? this.renderRoot.querySelector('button');
    new FocusKeeper(this, () => next()?.focus());
  }

  protected override render(): TemplateResult {
    const { status, report, failure } = this.entry;
    const title = titleOf(this.state, this.entry);
    return html`<article class=${status} aria-label=${title} @keydown=${this.#key}>
      <div class="row apart head">
        <div class="grow">
          <h2>${breakable(title)}</h2>
          <p class="muted small tabular">${this.#headline()}</p>
        </div>
        ${this.#action(title)}
      </div>
      ${status === 'reading' ? this.#progress(title) : nothing}
      ${failure ? failureNote(failure) : nothing} ${report ? this.#understood(report) : nothing}
    </article>`;
  }

  #headline(): string {
    const { file, status, report, milliseconds } = this.entry;
    const size = bytes(file.size);
    if (status === 'queued') return `${size} · waiting`;
    if (status === 'reading') return `${size} · reading`;
    if (!report || status === 'failed') return size;
    if (report.definition) return `${kindWords.survey_definition} · ${size}`;
    const read = `read ${counted(report.rows.read, 'row')} in ${duration(milliseconds)}`;
    return `${formatWords[report.format]} · ${size} · ${read}`;
  }

  #action(title: string): TemplateResult {
    const { entry, app } = this;
    if (entry.status === 'queued' || entry.status === 'reading') {
      return html`<button @click=${() => cancelFile(app, entry)}>Cancel</button>`;
    }
    return html`<div class="row">
      ${
        entry.status === 'failed'
          ? html`<button aria-label="Try ${title} again" @click=${() => this.#retry()}>
              Try again
            </button>`
          : this.#steps()
      }
      <button
        class="icon-only"
        aria-label="Remove ${title}"
        title="Remove"
        @click=${() => removeFile(app, entry)}
      >
        ${icon('close')}
      </button>
    </div>`;
  }

  /** Undo and redo, once there is something to be undone. */
  #steps(): TemplateResult | typeof nothing {
    const { past, future } = this.entry.mappings;
    if (past.length + future.length === 0) return nothing;
    return html`<button
        class="icon-only"
        aria-label="Undo"
        title="Undo (Ctrl Z)"
        aria-disabled=${past.length === 0 ? 'true' : 'false'}
        @click=${() => this.#step('undo')}
      >
        ${icon('undo')}</button
      ><button
        class="icon-only"
        aria-label="Redo"
        title="Redo (Ctrl Shift Z)"
        aria-disabled=${future.length === 0 ? 'true' : 'false'}
        @click=${() => this.#step('redo')}
      >
        ${icon('redo')}
      </button>`;
  }

  #step(step: 'undo' | 'redo'): void {
    if (this.entry.status === 'ready') void stepMapping(this.app, this.entry, step);
  }

  #key(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    event.preventDefault();
    this.#step(event.shiftKey ? 'redo' : 'undo');
  }

  async #retry(): Promise<void> {
    const { entry, app } = this;
    await removeFile(app, entry);
    await addFiles(app, [entry.file]);
  }

  #progress(title: string): TemplateResult {
    const { progress } = this.entry;
    const understanding = progress?.stage === 'understanding';
    return html`<div class="stack tight">
      <progress
        max="1"
        .value=${progress ? progress.done / Math.max(1, progress.total) : 0}
        aria-label="Reading ${title}"
      ></progress>
      <p class="small muted tabular">
        ${understanding ? 'Working out what the columns mean' : 'Reading'}:
        ${count(progress?.rows ?? 0)} rows so far
      </p>
    </div>`;
  }

  /** What a survey asks, and whose answers were found. */
  #defined({ layout, evidence }: FileReport, definition: DefinitionReport): TemplateResult {
    const { title, languages, joined } = definition;
    return html`<div class="stack tight">
      <p>
        ${kindWords.survey_definition}, ${layoutWords[layout]}${title ? `: “${title}”` : ''}.
        ${languages.length > 0 ? `Languages: ${languages.join(', ')}.` : nothing}
      </p>
      <ul class="dots small">
        ${evidence.map((sentence) => html`<li>${sentenceOf(sentence)}</li>`)}
        ${joined.map(({ name, evidence: why }) => html`<li>Joined to ${name}: ${why}</li>`)}
        ${joined.length === 0 ? html`<li>No file of responses matches it yet.</li>` : nothing}
      </ul>
    </div>`;
  }

  #understood(report: FileReport): TemplateResult {
    if (report.definition) return this.#defined(report, report.definition);
    const { app, entry } = this;
    const show = (codes: readonly string[]): void => this.#look(report, codes);
    return html`<div class="about">
      ${
        report.asks.length > 0
          ? html`<sonder-import-questions
              .app=${app}
              .entry=${entry}
            ></sonder-import-questions>`
          : nothing
      }
      <div class="facts">${this.#kind(report)}${rowsPart(report, show)}</div>
      ${report.joined ? joinedPart(report.joined) : nothing}
      ${report.problem ? failureNote(report.problem, 'warn') : nothing} ${aboutPart(report)}
      ${this.#sheets(report)}
      <div class="parts">
        ${this.#evidence(report)} ${oddPart(report, show)}
        ${this.#parts.part('reading', 'How the file was read', () => readingPart(app, entry))}
        ${this.#parts.part('columns', 'Columns and what they mean', () => columnsPart(app, entry))}
        ${this.#rows(report)}
      </div>
    </div>`;
  }

  /** Worksheets that were passed over; a visible one that was not chosen away holds nothing. */
  #sheets({ sheets, mapping }: FileReport): TemplateResult | typeof nothing {
    const isOneTold = mapping.reading?.sheet !== undefined;
    const unread = sheets.filter((sheet) => !sheet.is_read && (sheet.is_hidden || isOneTold));
    if (unread.length === 0) return nothing;
    const { app, entry } = this;
    return html`<ul class="stack tight small" aria-label="What was not read">
      ${unread.map(
        ({ name, is_hidden }) =>
          html`<li class="row">
            <span>A ${is_hidden ? 'hidden ' : ''}sheet was not read.</span>
            <button @click=${() => readSheetToo(app, entry, name)}>
              Read “${name}” too
            </button>
            <button @click=${() => chooseReading(app, entry, { ...mapping.reading, sheet: name })}>
              Read “${name}” instead
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #rows(report: FileReport): TemplateResult {
    const { looking } = this;
    const opened = ({ target }: Event): void => {
      if (target instanceof HTMLDetailsElement && target.open) {
        this.looking ??= { places: [], about: '' };
      }
    };
    return html`<details class="rows" @toggle=${opened}>
      <summary>The first rows${looking?.about ? ', and those that are looked for' : nothing}</summary>
      ${
        looking
          ? html`<sonder-table-preview
              .app=${this.app}
              .report=${report}
              .places=${looking.places}
              .about=${looking.about}
            ></sonder-table-preview>`
          : nothing
      }
    </details>`;
  }

  /** Opens the rows at the first place that the codes name. */
  #look(report: FileReport, codes: readonly string[]): void {
    const about = codes.map((code) => issueText(code, 1)).join('; or ');
    this.looking = { places: placesOf(report, codes), about };
    const rows = this.renderRoot.querySelector<HTMLDetailsElement>('details.rows');
    if (!rows) return;
    rows.open = true;
    rows.querySelector('summary')?.focus();
    rows.scrollIntoView({ block: 'nearest' });
  }

  #kind(report: FileReport): TemplateResult {
    const isDecided = report.changes.length > 0;
    return html`<div class="stack tight">
      <div class="kind">
        <label for="kind">${isDecided ? 'Taken for' : 'Recognised as'}</label>
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
        ${kindHints[report.kind]}; ${isDecided ? 'you decided so' : sureness(report)}
      </p>
    </div>`;
  }

  #overrule(report: FileReport, { target }: Event): void {
    const kind =
      target instanceof HTMLSelectElement
        ? kinds.find((known) => known === target.value)
        : undefined;
    if (kind) this.#take(withKind(report, report.mapping, kind));
  }

  #take(mapping: Mapping): void {
    void chooseMapping(this.app, this.entry, mapping);
  }

  #evidence(report: FileReport): TemplateResult {
    const isTaken = ({ kind }: FileCandidate): boolean => kind === report.kind;
    const others = report.candidates.filter((each) => !isTaken(each) && each.confidence > 0);
    return html`<details>
      <summary>Why it was taken for this</summary>
      <div class="stack tight">
        ${report.candidates.filter(isTaken).map(
          (candidate) =>
            html`<h3>${candidateWords(candidate)}</h3>
              ${evidenceList(candidate)}`,
        )}
        ${others.length > 0 ? html`<h3>What else it could be</h3>` : nothing}
        ${others.map((candidate) => this.#other(report, candidate))}
      </div>
    </details>`;
  }

  #other(report: FileReport, candidate: FileCandidate): TemplateResult {
    const { kind } = candidate;
    return html`<details>
      <summary class="small">${candidateWords(candidate)}</summary>
      <div class="stack tight">
        ${evidenceList(candidate)}
        <div>
          <button @click=${() => this.#take(withKind(report, report.mapping, kind))}>
            Take it for ${kindWords[kind].toLowerCase()}
          </button>
        </div>
      </div>
    </details>`;
  }
}

const readingPart = (app: App, entry: FileEntry): TemplateResult =>
  html`<sonder-reading-choices .app=${app} .entry=${entry}></sonder-reading-choices>`;

const columnsPart = (app: App, entry: FileEntry): TemplateResult =>
  html`<sonder-mapping-editor .app=${app} .entry=${entry}></sonder-mapping-editor>`;

/** A name of a file, which may be long, with places where a line may end. */
const breakable = (name: string): TemplateResult =>
  html`${name.split(/(?<=[_.-])(?=.)/u).map((part) => html`${part}<wbr />`)}`;

/** "Survey responses, Qualtrics, 98 %". */
function candidateWords({ kind, layout, confidence }: FileCandidate): string {
  const by = layout === 'generic' ? '' : `${layoutWords[layout]}, `;
  return `${kindWords[kind]}, ${by}${percent(confidence, 0)}`;
}

/** Where the questions of a table have their wording, types and options from. */
const joinedPart = ({ name, layout, evidence }: DefinitionJoin): TemplateResult =>
  html`<p class="small">
    Joined to the ${layoutWords[layout]} definition ${name}: ${evidence}
  </p>`;

const evidenceList = ({ evidence }: FileCandidate): TemplateResult =>
  html`<ul class="dots small">
    ${evidence.map((sentence) => html`<li>${evidenceOf(sentence)}</li>`)}
  </ul>`;

/** How sure the recognition is; of a table that is none of the kinds there is nothing to be sure of. */
function sureness({ kind, candidates }: FileReport): string {
  if (kind === 'other') return 'nothing in it looks like customers, orders or responses';
  const confidence = candidates.find((candidate) => candidate.kind === kind)?.confidence ?? 1;
  return `${percent(confidence, 0)} sure`;
}

customElements.define('sonder-file-card', SonderFileCard);
