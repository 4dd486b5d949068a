import type { SegmentList, SurveyOptions, SurveyReport } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { count, counted, percent } from '../format.js';
import { Query } from '../state/query.js';
import { hasPeople, surveysOf, type SurveyChoices, type SurveyFile } from '../state/store.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { emptyView } from './empty.js';
import { failureNote } from './failure_note.js';
import type { QuestionChoice } from './question_card.js';
import './question_card.js';

/** What people answered, question by question, with bases and intervals. */
export class SonderSurvey extends View {
  static override styles = [
    base,
    controls,
    css`
      .filters {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem 1rem;
        align-items: flex-end;
      }
      .filters select {
        min-width: 10rem;
      }
      .questions {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr));
        gap: 0 3rem;
      }
      [aria-busy='true'] {
        opacity: 0.6;
      }
      @media (max-width: 30rem) {
        .filters > label {
          flex: 1 1 100%;
        }
      }
    `,
  ];
  #segments = new Query<SegmentList>(this, {
    what: 'Counting segments',
    key: () =>
      hasPeople(this.state) ? `${this.state.revision}/${this.state.segmentRevision}` : null,
    ask: (client, options) => client.segments(options),
  });
  #report = new Query<SurveyReport>(this, {
    what: 'Counting answers',
    key: () =>
      this.#file
        ? JSON.stringify([
            this.#options(this.#file),
            this.state.revision,
            this.state.segmentRevision,
          ])
        : null,
    ask: (client, options) => client.survey(this.#file ? this.#options(this.#file) : {}, options),
  });

  get #file(): SurveyFile | undefined {
    const surveys = surveysOf(this.state);
    return surveys.find(({ key }) => key === this.state.survey.file) ?? surveys[0];
  }

  #options({ key, report }: SurveyFile): SurveyOptions {
    const { segment, confidence, kinds } = this.state.survey;
    const options: SurveyOptions = { file: report.id, confidence, quoted_answers: 10 };
    if (segment !== '') options.segment = segment;
    const chosen = kinds.get(key);
    if (chosen && chosen.size > 0) options.kinds = Object.fromEntries(chosen);
    return options;
  }

  #change(patch: Partial<SurveyChoices>): void {
    this.app.store.update({ survey: { ...this.state.survey, ...patch } });
  }

  #overrule({ key }: SurveyFile, { column, kind }: QuestionChoice): void {
    const before = this.state.survey.kinds;
    this.#change({ kinds: new Map(before).set(key, new Map(before.get(key)).set(column, kind)) });
  }

  protected override render(): TemplateResult {
    const file = this.#file;
    if (!file)
      return emptyView(
        'Survey',
        'Answers show here, question by question, once a file with survey responses is read.',
      );
    const { value, failure, loading } = this.#report;
    return html`<div class="stack loose">
      <div class="stack">
        <h1>Survey</h1>
        ${this.#filters(file)}${value ? responsesLine(value) : nothing}
      </div>
      ${failure ? failureNote(failure) : nothing}
      ${
        value
          ? html`<div
              class="questions"
              aria-busy=${loading ? 'true' : 'false'}
              @kind=${({ detail }: CustomEvent<QuestionChoice>) => this.#overrule(file, detail)}
            >
              ${repeat(
                value.questions,
                ({ column }) => column,
                (question) =>
                  html`<sonder-question-card
                    .question=${question}
                    .responses=${value.selected_responses}
                    .confidence=${value.confidence}
                  ></sonder-question-card>`,
              )}
            </div>`
          : nothing
      }
    </div>`;
  }

  #filters(file: SurveyFile): TemplateResult {
    const surveys = surveysOf(this.state);
    const { segment, confidence } = this.state.survey;
    const segments = this.#segments.value?.segments ?? [];
    const picked =
      (use: (value: string) => void) =>
      ({ target }: Event): void => {
        if (target instanceof HTMLSelectElement) use(target.value);
      };
    return html`<div class="filters">
      ${
        surveys.length > 1
          ? html`<label class="field"
              >File<select @change=${picked((key) => this.#change({ file: Number(key) }))}>
                ${surveys.map(
                  ({ key, title }) =>
                    html`<option value=${key} .selected=${key === file.key}>${title}</option>`,
                )}
              </select></label
            >`
          : nothing
      }
      ${
        segments.length > 0
          ? html`<label class="field"
              >Answers of<select @change=${picked((name) => this.#change({ segment: name }))}>
                <option value="" .selected=${segment === ''}>everybody</option>
                ${segments.map(
                  ({ name, label }) =>
                    html`<option value=${name} .selected=${name === segment}>${label}</option>`,
                )}
              </select></label
            >`
          : nothing
      }
      <label class="field"
        >Confidence of intervals<select
          @change=${picked((level) => this.#change({ confidence: Number(level) }))}
        >
          ${[0.9, 0.95, 0.99].map(
            (level) =>
              html`<option value=${level} .selected=${level === confidence}>
                ${percent(level, 0)}
              </option>`,
          )}
        </select></label
      >
    </div>`;
  }
}

function responsesLine(report: SurveyReport): TemplateResult {
  const { name, responses, selected_responses: selected, linked } = report;
  return html`<p>
    ${name}:
    <strong>${counted(responses, 'response')}</strong
    >${selected < responses ? html`, ${count(selected)} of them in this segment` : nothing},
    ${linked > 0 ? html`${count(linked)} belonging to a known person` : html`none belonging to a known person`}.
    <span class="muted"
      >Lines on the bars are intervals; every share is of those who answered that question.</span
    >
  </p>`;
}

customElements.define('sonder-survey', SonderSurvey);
