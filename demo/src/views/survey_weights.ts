import type {
  FeatureReport,
  QuestionReport,
  SurveyOptions,
  SurveyReport,
  SurveyWeights,
  WeightingReport,
  WeightMethod,
} from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { intervalText } from '../charts/answer_bars.js';
import { count, counted, decimal, percent, unknown, upToTwo } from '../format.js';
import { Query } from '../state/query.js';
import { hasPeople } from '../state/store.js';
import { changeSurvey, hasOptions, scopeOf, shownSurvey, surveyKey } from '../state/survey.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tables } from '../styles/tables.js';
import { failureNote } from './failure_note.js';
import { questionField } from './question_field.js';

const methods: readonly (readonly [WeightMethod, string])[] = [
  ['raking', 'raking: one after the other'],
  ['linear', 'regression (GREG)'],
  ['logit', 'factors from 0.3 to 3 (logit)'],
];

/** More answers than anybody would type shares for. */
const mostTargets = 20;

/** What responses count, and what that changes. */
export class SonderSurveyWeights extends View {
  static override properties = {
    ...View.properties,
    report: { attribute: false },
    column: { state: true },
  };
  static override styles = [
    base,
    controls,
    tables,
    css`
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
        gap: 1.5rem 3rem;
      }
      .target {
        display: grid;
        grid-template-columns: 1fr 6rem;
        align-items: center;
        gap: 0.25rem 0.75rem;
        font-size: var(--small);
      }
      .limits input {
        width: 6rem;
      }
      select {
        width: 100%;
      }
      .margins {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
        gap: 1.5rem 3rem;
      }
    `,
  ];
  /** As it is now, with weights if there are any. */
  declare report: SurveyReport;
  /** The question whose answers are known of everybody. */
  declare column: number | null;

  constructor() {
    super();
    this.column = null;
  }

