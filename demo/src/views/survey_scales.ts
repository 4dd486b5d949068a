import type { QuestionReport, ScaleItem, ScaleReport, ScalesOptions, ScalesReport } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { likertBars, likertStyles, likertTable } from '../charts/likert_bars.js';
import { count, counted, decimal, percent, unknown } from '../format.js';
import { Query } from '../state/query.js';
import { scopeOf, shownSurvey, surveyKey } from '../state/survey.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tables } from '../styles/tables.js';
import { failureNote } from './failure_note.js';

const leastItems = 2;

/** Matrices around their middle, and whether questions measure one thing. */
export class SonderSurveyScales extends View {
  static override properties = {
    ...View.properties,
    questions: { attribute: false },
    chosen: { state: true },
    asTable: { state: true },
    asSteps: { state: true },
  };
  static override styles = [
    base,
    controls,
    tables,
    likertStyles,
    css`
      .scale {
        border-top: 1px solid var(--rule);
        padding-top: 1.25rem;
      }
      .figures {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.5rem;
        font-size: var(--small);
      }
      [aria-busy='true'] {
        opacity: 0.6;
      }
    `,
  ];
  /** All questions of the survey. */
  declare questions: readonly QuestionReport[];
  /** Columns of questions that somebody wants to measure together. */
  declare chosen: readonly number[];
  declare asTable: boolean;
  /** Whether answers are taken for steps, too. */
  declare asSteps: boolean;

  constructor() {
    super();
    this.questions = [];
    this.chosen = [];
    this.asTable = false;
    this.asSteps = false;
  }

  #report = new Query<ScalesReport>(this, {
    what: 'Measuring scales',
    key: () => {
      const options = this.#options();
      return options ? surveyKey(this.state, options) : null;
    },
    ask: (client, options) => client.scales(this.#options() ?? {}, options),
  });

  #options(): ScalesOptions | null {
    const file = shownSurvey(this.state);
    if (!file) return null;
    const options: ScalesOptions = {
      ...scopeOf(this.state, file),
      confidence: this.state.survey.confidence,
    };
    if (this.chosen.length >= leastItems) options.sets = [{ columns: [...this.chosen] }];
    if (this.asSteps) options.polychoric = true;
    return options;
  }

  protected override render(): TemplateResult {
    const { value, failure, loading } = this.#report;
    return html`<div class="stack loose">
      <div class="stack">
        <p>
          Questions that measure one thing go together: who says more to the one says more to the
          others. Here are the survey’s matrices; choose other questions to see how well they go
          together.
        </p>
        ${this.#picker()} ${this.#stepsChoice()}
      </div>
      ${failure ? failureNote(failure) : nothing}
      ${
        value
          ? html`<div class="stack loose" aria-busy=${loading ? 'true' : 'false'}>
              ${value.scales.length === 0 ? html`<p class="note">This survey has no matrix of three rows or more.</p>` : nothing}
              ${value.scales.map((scale) => this.#scale(scale, value.confidence))}
            </div>`
          : nothing
      }
    </div>`;
  }

  #picker(): TemplateResult {
    const questions = this.questions.filter(
      ({ kind, points }) => kind === 'scale' || kind === 'numeric' || points.length > 0,
    );
    return html`<details>
      <summary>Questions to measure together</summary>
      <div class="pick" tabindex="0" role="group" aria-label="Questions">
        ${questions.map(
          ({ column, text }) =>
            html`<label class="check"
              ><input
                type="checkbox"
                .checked=${this.chosen.includes(column)}
                @change=${({ target }: Event) => {
                  if (!(target instanceof HTMLInputElement)) return;
                  const others = this.chosen.filter((other) => other !== column);
                  this.chosen = target.checked ? [...others, column] : others;
                }}
              /><span class="wrap">${text}</span></label
            >`,
        )}
      </div>
    </details>`;
  }

  #stepsChoice(): TemplateResult {
    return html`<div class="stack tight">
      <label class="check"
        ><input
          type="checkbox"
          aria-describedby="steps"
          .checked=${this.asSteps}
          @change=${({ target }: Event) => {
            if (target instanceof HTMLInputElement) this.asSteps = target.checked;
          }}
        /><span>Take answers for steps (polychoric)</span></label
      >
      <p class="small muted" id="steps">
        α takes answers for numbers. Few and coarse steps hide a part of how well questions go
        together; ordinal α and ω estimate how well what lies behind the steps does. They tell what a
        finer scale could reach, and not how exact the sum of these answers is.
      </p>
    </div>`;
  }

  #scale(scale: ScaleReport, confidence: number): TemplateResult {
    const title = scale.title === '' ? 'The chosen questions' : scale.title;
    const rows = scale.items.flatMap(({ column }) =>
      this.questions.filter((question) => question.column === column && question.answers.length > 0),
    );
    return html`<section class="scale stack" aria-label=${title}>
      <div class="titled">
        <h2 class="wrap">${title}</h2>
        ${
          scale.title !== '' && rows.length > 0
            ? html`<button
                class="plain"
                aria-label=${this.asTable ? 'Answers as a chart' : 'Answers as a table'}
                @click=${() => {
                  this.asTable = !this.asTable;
                }}
              >
                ${this.asTable ? 'Chart' : 'Table'}
              </button>`
            : nothing
        }
      </div>
      ${scale.title === '' ? nothing : this.asTable ? likertTable(rows) : likertBars(rows)}
      ${figures(scale, confidence)} ${itemTable(scale.items)}
    </section>`;
  }
}

