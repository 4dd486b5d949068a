import type { QuestionReport, RandomisedOptions, RandomisedShares } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { count, counted, decimal, percent } from '../format.js';
import { Query } from '../state/query.js';
import { scopeOf, shownSurvey, surveyKey } from '../state/survey.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tables } from '../styles/tables.js';
import { failureNote } from './failure_note.js';

const defaultKeep = 0.5;

/** How the answers were randomised, as somebody typed it in. */
interface Randomising {
  measure: 'keep' | 'epsilon';
  amount: number;
  options: readonly string[];
}

/** The true shares behind a question whose answers were mixed with chance on the way. */
export class SonderRandomisedShares extends View {
  static override properties = {
    ...View.properties,
    question: { attribute: false },
    randomising: { state: true },
  };
  static override styles = [
    base,
    controls,
    tables,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem 1rem;
        align-items: flex-end;
      }
      form > * {
        max-width: 100%;
      }
      form select {
        max-width: 100%;
      }
      .options {
        flex: 1 1 100%;
      }
      textarea {
        min-height: 5rem;
      }
    `,
  ];
  declare question: QuestionReport;
  /** Null until somebody asks. */
  declare randomising: Randomising | null;

  constructor() {
    super();
    this.randomising = null;
  }

  #report = new Query<RandomisedShares>(this, {
    what: 'Estimating true shares',
    key: () => {
      const options = this.#options();
      return options ? surveyKey(this.state, options) : null;
    },
    ask: (client, options) => {
      const asked = this.#options();
      if (!asked) throw new Error('Nothing was asked.');
      return client.randomisedShares(asked, options);
    },
  });

  #options(): RandomisedOptions | null {
    const file = shownSurvey(this.state);
    if (!file || !this.randomising) return null;
    const { weights: _, ...scope } = scopeOf(this.state, file);
    const { measure, amount, options } = this.randomising;
    const asked = {
      ...scope,
      column: this.question.column,
      options,
      confidence: this.state.survey.confidence,
    };
    return measure === 'keep' ? { ...asked, keep: amount } : { ...asked, epsilon: amount };
  }

  #estimate(event: SubmitEvent): void {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const data = new FormData(event.target);
    const lines = String(data.get('options')).split('\n');
    this.randomising = {
      measure: data.get('measure') === 'epsilon' ? 'epsilon' : 'keep',
      amount: Number(data.get('amount')),
      options: lines.map((line) => line.trim()).filter((line) => line !== ''),
    };
  }

  protected override render(): TemplateResult {
    const { value, failure, loading } = this.#report;
    return html`<div class="stack tight">
      <p class="muted">
        A survey’s page can mix an answer with chance before it is sent: some are kept, the others
        replaced by any of the options. No single answer can be relied on then, but the shares of
        many can be worked out. Say how it was done; the survey’s definition has it.
      </p>
      ${this.#form()} ${failure ? failureNote(failure) : nothing}
      ${
        value
          ? html`<div class="stack tight" aria-busy=${loading ? 'true' : 'false'}>
              ${this.#summary(value)}${table(value)}
            </div>`
          : nothing
      }
    </div>`;
  }

  #form(): TemplateResult {
    return html`<form @submit=${this.#estimate}>
      <label class="field"
        >What is known<select name="measure">
          <option value="keep">Chance of being kept, 0–1</option>
          <option value="epsilon">Epsilon (ε)</option>
        </select></label
      >
      <label class="field"
        >Its value<input
          name="amount"
          type="number"
          required
          min="0.000001"
          max="20"
          step="any"
          .defaultValue=${String(defaultKeep)}
      /></label>
      <label class="field options"
        >All options, one a line<textarea
          name="options"
          required
          .defaultValue=${this.question.answers.map(({ label }) => label).join('\n')}
        ></textarea>
      </label>
      <button>Estimate</button>
    </form>`;
  }

  #summary({ answers, options, keep, epsilon, confidence }: RandomisedShares): TemplateResult {
    const { weights } = this.state.survey;
    return html`<p>
      ${counted(answers, 'answer')} of ${count(options)} options, each kept with a chance of
      ${percent(keep)}: ε = ${decimal(epsilon)}. Intervals are of
      ${percent(confidence, 0)}.
      ${weights ? 'Weights are left out here: each response counts once.' : nothing}
    </p>`;
  }
}

function table({ shares }: RandomisedShares): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Estimated true shares">
    <table>
      <thead>
        <tr>
          <th>Answer</th>
          <th class="number">Came in</th>
          <th class="number">Share</th>
          <th class="number">True share</th>
          <th class="number">From</th>
          <th class="number">To</th>
        </tr>
      </thead>
      <tbody>
        ${shares.map(
          ({ answer, count: times, reported, estimate, low, high }) =>
            html`<tr>
              <th scope="row" class="wrap">${answer}</th>
              <td class="number">${count(times)}</td>
              <td class="number">${percent(reported)}</td>
              <td class="number">${percent(estimate)}</td>
              <td class="number">${percent(low)}</td>
              <td class="number">${percent(high)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

customElements.define('sonder-randomised-shares', SonderRandomisedShares);
