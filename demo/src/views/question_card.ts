import type { QuestionKind, QuestionReport } from 'sonder';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { answerBars, barStyles } from '../charts/answer_bars.js';
import { npsBar, npsStyles } from '../charts/nps_bar.js';
import { rankingBars, rankingStyles, rankingTable } from '../charts/ranking_bars.js';
import { scaleColumns, scaleStyles } from '../charts/scale_columns.js';
import { count, counted, decimal, percent, upToTwo } from '../format.js';
import { base } from '../styles/base.js';
import { charts } from '../styles/charts.js';
import { controls } from '../styles/controls.js';
import { tables } from '../styles/tables.js';
import type { App } from '../state/app.js';
import { missingWords, questionWords } from '../words.js';
import './randomised_shares.js';

const kinds: readonly QuestionKind[] = [
  'single_choice',
  'multi_choice',
  'scale',
  'numeric',
  'date',
  'open_text',
  'ranking',
  'slider',
  'constant_sum',
  'file',
  'timestamp',
  'contact',
  'unanswered',
];
const shownAnswers = 12;

/**
 * What somebody decided about columns, the detail of "kind": they are of a kind, each is a question
 * by itself, or they are what was found.
 */
export interface QuestionChoice {
  columns: number[];
  decision: QuestionKind | 'apart' | 'found';
}

/**
 * One question with the picture that suits its kind. Fires "kind" when somebody overrules it, and
 * "picture" with its column when somebody wants to save it.
 */
export class SonderQuestionCard extends LitElement {
  static override properties = {
    app: { attribute: false },
    question: { attribute: false },
    responses: { attribute: false },
    confidence: { attribute: false },
    whole: { attribute: false },
    next: { attribute: false },
    chosen: { attribute: false },
    opened: { attribute: false },
    alone: { state: true },
    asTable: { state: true },
    all: { state: true },
  };
  static override styles = [
    base,
    controls,
    tables,
    charts,
    barStyles,
    npsStyles,
    rankingStyles,
    scaleStyles,
    css`
      article {
        border-top: 1px solid var(--rule);
        padding: 1.25rem 0 2rem;
        display: flex;
        flex-direction: column;
        gap: 0.75rem;
      }
      h2 {
        font-size: var(--body);
        overflow-wrap: anywhere;
      }
      .titled button {
        font-size: var(--small);
        min-height: 1.75rem;
      }
      .kind {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.5rem;
        font-size: var(--small);
        color: var(--muted);
      }
      .kind select {
        min-height: 1.75rem;
        padding-block: 0;
        border-color: var(--rule);
        font-size: var(--small);
      }
      .summary {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.5rem;
        font-size: var(--small);
        font-variant-numeric: tabular-nums;
      }
      .summary strong {
        font-size: var(--large);
      }
      .answers li {
        border-top: 1px solid var(--rule);
        padding: 0.375rem 0;
        display: flex;
        gap: 1rem;
        justify-content: space-between;
        font-size: var(--small);
      }
    `,
  ];
  declare app: App;
  declare question: QuestionReport;
  /** Responses the report is about. */
  declare responses: number;
  declare confidence: number;
  /** All columns of the question, or of all rows of its matrix. */
  declare whole: number[];
  /** Those of the question below; none behind the last. */
  declare next: number[];
  /** Somebody decided about it. */
  declare chosen: boolean;
  /** Somebody said that everybody was asked. */
  declare opened: boolean;
  /** A decision is to be about this row alone. */
  declare alone: boolean;
  declare asTable: boolean;
  declare all: boolean;

  constructor() {
    super();
    this.whole = [];
    this.next = [];
    this.chosen = false;
    this.opened = false;
    this.alone = false;
    this.asTable = false;
    this.all = false;
  }

