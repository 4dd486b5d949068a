import type { QuestionReport } from 'sonder';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { listed } from '../format.js';
import { icon } from '../icons.js';
import type { AnswerFilter } from '../state/store.js';
import { hasOptions } from '../state/survey.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { questionField } from './question_field.js';

/** Which responses all figures are about, by what they answered. Fires "filters". */
export class SonderAnswerFilters extends LitElement {
  static override properties = {
    questions: { attribute: false },
    filters: { attribute: false },
    column: { state: true },
  };
  static override styles = [
    base,
    controls,
    css`
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      .chip {
        display: inline-flex;
        align-items: center;
        gap: 0.25rem;
        padding-left: 0.625rem;
        border: 1px solid var(--accent);
        border-radius: var(--radius);
        background: var(--accent-soft);
        font-size: var(--small);
        max-width: 100%;
      }
      fieldset {
        max-height: 14rem;
        overflow-y: auto;
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr));
        gap: 0 1rem;
        font-size: var(--small);
      }
      select {
        width: min(100%, 32rem);
      }
    `,
  ];
  declare questions: readonly QuestionReport[];
  declare filters: readonly AnswerFilter[];
  declare column: number | null;

  constructor() {
    super();
    this.questions = [];
    this.filters = [];
    this.column = null;
  }

  #announce(filters: AnswerFilter[]): void {
    this.dispatchEvent(new CustomEvent('filters', { detail: filters, bubbles: true, composed: true }));
  }

  #toggle({ column, text }: QuestionReport, answer: string, isWanted: boolean): void {
    const before = this.filters.find((filter) => filter.column === column)?.answers ?? [];
    const answers = isWanted ? [...before, answer] : before.filter((other) => other !== answer);
    const others = this.filters.filter((filter) => filter.column !== column);
    this.#announce(answers.length > 0 ? [...others, { column, text, answers }] : others);
  }

  protected override render(): TemplateResult {
    const questions = this.questions.filter(hasOptions);
    const question = questions.find(({ column }) => column === this.column);
    return html`<div class="stack tight">
      ${
        this.filters.length > 0
          ? html`<ul class="chips" aria-label="Filters">
              ${this.filters.map(
                (filter) =>
                  html`<li class="chip">
                    <span class="wrap">${filter.text}: ${listed(filter.answers)}</span>
                    <button
                      class="icon-only"
                      aria-label=${`Remove the filter ${filter.text}`}
                      @click=${() => this.#announce(this.filters.filter((other) => other !== filter))}
                    >
                      ${icon('close')}
                    </button>
                  </li>`,
              )}
            </ul>`
          : nothing
      }
      <details>
        <summary>Only responses with certain answers</summary>
        <div class="stack tight">
          ${questionField(questions, this.column, (column) => {
            this.column = column;
          })}
          ${question ? this.#answers(question) : nothing}
        </div>
      </details>
    </div>`;
  }

  #answers(question: QuestionReport): TemplateResult {
    const wanted = this.filters.find(({ column }) => column === question.column)?.answers ?? [];
    return html`<fieldset>
      <legend class="unseen">Answers</legend>
      ${question.answers.map(
        ({ label }) =>
          html`<label class="check"
            ><input
              type="checkbox"
              .checked=${wanted.includes(label)}
              @change=${({ target }: Event) => {
                if (target instanceof HTMLInputElement)
                  this.#toggle(question, label, target.checked);
              }}
            /><span class="wrap">${label}</span></label
          >`,
      )}
    </fieldset>`;
  }
}

customElements.define('sonder-answer-filters', SonderAnswerFilters);