function figures(scale: ScaleReport, confidence: number): TemplateResult {
  if (scale.problem !== null) return html`<p class="note">No figures: ${scale.problem}.</p>`;
  const { alpha, low, high, omega, kmo, alpha_as_asked: asAsked, people } = scale;
  return html`<p class="figures">
      <span>Cronbach’s α <strong>${decimal(alpha)}</strong>
        <span class="muted">(${decimal(low)} to ${decimal(high)}, ${percent(confidence, 0)})</span></span>
      ${omega === null ? nothing : html`<span>McDonald’s ω <strong>${decimal(omega)}</strong></span>`}
      ${kmo === null ? nothing : html`<span>KMO <strong>${decimal(kmo)}</strong></span>`}
      <span class="muted">${counted(people, 'person', 'people')} answered all of them</span>
    </p>
    ${stepFigures(scale)}
    ${
      asAsked === null
        ? nothing
        : html`<p class="small muted">
            Questions marked ↺ go against the others and were turned round; as asked α would be
            ${decimal(asAsked)}.
          </p>`
    }`;
}

function stepFigures(scale: ScaleReport): TemplateResult | typeof nothing {
  const { ordinal_alpha: alpha, ordinal_omega: omega, ordinal_problem: problem } = scale;
  if (problem !== null)
    return html`<p class="small muted">No figures of answers as steps: ${problem}.</p>`;
  if (alpha === null) return nothing;
  return html`<p class="figures">
    <span>Ordinal α <strong>${decimal(alpha)}</strong></span>
    ${omega === null ? nothing : html`<span>Ordinal ω <strong>${decimal(omega)}</strong></span>`}
    <span class="muted">answers taken for steps</span>
  </p>`;
}

function itemTable(items: readonly ScaleItem[]): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Questions of the scale">
    <table>
      <thead>
        <tr>
          <th>Question</th>
          <th class="number">People</th>
          <th class="number">Mean</th>
          <th class="number">With the others</th>
          <th class="number">α without it</th>
        </tr>
      </thead>
      <tbody>
        ${items.map(
          ({ text, base: people, mean, reversed, item_rest: rest, alpha_without: without }) =>
            html`<tr>
              <th scope="row" class="wrap">
                ${text}${reversed ? html` <span title="Turned round">↺</span>` : nothing}
              </th>
              <td class="number">${count(people)}</td>
              <td class="number">${mean === null ? unknown : decimal(mean)}</td>
              <td class="number">${rest === null ? unknown : decimal(rest)}</td>
              <td class="number">${without === null ? unknown : decimal(without)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

customElements.define('sonder-survey-scales', SonderSurveyScales);
