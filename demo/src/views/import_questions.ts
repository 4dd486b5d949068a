import type { FileReport, ImportQuestion, Mapping } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { dateOf } from '../format.js';
import { withKind, withType } from '../mapping.js';
import { chooseMapping, chooseReading } from '../state/files.js';
import type { FileEntry } from '../state/store.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { encodingWords, kindWords, markWords, monthNameWords, orderWords } from '../words.js';

/** Questions shown at once; the others follow when these are answered. */
const shownQuestions = 3;

interface Answer {
  /** What the button says. */
  words: string;
  /** What it would make of the example, or empty. */
  shown: string;
  isTaken: boolean;
  give: () => Promise<void>;
}

/** What the file leaves open, each with its answers as buttons. */
export class SonderImportQuestions extends View {
  static override properties = { ...View.properties, entry: { attribute: false } };
  static override styles = [
    base,
    controls,
    css`
      section {
        padding: 0.75rem 1rem;
        border-radius: var(--radius);
        background: var(--warn-soft);
      }
      li + li {
        border-top: 1px solid var(--rule);
        padding-top: 0.625rem;
      }
      .answers {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      .answers button {
        flex-direction: column;
        align-items: flex-start;
        gap: 0;
        padding-block: 0.375rem;
        text-align: left;
      }
    `,
  ];
  declare entry: FileEntry;

  protected override render(): TemplateResult | typeof nothing {
    const { report } = this.entry;
    if (!report || report.asks.length === 0) return nothing;
    const more = report.asks.length - shownQuestions;
    return html`<section class="stack tight" aria-label="Questions about ${report.name}">
      <h3>Please confirm</h3>
      <ul class="stack">
        ${report.asks.slice(0, shownQuestions).map((ask) => this.#question(report, ask))}
      </ul>
      ${more > 0 ? html`<p class="small">${more} more after these.</p>` : nothing}
    </section>`;
  }

  #question(report: FileReport, ask: ImportQuestion): TemplateResult {
    return html`<li class="stack tight">
      <p>${this.#words(report, ask)}</p>
      <div class="answers">
        ${this.#answers(report, ask).map(
          ({ words, shown, isTaken, give }) =>
            html`<button @click=${() => this.#give(give)}>
              <span>${words}</span>
              <span class="small muted"
                >${shown}${shown && isTaken ? '; ' : ''}${isTaken ? 'as it is read now' : ''}</span
              >
            </button>`,
        )}
      </div>
    </li>`;
  }

  async #give(give: Answer['give']): Promise<void> {
    await give();
    await this.updateComplete;
    this.renderRoot.querySelector('button')?.focus();
  }

  #words(report: FileReport, ask: ImportQuestion): TemplateResult {
    const name = ask.column === null ? '' : (report.columns[ask.column]?.name ?? '');
    const cell = ask.example === null ? nothing : html`, such as <strong>${ask.example}</strong>`;
    switch (ask.about) {
      case 'kind':
        return html`What does the file hold?`;
      case 'encoding':
        return html`Letters such as ł, ž or я read well in two encodings. Which one is it?`;
      case 'date_order':
        return html`Which number is the day in the dates of <strong>${name}</strong>${cell}?`;
      case 'month_names':
        return html`Whose months are in the dates of <strong>${name}</strong>${cell}?`;
      case 'decimal_mark':
        return html`What does the mark mean in the numbers of <strong>${name}</strong>${cell}?`;
    }
  }

  #answers(report: FileReport, ask: ImportQuestion): Answer[] {
    const { entry, app } = this;
    const { mapping } = report;
    const choose = (changed: Mapping) => (): Promise<void> => chooseMapping(app, entry, changed);
    switch (ask.about) {
      case 'kind':
        return ask.answers.map((kind) => ({
          words: kindWords[kind],
          shown: '',
          isTaken: kind === ask.taken,
          give: choose(withKind(report, mapping, kind)),
        }));
      case 'encoding':
        return ask.answers.map((encoding) => ({
          words: encodingWords[encoding],
          shown: '',
          isTaken: encoding === ask.taken,
          give: () => chooseReading(app, entry, { ...mapping.reading, encoding }),
        }));
      case 'date_order':
        return ask.answers.map((order, index) => ({
          words: capital(orderWords[order]),
          shown: dated(ask.shown[index]),
          isTaken: order === ask.taken,
          give: choose(withType(report, mapping, ask.column, { date_order: order })),
        }));
      case 'month_names':
        return ask.answers.map((names, index) => ({
          words: monthNameWords[names],
          shown: dated(ask.shown[index]),
          isTaken: names === ask.taken,
          give: choose(withType(report, mapping, ask.column, { month_names: names })),
        }));
      case 'decimal_mark':
        return ask.answers.map((mark, index) => ({
          words: capital(markWords[mark]),
          shown: ask.shown[index] ?? '',
          isTaken: mark === ask.taken,
          give: choose(withType(report, mapping, ask.column, { decimal_mark: mark })),
        }));
    }
  }
}

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
const dated = (day: string | undefined): string => (day ? dateOf(day) : '');

customElements.define('sonder-import-questions', SonderImportQuestions);