  #features = new Query<FeatureReport[]>(this, {
    what: 'Measuring people',
    key: () => (hasPeople(this.state) ? String(this.state.revision) : null),
    ask: (client, options) => client.features(options),
  });
  #raw = new Query<SurveyReport>(this, {
    what: 'Counting without weights',
    key: () => {
      const options = this.#rawOptions();
      return options && this.state.survey.weights ? surveyKey(this.state, options) : null;
    },
    ask: (client, options) => client.survey(this.#rawOptions() ?? {}, options),
  });

  #rawOptions(): SurveyOptions | null {
    const file = shownSurvey(this.state);
    if (!file) return null;
    const { weights, ...scope } = scopeOf(this.state, file);
    return { ...scope, confidence: this.state.survey.confidence, quoted_answers: 0 };
  }

  get #weights(): SurveyWeights {
    return this.state.survey.weights ?? {};
  }

  /** Without anything to weigh by there are no weights. */
  #change(patch: Partial<SurveyWeights>, without: readonly (keyof SurveyWeights)[] = []): void {
    const weights: SurveyWeights = { ...this.#weights, ...patch };
    for (const key of without) delete weights[key];
    const isEmpty =
      weights.column === undefined && !weights.targets?.length && !weights.customers?.length;
    changeSurvey(this.app, { weights: isEmpty ? null : weights });
  }

  protected override render(): TemplateResult {
    const { weighting } = this.report;
    return html`<div class="stack loose">
      <div class="stack">
        <p>
          Those who answer are rarely like those who do not. Weights make the responses spread as
          everybody does, over what is known of everybody; the price is an effective number of
          responses that is smaller than the real one.
        </p>
        <div class="choices">${this.#customers()}${this.#targets()}${this.#column()}</div>
        ${this.#limits()}
        ${
          this.state.survey.weights
            ? html`<div>
                <button @click=${() => changeSurvey(this.app, { weights: null })}>
                  Count every response alike
                </button>
              </div>`
            : nothing
        }
      </div>
      ${weighting ? this.#result(weighting) : nothing}
    </div>`;
  }

  #customers(): TemplateResult {
    const chosen = this.#weights.customers ?? [];
    const choice = (name: string, label: string): TemplateResult =>
      html`<label class="check"
        ><input
          type="checkbox"
          .checked=${chosen.includes(name)}
          @change=${({ target }: Event) => {
            if (!(target instanceof HTMLInputElement)) return;
            const others = chosen.filter((other) => other !== name);
            this.#change({ customers: target.checked ? [...others, name] : others });
          }}
        />${label}</label
      >`;
    return html`<fieldset>
      <legend>As your customers are</legend>
      ${
        hasPeople(this.state)
          ? html`<div class="pick" tabindex="0" role="group" aria-label="Customers spread by">
              ${choice('rfm', 'RFM group')}
              ${(this.#features.value ?? []).map(({ name, label }) => choice(name, label))}
            </div>`
          : html`<p class="small muted">
              Add files of customers or orders, with an e-mail address or a customer id in the
              survey, to weigh responses by what customers are.
            </p>`
      }
    </fieldset>`;
  }

  #targets(): TemplateResult {
    const questions = this.report.questions.filter(
      (question) =>
        hasOptions(question) &&
        question.kind !== 'multi_choice' &&
        question.answers.length <= mostTargets,
    );
    const question = questions.find(({ column }) => column === this.column);
    return html`<fieldset>
      <legend>As you know it of everybody</legend>
      <div class="stack tight">
        ${questionField(questions, this.column, (column) => {
            this.column = column;
          })}
        ${question ? this.#shares(question) : nothing}
      </div>
    </fieldset>`;
  }

  #shares({ column, answers }: QuestionReport): TemplateResult {
    const known = this.#weights.targets?.find((target) => target.column === column)?.shares;
    const others = this.#weights.targets?.filter((target) => target.column !== column) ?? [];
    const use = (event: SubmitEvent): void => {
      event.preventDefault();
      if (!(event.target instanceof HTMLFormElement)) return;
      const data = new FormData(event.target);
      const shares: Record<string, number> = {};
      answers.forEach(({ label }, at) => {
        shares[label] = Number(data.get(String(at)));
      });
      this.#change({ targets: [...others, { column, shares }] });
    };
    return html`<form class="stack tight" @submit=${use}>
      ${answers.map(
        ({ label, share }, at) =>
          html`<label class="target"
            ><span class="wrap">${label}</span
            ><input
              type="number"
              name=${at}
              min="0"
              step="any"
              required
              .value=${String(known?.[label] ?? Math.round(share * 1000) / 10)}
          /></label>`,
      )}
      <div class="row">
        <button class="main">Weigh by these percentages</button>
        ${
          known
            ? html`<button type="button" @click=${() => this.#change({ targets: others })}>
                Not by this
              </button>`
            : nothing
        }
      </div>
    </form>`;
  }

  #column(): TemplateResult {
    const { column } = this.#weights;
    const numbers = this.report.questions.filter(({ kind }) => kind === 'numeric' || kind === 'scale');
    return html`<fieldset>
      <legend>As the file says</legend>
      <label class="field"
        >Column of weights<select
          @change=${({ target }: Event) => {
            if (!(target instanceof HTMLSelectElement)) return;
            if (target.value === '') this.#change({}, ['column']);
            else this.#change({ column: Number(target.value) });
          }}
        >
          <option value="">none</option>
          ${numbers.map(
            ({ column: at, text }) =>
              html`<option value=${at} .selected=${at === column}>${text}</option>`,
          )}
        </select></label
      >
    </fieldset>`;
  }

  #limits(): TemplateResult {
    const limit = (
      key: 'least' | 'most',
      label: string,
      low: number,
      high: number | typeof nothing,
    ): TemplateResult =>
      html`<label class="field"
        >${label}<input
          type="number"
          step="0.1"
          min=${low}
          max=${high}
          .value=${String(this.#weights[key] ?? '')}
          @change=${({ target }: Event) => {
            if (!(target instanceof HTMLInputElement) || !target.checkValidity()) return;
            if (target.value === '') this.#change({}, [key]);
            else this.#change({ [key]: Number(target.value) });
          }}
      /></label>`;
    if (!this.state.survey.weights) return html``;
    return html`<div class="row limits">
      <label class="field"
        >Targets are met by<select
          @change=${({ target }: Event) => {
            if (!(target instanceof HTMLSelectElement)) return;
            const method = methods.find(([name]) => name === target.value);
            if (method) this.#change({ method: method[0] });
          }}
        >
          ${methods.map(
            ([name, label]) =>
              html`<option value=${name} .selected=${name === (this.#weights.method ?? 'raking')}>
                ${label}
              </option>`,
          )}
        </select></label
      >
      ${limit('least', 'No response counts less than', 0, 1)}
      ${limit('most', 'nor more than', 1, nothing)}
    </div>`;
  }

  #result(weighting: WeightingReport): TemplateResult {
    const { responses, left_out, effective_responses, effect, least, most } = weighting;
    return html`<section class="stack" aria-labelledby="effect">
        <h2 id="effect">What the weights are</h2>
        <p>
          ${counted(responses, 'response')} with a weight from ${decimal(least)} to ${decimal(most)}
          tell as much as <strong>${count(effective_responses)}</strong> without (design effect
          ${decimal(effect)}).
          ${left_out > 0 ? html`${counted(left_out, 'response')} left out: they have no weight, or nothing is known of them.` : nothing}
          ${limitsLine(weighting)}
        </p>
        ${
          weighting.settled
            ? nothing
            : html`<p class="note warn">
                These targets contradict each other: no weights meet all of them. What was reached
                stands below.
              </p>`
        }
        <div class="margins">${weighting.margins.map(marginTable)}</div>
      </section>
      ${this.#comparison()}`;
  }

  /** Raw and weighted figures side by side. */
  #comparison(): TemplateResult {
    const { value, failure } = this.#raw;
    if (failure) return failureNote(failure);
    if (!value) return html``;
    const raw = new Map(value.questions.map((question) => [question.column, question]));
    const rows = this.report.questions.flatMap((weighted) => {
      const before = raw.get(weighted.column);
      return before ? compareFigures(before, weighted) : [];
    });
    return html`<section class="stack" aria-labelledby="both">
      <h2 id="both">Without and with weights</h2>
      ${
        rows.length === 0
          ? html`<p class="muted">No question has a score or a mean to compare.</p>`
          : html`<div class="scroll" tabindex="0" role="region" aria-labelledby="both">
              <table>
                <thead>
                  <tr>
                    <th>Figure</th>
                    <th class="number">Without</th>
                    <th class="number">Interval</th>
                    <th class="number">With</th>
                    <th class="number">Interval</th>
                    <th class="number">Change</th>
                    <th class="number">People</th>
                    <th class="number">Effective</th>
                  </tr>
                </thead>
                <tbody>
                  ${rows}
                </tbody>
              </table>
            </div>`
      }
    </section>`;
  }
}

