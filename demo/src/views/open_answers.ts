import type { OpenAnswersOptions, OpenAnswersReport, QuestionReport } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { bar, barStyles } from '../charts/answer_bars.js';
import { download } from '../download.js';
import { count, counted, decimal } from '../format.js';
import { failureOf } from '../state/app.js';
import { Query } from '../state/query.js';
import type { OpenAnswersChoices, SurveyFile } from '../state/store.js';
import { changeSurvey, scopeOf, shownSurvey, surveyKey } from '../state/survey.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { charts } from '../styles/charts.js';
import { controls } from '../styles/controls.js';
import { failureNote } from './failure_note.js';
import { pager } from './pager.js';

const pageSize = 25;
const shownWords = 20;

/** What people wrote in their own words: to be searched, counted by words, and saved. */
export class SonderOpenAnswers extends View {
  static override properties = {
    ...View.properties,
    questions: { attribute: false },
    refusal: { state: true },
  };
  static override styles = [
    base,
    controls,
    charts,
    barStyles,
    css`
      .filters {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem 1rem;
        align-items: flex-end;
      }
      .filters label:has(select) {
        flex: 1 1 18rem;
        min-width: 0;
        max-width: 34rem;
      }
      .filters .search {
        flex: 1 1 12rem;
        max-width: 24rem;
      }
      .halves {
        display: grid;
        grid-template-columns: minmax(0, 5fr) minmax(14rem, 3fr);
        gap: 2rem 3rem;
        align-items: start;
      }
      .answers li {
        border-top: 1px solid var(--rule);
        padding: 0.5rem 0;
        display: flex;
        gap: 1rem;
        justify-content: space-between;
        align-items: baseline;
      }
      .answers .text {
        white-space: pre-line;
        max-width: 44rem;
      }
      .answers .place {
        flex: none;
      }
      .words button {
        justify-content: flex-start;
        text-align: left;
        min-height: 1.5rem;
        padding: 0 0.25rem;
        margin-left: -0.25rem;
        overflow-wrap: anywhere;
        min-width: 0;
        text-transform: lowercase;
      }
      .words ul {
        row-gap: 0.125rem;
      }
      [aria-busy='true'] {
        opacity: 0.6;
      }
      @media (max-width: 62rem) {
        .halves {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];
  /** Of the survey's report. */
  declare questions: readonly QuestionReport[];
  declare refusal: ReturnType<typeof failureOf>;
  #report = new Query<OpenAnswersReport>(this, {
    what: 'Searching answers',
    delay: 60,
    key: () => {
      const options = this.#options();
      return options ? surveyKey(this.state, options) : null;
    },
    ask: (client, options) => client.openAnswers(this.#options() ?? { column: 0 }, options),
  });

  constructor() {
    super();
    this.questions = [];
    this.refusal = null;
  }

  get #choices(): OpenAnswersChoices {
    return this.state.survey.openAnswers;
  }

  #choose(patch: Partial<OpenAnswersChoices>): void {
    changeSurvey(this.app, { openAnswers: { ...this.#choices, ...patch } });
    this.refusal = null;
  }

  get #open(): QuestionReport[] {
    return this.questions.filter(({ kind, base: answered }) => kind === 'open_text' && answered > 0);
  }

  get #question(): QuestionReport | undefined {
    const open = this.#open;
    return open.find(({ column }) => column === this.#choices.column) ?? open[0];
  }

  #options(): OpenAnswersOptions | null {
    const file: SurveyFile | undefined = shownSurvey(this.state);
    const question = this.#question;
    if (!file || !question) return null;
    const { search, first, redact } = this.#choices;
    return {
      ...scopeOf(this.state, file),
      column: question.column,
      search: search.trim(),
      first,
      count: pageSize,
      words: shownWords,
      redact,
    };
  }

  #find(search: string): void {
    this.#choose({ search, first: 0 });
  }

  async #save(): Promise<void> {
    const options = this.#options();
    if (!options) return;
    try {
      const file = await this.app.client.exportQuotes(options);
      this.refusal = null;
      download(file.file_name, file.media_type, file.text);
    } catch (reason) {
      this.refusal = failureOf(reason);
    }
  }

  protected override render(): TemplateResult {
    const question = this.#question;
    if (!question) return html`<p class="note">No question of this survey has open answers.</p>`;
    const { value, failure, loading } = this.#report;
    return html`<div class="stack">
      ${this.#filters(question, value)} ${failure ? failureNote(failure) : nothing}
      ${
        value
          ? html`<div class="halves" aria-busy=${loading ? 'true' : 'false'}>
              ${this.#answers(value)} ${this.#words(value)}
            </div>`
          : nothing
      }
    </div>`;
  }

  #filters(question: QuestionReport, report: OpenAnswersReport | null): TemplateResult {
    const open = this.#open;
    return html`<div class="filters" role="search">
        <label class="field"
          >Question<select
            @change=${({ target }: Event) => {
              if (!(target instanceof HTMLSelectElement)) return;
              this.#choose({ column: Number(target.value), search: '', first: 0 });
            }}
          >
            ${open.map(
              ({ column, text }) =>
                html`<option value=${column} .selected=${column === question.column}>${text}</option>`,
            )}
          </select></label
        >
        <label class="field search"
          >Search the answers<input
            type="search"
            .value=${this.#choices.search}
            autocomplete="off"
            spellcheck="false"
            @input=${({ target }: Event) => {
              if (target instanceof HTMLInputElement) this.#find(target.value);
            }}
        /></label>
      </div>
      <p role="status">${report ? foundLine(report) : ''}</p>`;
  }

  #answers(report: OpenAnswersReport): TemplateResult {
    return html`<section class="stack" aria-label="Answers">
      <div class="row apart">
        <label class="check small"
          ><input
            type="checkbox"
            .checked=${this.#choices.redact}
            @change=${({ target }: Event) => {
              if (target instanceof HTMLInputElement) this.#choose({ redact: target.checked });
            }}
          />Hide e-mail addresses, phone, card and account numbers</label
        >
        <button ?disabled=${report.found === 0} @click=${() => void this.#save()}>
          Save as CSV
        </button>
      </div>
      ${detailsLine(report)} ${this.refusal ? failureNote(this.refusal, 'warn') : nothing}
      <ul class="answers">
        ${report.listed.map(
          ({ row, text }) =>
            html`<li>
              <span class="text wrap">${text}</span
              ><span class="place small muted tabular">row ${count(row)}</span>
            </li>`,
        )}
      </ul>
      ${pager('answers', report.first, pageSize, report.found, (next) =>
        this.#choose({ first: next }),
      )}
    </section>`;
  }

  #words({ words, found }: OpenAnswersReport): TemplateResult | typeof nothing {
    if (words.length === 0) return nothing;
    const largest = words[0]?.answers ?? 1;
    return html`<section class="stack tight words" aria-labelledby="words">
      <h2 id="words">Most frequent words</h2>
      <p class="small muted">By the answers that hold them. Choose one to search for it.</p>
      <ul class="bars sizes">
        ${words.map(
          ({ word, answers }) =>
            html`<li>
              <button
                class="plain"
                aria-label="Search for ${word}, in ${count(answers)} of ${count(found)} answers"
                @click=${() => this.#find(word)}
              >
                ${word}
              </button>
              ${bar(answers / largest)}
              <span class="figure">${count(answers)}</span>
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

function foundLine({ found, answered, mean_words: words }: OpenAnswersReport): TemplateResult {
  return html`<strong>${counted(found, 'answer')}</strong>${
      found < answered ? html` of ${count(answered)} found` : nothing
    }${found > 0 ? html`, ${decimal(words, 1)} words each on average` : nothing}.`;
}

/** What is hidden in the answers found, in words. */
function detailsLine(report: OpenAnswersReport): TemplateResult | typeof nothing {
  const { details, answers_with_details: answers, redacted } = report;
  const parts = [
    details.emails > 0 ? counted(details.emails, 'e-mail address', 'e-mail addresses') : '',
    details.phones > 0 ? counted(details.phones, 'phone number') : '',
    details.cards > 0 ? counted(details.cards, 'card number') : '',
    details.accounts > 0 ? counted(details.accounts, 'account number') : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return nothing;
  return html`<p class="small muted">
    ${counted(answers, 'answer')} ${answers === 1 ? 'holds' : 'hold'} ${parts.join(', ')}${
      redacted ? ', hidden here' : ''
    }. A saved file never holds them.
  </p>`;
}

customElements.define('sonder-open-answers', SonderOpenAnswers);