  #decide(columns: number[], decision: QuestionChoice['decision']): void {
    this.dispatchEvent(
      new CustomEvent('kind', { detail: { columns, decision }, bubbles: true, composed: true }),
    );
  }

  #overrule({ target }: Event): void {
    const kind =
      target instanceof HTMLSelectElement
        ? kinds.find((known) => known === target.value)
        : undefined;
    if (kind) this.#decide(this.alone ? this.question.columns : this.whole, kind);
  }

  protected override render(): TemplateResult {
    const { question, asTable } = this;
    const countable = question.answers.length > 0;
    return html`<article aria-labelledby="wording">
      <div class="titled">
        <h2 id="wording">${question.text}</h2>
        ${
          countable
            ? html`<button
                class="plain"
                aria-label=${asTable ? 'Answers as a chart' : 'Answers as a table'}
                @click=${() => {
                  this.asTable = !asTable;
                }}
              >
                ${asTable ? 'Chart' : 'Table'}
              </button>`
            : nothing
        }
      </div>
      ${this.#base()}
      ${asTable && countable ? (question.parts.length > 0 ? this.#partTable() : this.#table()) : this.#picture()}
      ${countable ? this.#save() : nothing} ${this.#kind()} ${this.#randomised()}
    </article>`;
  }

  #save(): TemplateResult | typeof nothing {
    const { kind, column } = this.question;
    if (kind === 'open_text' || kind === 'date' || kind === 'constant_sum') return nothing;
    return html`<div>
      <button
        class="plain"
        @click=${() => {
          this.dispatchEvent(
            new CustomEvent('picture', { detail: column, bubbles: true, composed: true }),
          );
        }}
      >
        Save as picture
      </button>
    </div>`;
  }

  #base(): TemplateResult {
    const { base: answered, missing, unusable, other, asked, contradictions } = this.question;
    const rest = [
      ...missingWords.map(([kind, words]) =>
        missing[kind] > 0 ? `${count(missing[kind])} ${words}` : '',
      ),
      unusable > 0 ? this.#unusable(unusable) : '',
      other > 0 ? `${counted(other, 'answer')} outside the options` : '',
      asked !== null && asked < this.responses ? `shown to ${count(asked)}` : '',
      contradictions > 0
        ? `${counted(contradictions, 'answer')} of people who should not have seen it`
        : '',
    ].filter((part) => part !== '');
    return html`<p class="small muted tabular">
      ${count(answered)} of ${counted(this.responses, 'response')}
      (${percent(this.responses > 0 ? answered / this.responses : 0, 0)})${rest.length > 0 ? ` · ${rest.join(' · ')}` : ''}
    </p>`;
  }

  #unusable(answers: number): string {
    const { total } = this.question;
    return total === null
      ? `${counted(answers, 'answer')} not usable`
      : `${counted(answers, 'answer')} not adding up to ${upToTwo(total)}`;
  }

  #picture(): TemplateResult {
    const { question } = this;
    if (question.kind === 'file') return this.#uploads();
    if (question.base === 0)
      return html`<p class="note small">
        Nobody answered this${this.responses > 0 ? ' in the responses shown' : ''}.
      </p>`;
    if (question.kind === 'scale') {
      return html`${question.nps ? npsBar(question.nps, this.confidence) : nothing}${this.#satisfied()}${this.#easy()}
        ${scaleColumns(question.answers, question.numbers)}
        <p class="unseen">${this.#inWords()}</p>
        ${this.#numbers()}`;
    }
    if (question.ranking) return rankingBars(question.ranking, this.confidence);
    if (question.kind === 'open_text' || question.kind === 'date') return this.#quoted();
    if (question.parts.length > 0) return this.#parts();
    return html`${this.#numbers()}${question.answers.length > 0 ? this.#bars() : nothing}`;
  }

  #inWords(): string {
    return this.question.answers
      .map(({ label, share }) => `${label}: ${percent(share, 0)}`)
      .join(', ');
  }

  #bars(): TemplateResult {
    const { answers } = this.question;
    const rest = answers.length - shownAnswers;
    return html`${answerBars(this.all ? answers : answers.slice(0, shownAnswers))}
    ${
      rest > 0
        ? html`<div>
            <button
              class="plain"
              @click=${() => {
                this.all = !this.all;
              }}
            >
              ${this.all ? 'Show fewer' : `Show ${count(rest)} more answers`}
            </button>
          </div>`
        : nothing
    }`;
  }

  #satisfied(): TemplateResult | typeof nothing {
    const { csat } = this.question;
    if (!csat) return nothing;
    return html`<p class="score">
      <strong>${percent(csat.share)}</strong
      ><span class="muted small"
        >satisfied (the top two answers), ${percent(this.confidence, 0)} interval
        ${percent(csat.low)} to ${percent(csat.high)}</span
      >
    </p>`;
  }

  #easy(): TemplateResult | typeof nothing {
    const { ces, numbers, answers } = this.question;
    if (!ces || !numbers) return nothing;
    const best = answers.length > 6 ? 'three' : 'two';
    return html`<p class="score">
        <strong>${decimal(numbers.mean)}</strong
        ><span class="muted small"
          >customer effort score, ${percent(this.confidence, 0)} interval ${decimal(numbers.low)} to
          ${decimal(numbers.high)}${ces.low_is_easy ? '; lower is better' : ''}</span
        >
      </p>
      <p class="score">
        <strong>${percent(ces.share)}</strong
        ><span class="muted small"
          >found it easy (the ${ces.low_is_easy ? 'lowest' : 'top'} ${best} answers), interval
          ${percent(ces.low)} to ${percent(ces.high)}</span
        >
      </p>`;
  }

  #uploads(): TemplateResult {
    const { uploads } = this.question;
    if (!uploads) return html`<p class="note small">Nobody was asked for a file.</p>`;
    return html`<p class="score">
        <strong>${percent(uploads.share)}</strong
        ><span class="muted small"
          >of ${count(uploads.asked)} asked uploaded a file, ${percent(this.confidence, 0)} interval
          ${percent(uploads.low)} to ${percent(uploads.high)}</span
        >
      </p>
      <p class="small muted">Files and their names are never shown.</p>`;
  }

  /** What each item got of the total. */
  #parts(): TemplateResult {
    const { parts, total } = this.question;
    return html`<p class="small muted">
        Mean share of the ${upToTwo(total ?? 0)} given out, and how many gave anything
      </p>
      ${answerBars(parts.map((part) => ({ ...part, count: part.givers })))}`;
  }

  #partTable(): TemplateResult {
    return html`<div class="scroll tall" tabindex="0" role="region" aria-label="Answers">
      <table>
        <thead>
          <tr>
            <th>Item</th>
            <th class="number">Mean</th>
            <th class="number">Share</th>
            <th class="number">From</th>
            <th class="number">To</th>
            <th class="number">Gave anything</th>
          </tr>
        </thead>
        <tbody>
          ${this.question.parts.map(
            ({ label, numbers, share, low, high, givers }) =>
              html`<tr>
                <th scope="row" class="wrap">${label}</th>
                <td class="number">${decimal(numbers.mean)}</td>
                <td class="number">${percent(share)}</td>
                <td class="number">${percent(low)}</td>
                <td class="number">${percent(high)}</td>
                <td class="number">${count(givers)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #numbers(): TemplateResult | typeof nothing {
    const { numbers } = this.question;
    if (!numbers) return nothing;
    return html`<p class="summary">
      <span
        >Mean <strong>${decimal(numbers.mean)}</strong> (${decimal(numbers.low)} to
        ${decimal(numbers.high)})</span
      >
      <span class="muted"
        >Median ${upToTwo(numbers.median)} · standard deviation
        ${decimal(numbers.standard_deviation)} · from ${upToTwo(numbers.lowest)} to
        ${upToTwo(numbers.highest)}</span
      >
    </p>`;
  }

  #quoted(): TemplateResult {
    const { answers, kind } = this.question;
    return html`<div class="stack tight">
      <p class="small muted">
        ${kind === 'date' ? 'The most frequent dates' : 'The most frequent answers, word for word'}
      </p>
      <ul class="answers">
        ${answers.map(
          ({ label, count: times }) =>
            html`<li>
              <span class="wrap">${label}</span><span class="tabular muted">${count(times)}</span>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #table(): TemplateResult {
    if (this.question.ranking) return rankingTable(this.question.ranking);
    return html`<div class="scroll tall" tabindex="0" role="region" aria-label="Answers">
      <table>
        <thead>
          <tr>
            <th>Answer</th>
            <th class="number">People</th>
            <th class="number">Share</th>
            <th class="number">From</th>
            <th class="number">To</th>
          </tr>
        </thead>
        <tbody>
          ${this.question.answers.map(
            (answer) =>
              html`<tr>
                <th scope="row" class="wrap">${answer.label}</th>
                <td class="number">${count(answer.count)}</td>
                <td class="number">${percent(answer.share)}</td>
                <td class="number">${percent(answer.low)}</td>
                <td class="number">${percent(answer.high)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #randomised(): TemplateResult | typeof nothing {
    if (this.question.kind !== 'single_choice' || this.question.base === 0) return nothing;
    return html`<details class="small">
      <summary class="muted">Were these answers randomised?</summary>
      <sonder-randomised-shares
        .app=${this.app}
        .question=${this.question}
      ></sonder-randomised-shares>
    </details>`;
  }

  #kind(): TemplateResult {
    const { kind, evidence } = this.question;
    return html`<details class="small">
      <summary class="muted">Understood as ${questionWords[kind].toLowerCase()}</summary>
      <div class="stack tight">
        ${evidence.map((sentence) => html`<p class="muted">${sentence}</p>`)}
        <div class="kind">
          <label for="kind">It is rather</label
          ><select id="kind" @change=${this.#overrule}>
            ${kinds.map(
              (known) =>
                html`<option value=${known} .selected=${known === kind}>
                  ${questionWords[known]}
                </option>`,
            )}
          </select>
        </div>
        ${this.#extent()} ${this.#route()}
      </div>
    </details>`;
  }

  /** Who was asked is found out, and may be overruled. */
  #route(): TemplateResult | typeof nothing {
    const { asked, condition, column } = this.question;
    const isLimited = asked !== null || condition;
    if (!isLimited && !this.opened) return nothing;
    return html`<div class="kind">
      <button
        class="plain"
        @click=${() => {
          this.dispatchEvent(
            new CustomEvent('asked', { detail: column, bubbles: true, composed: true }),
          );
        }}
      >
        ${this.opened ? 'Find out again who was asked' : 'Everybody was asked this'}
      </button>
    </div>`;
  }

  /** What a decision is about: rows of a matrix, columns of a question, and those of the next. */
  #extent(): TemplateResult {
    const { whole, next, chosen, question } = this;
    const isMatrix = question.group !== '' && whole.length > question.columns.length;
    return html`${
        isMatrix
          ? html`<label class="kind"
              ><input
                type="checkbox"
                .checked=${this.alone}
                @change=${({ target }: Event) => {
                  if (target instanceof HTMLInputElement) this.alone = target.checked;
                }}
              />This row only, not the whole matrix</label
            >`
          : nothing
      }
      <div class="kind">
        ${
          whole.length > 1
            ? html`<button class="plain" @click=${() => this.#decide(whole, 'apart')}>
                Take its ${count(whole.length)} columns apart
              </button>`
            : nothing
        }
        ${
          next.length > 0
            ? html`<button
                class="plain"
                @click=${() => this.#decide([...whole, ...next], question.kind)}
              >
                Join with the question below
              </button>`
            : nothing
        }
        ${
          chosen
            ? html`<button class="plain" @click=${() => this.#decide(question.columns, 'found')}>
                Back to what was found
              </button>`
            : nothing
        }
      </div>`;
  }
}

customElements.define('sonder-question-card', SonderQuestionCard);
