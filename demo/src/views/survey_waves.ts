import type {
  QuestionReport,
  WaveMeasure,
  WavePeriod,
  WavesOptions,
  WavesReport,
} from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import '../charts/chart_frame.js';
import '../charts/wave_chart.js';
import { formatOf, summarise, twinOf } from '../charts/wave_words.js';
import { counted, percent } from '../format.js';
import { Query } from '../state/query.js';
import { isCounted, scopeOf, shownSurvey, surveyKey } from '../state/survey.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { failureNote } from './failure_note.js';

const measureWords: Readonly<Record<WaveMeasure, string>> = {
  nps: 'net promoter score',
  csat: 'share of satisfied people (top two points)',
  mean: 'mean',
  share: 'share of certain answers',
};

const periods: readonly (readonly [WavePeriod, string])[] = [
  ['week', 'week'],
  ['month', 'month'],
  ['quarter', 'quarter'],
  ['year', 'year'],
];

/** What a question can be followed by, the usual one first. */
function measuresOf({ kind, metric, answers }: QuestionReport): WaveMeasure[] {
  return [
    ...(metric === 'nps' ? ['nps' as const] : []),
    ...(metric === 'csat' ? ['csat' as const] : []),
    ...(kind === 'scale' || kind === 'numeric' ? ['mean' as const] : []),
    ...(answers.length > 0 ? ['share' as const] : []),
  ];
}

/** One figure of a question, wave by wave: whether it changes, and by more than chance. */
export class SonderSurveyWaves extends View {
  static override properties = {
    ...View.properties,
    questions: { attribute: false },
    column: { state: true },
    measure: { state: true },
    answers: { state: true },
    by: { state: true },
    period: { state: true },
  };
  static override styles = [
    base,
    controls,
    css`
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem 1rem;
        align-items: flex-end;
      }
      .choices label {
        flex: 0 1 auto;
        min-width: 0;
      }
      .choices .long {
        flex: 1 1 18rem;
        max-width: 34rem;
      }
      [aria-busy='true'] {
        opacity: 0.6;
      }
      @media (max-width: 30rem) {
        .choices > label {
          flex: 1 1 100%;
        }
      }
    `,
  ];
  /** Of the survey's report. */
  declare questions: readonly QuestionReport[];
  /** Column of the question, as chosen; the others too. */
  declare column: number | null;
  declare measure: WaveMeasure | null;
  declare answers: readonly string[] | null;
  /** Column of the waves; null: when people answered. */
  declare by: number | null;
  declare period: WavePeriod | null;
  #report = new Query<WavesReport>(this, {
    what: 'Following answers over time',
    key: () => {
      const options = this.#options();
      return options ? surveyKey(this.state, options) : null;
    },
    ask: (client, options) => client.waves(this.#options() ?? { column: 0 }, options),
  });

  constructor() {
    super();
    this.questions = [];
    this.column = null;
    this.measure = null;
    this.answers = null;
    this.by = null;
    this.period = null;
  }

  get #followed(): readonly QuestionReport[] {
    return this.questions.filter(
      (question) => isCounted(question) && measuresOf(question).length > 0,
    );
  }

  /** As chosen; else a recommendation, satisfaction, or the first there is. */
  get #question(): QuestionReport | undefined {
    const all = this.#followed;
    return (
      all.find(({ column }) => column === this.column) ??
      all.find(({ metric }) => metric === 'nps') ??
      all.find(({ metric }) => metric === 'csat') ??
      all[0]
    );
  }

  #measureOf(question: QuestionReport): WaveMeasure {
    const all = measuresOf(question);
    return all.find((measure) => measure === this.measure) ?? all[0] ?? 'share';
  }

  #answersOf({ answers }: QuestionReport): string[] {
    const labels = answers.map(({ label }) => label);
    return this.answers ? labels.filter((label) => this.answers?.includes(label)) : labels.slice(0, 1);
  }

  /** Null without a question, and for a share of no answer. */
  #options(): WavesOptions | null {
    const file = shownSurvey(this.state);
    const question = this.#question;
    if (!file || !question) return null;
    const { confidence, adjustment } = this.state.survey;
    const measure = this.#measureOf(question);
    const options: WavesOptions = {
      ...scopeOf(this.state, file),
      column: question.column,
      measure,
      confidence,
      adjustment,
    };
    if (measure === 'share') {
      options.share_of = this.#answersOf(question);
      if (options.share_of.length === 0) return null;
    }
    const waves = this.#wavesWanted();
    if (waves) options.waves = waves;
    return options;
  }

  /** A period goes with dates alone. */
  #wavesWanted(): WavesOptions['waves'] {
    const known = this.#report.value;
    const column = this.by ?? known?.wave_columns.find(({ dated }) => dated)?.column;
    if (column === undefined || (this.by === null && this.period === null)) return undefined;
    const isDated = known?.wave_columns.find((one) => one.column === column)?.dated ?? false;
    return this.period !== null && isDated ? { column, period: this.period } : { column };
  }

  protected override render(): TemplateResult {
    const question = this.#question;
    if (!question)
      return html`<p class="note">
        No question of this survey has a figure to follow: it takes options, a scale or numbers.
      </p>`;
    const { value, failure, loading } = this.#report;
    return html`<div class="stack loose">
      <div class="stack">
        ${this.#choices(question)}
        ${this.#measureOf(question) === 'share' ? this.#answerPicker(question) : nothing}
      </div>
      ${failure ? failureNote(failure) : nothing}
      ${value ? html`<div class="stack" aria-busy=${loading ? 'true' : 'false'}>${course(value)}</div>` : nothing}
    </div>`;
  }

  #choices(question: QuestionReport): TemplateResult {
    const measure = this.#measureOf(question);
    const measures = measuresOf(question);
    return html`<div class="choices">
      <label class="field long"
        >Question<select
          @change=${picked((column) => {
            this.column = Number(column);
            this.answers = null;
          })}
        >
          ${this.#followed.map(
            ({ column, text }) =>
              html`<option value=${column} .selected=${column === question.column}>${text}</option>`,
          )}
        </select></label
      >
      <label class="field"
        >Follow the<select
          @change=${picked((name) => {
            this.measure = measures.find((one) => one === name) ?? null;
          })}
        >
          ${measures.map(
            (one) =>
              html`<option value=${one} .selected=${one === measure}>${measureWords[one]}</option>`,
          )}
        </select></label
      >
      ${this.#waveChoices()}
    </div>`;
  }

  #waveChoices(): TemplateResult | typeof nothing {
    const report = this.#report.value;
    if (!report || report.wave_columns.length === 0) return nothing;
    const { by, wave_columns: columns } = report;
    return html`<label class="field long"
        >Waves by<select
          @change=${picked((column) => {
            this.by = column === '' ? null : Number(column);
          })}
        >
          ${by ? nothing : html`<option value="" selected>Choose …</option>`}
          ${columns.map(
            ({ column, text, dated }) =>
              html`<option value=${column} .selected=${column === by?.column}>
                ${dated ? `Date: ${text}` : text}
              </option>`,
          )}
        </select></label
      >
      ${
        by?.period
          ? html`<label class="field"
              >One wave is a<select
                @change=${picked((name) => {
                  this.period = periods.find(([period]) => period === name)?.[0] ?? null;
                })}
              >
                ${periods.map(
                  ([period, words]) =>
                    html`<option value=${period} .selected=${period === by.period}>${words}</option>`,
                )}
              </select></label
            >`
          : nothing
      }`;
  }

  #answerPicker(question: QuestionReport): TemplateResult {
    const chosen = this.#answersOf(question);
    return html`<div class="stack tight">
      <p class="small muted" id="counted">Answers counted together</p>
      <div class="pick" tabindex="0" role="group" aria-labelledby="counted">
        ${question.answers.map(
          ({ label }) =>
            html`<label class="check"
              ><input
                type="checkbox"
                .checked=${chosen.includes(label)}
                @change=${({ target }: Event) => {
                  if (!(target instanceof HTMLInputElement)) return;
                  const others = chosen.filter((other) => other !== label);
                  this.answers = target.checked ? [...others, label] : others;
                }}
              /><span class="wrap">${label}</span></label
            >`,
        )}
      </div>
    </div>`;
  }
}