function limitsLine({ raised, lowered, negative }: WeightingReport): string {
  const below =
    negative > 0 ? `${counted(negative, 'weight')} came out below 0 and had to be raised. ` : '';
  const parts = [
    raised > 0 ? `${counted(raised, 'weight')} raised to the least` : '',
    lowered > 0 ? `${counted(lowered, 'weight')} lowered to the most` : '',
  ].filter((part) => part !== '');
  return below + (parts.length > 0 ? `${parts.join(', ')} allowed.` : '');
}

function marginTable({
  title,
  unanswered_for: missing,
  categories,
}: WeightingReport['margins'][number]): TemplateResult {
  return html`<div class="stack tight">
    <div class="scroll tall" tabindex="0" role="region" aria-label=${title}>
      <table>
        <caption>
          ${title}
        </caption>
        <thead>
          <tr>
            <th>Group</th>
            <th class="number">Responses</th>
            <th class="number">Share</th>
            <th class="number">Weighted</th>
            <th class="number">Everybody</th>
          </tr>
        </thead>
        <tbody>
          ${categories.map(
            ({ label, responses, raw_share, share, target }) =>
              html`<tr>
                <th scope="row" class="wrap">${label}</th>
                <td class="number">${count(responses)}</td>
                <td class="number">${percent(raw_share)}</td>
                <td class="number">${percent(share)}</td>
                <td class="number">${responses === 0 ? unknown : percent(target)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      missing > 0
        ? html`<p class="small warn">
            ${percent(missing)} of everybody is in groups without a response: the figures say nothing
            of them.
          </p>`
        : nothing
    }
  </div>`;
}

interface Figure {
  value: number;
  low: number;
  high: number;
}

function compareFigures(before: QuestionReport, after: QuestionReport): TemplateResult[] {
  const score = (value: number): string => decimal(value, 1);
  const mean = ({ numbers }: QuestionReport): Figure | null =>
    numbers && { value: numbers.mean, low: numbers.low, high: numbers.high };
  const nps = ({ nps: result }: QuestionReport): Figure | null =>
    result && { value: result.score, low: result.low, high: result.high };
  const csat = ({ csat: result }: QuestionReport): Figure | null =>
    result && { value: result.share, low: result.low, high: result.high };
  return [
    figureRow('Net promoter score', nps(before), nps(after), after, score),
    figureRow('Satisfied', csat(before), csat(after), after, percent),
    after.nps || after.csat ? nothing : figureRow('Mean', mean(before), mean(after), after, upToTwo),
  ].filter((row): row is TemplateResult => row !== nothing);
}

function figureRow(
  name: string,
  before: Figure | null,
  after: Figure | null,
  question: QuestionReport,
  format: (value: number) => string,
): TemplateResult | typeof nothing {
  if (!before || !after) return nothing;
  const change = after.value - before.value;
  return html`<tr>
    <th scope="row" class="wrap">${question.text} <span class="muted">${name}</span></th>
    <td class="number">${format(before.value)}</td>
    <td class="number muted">${intervalText(before.low, before.high, format)}</td>
    <td class="number">${format(after.value)}</td>
    <td class="number muted">${intervalText(after.low, after.high, format)}</td>
    <td class="number">${change > 0 ? '+' : ''}${format(change)}</td>
    <td class="number">${count(question.base)}</td>
    <td class="number">${count(question.effective_base)}</td>
  </tr>`;
}

customElements.define('sonder-survey-weights', SonderSurveyWeights);