const picked =
  (use: (value: string) => void) =>
  ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) use(target.value);
  };

function course(report: WavesReport): TemplateResult {
  if (!report.by)
    return html`<p class="note">
      Nothing in this file says when people answered.
      ${
        report.wave_columns.length > 0
          ? 'If a column tells one wave from another, choose it under “Waves by”.'
          : 'Add a column with the day or the wave of each response to see how answers change.'
      }
    </p>`;
  return html`${
    report.waves.length === 0
      ? html`<p class="note">None of the selected responses has a date or wave.</p>`
      : html`<sonder-chart-frame
          .heading=${report.question.text}
          .summary=${summarise(report)}
          .twin=${twinOf(report)}
          ><sonder-wave-chart
            .waves=${report.waves}
            .centre=${report.centre}
            .format=${formatOf(report)}
          ></sonder-wave-chart
        ></sonder-chart-frame>`
  }
  ${explanation(report)}`;
}

function explanation({ confidence, centre, without_wave: without, unusable, waves }: WavesReport): TemplateResult {
  const isOne = without === 1;
  return html`${
      without > 0
        ? html`<p class="small">
            ${counted(without, 'response')} ${isOne ? 'has' : 'have'} no date or wave and ${isOne ? 'is' : 'are'} left
            out here.
          </p>`
        : nothing
    }
    ${
      unusable > 0
        ? html`<p class="small">
            ${counted(unusable, 'response')} ${unusable === 1 ? 'has' : 'have'} a date or wave that cannot be read, and
            ${unusable === 1 ? 'is' : 'are'} left out here.
          </p>`
        : nothing
    }
    ${
      waves.length < 2
        ? nothing
        : html`<p class="small muted">
            Bars are ${percent(confidence, 0)} intervals. Changes are from the wave before, allowing for
            how many there are; in the table, those marked * are more than chance would explain.
            ${
              centre === null
                ? nothing
                : 'The tinted band, with dashed ends, is where nearly every wave would lie if nothing changed; a diamond marked “outside” lies beyond it.'
            }
            A dotted line passes over waves without answers.
          </p>`
    }`;
}

customElements.define('sonder-survey-waves', SonderSurveyWaves);
