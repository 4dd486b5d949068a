import type { SegmentList, SurveyOptions, SurveyReport } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { count, counted, percent } from '../format.js';
import { Query } from '../state/query.js';
import { hasPeople, surveysOf, type AnswerFilter, type SurveyFile, type SurveyPart } from '../state/store.js';
import {
  changeSurvey, isNarrowed, scopeOf, showSurvey, shownSurvey, surveyKey, wholeScopeOf,
} from '../state/survey.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { emptyView } from './empty.js';
import { failureNote } from './failure_note.js';
import './answer_filters.js';
import './cross_table.js';
import './open_answers.js';
import './response_quality.js';
import './survey_design.js';
import './survey_questions.js';
import './survey_scales.js';
import './survey_waves.js';
import './survey_weights.js';
import { tabs, tabStyles, type Tab } from './tabs.js';

const parts: readonly Tab<SurveyPart>[] = [
  { name: 'questions', label: 'Questions' },
  { name: 'cross_table', label: 'Compare' },
  { name: 'waves', label: 'Over time' },
  { name: 'scales', label: 'Scales' },
  { name: 'weights', label: 'Weights' },
  { name: 'quality', label: 'Quality' },
  { name: 'open_answers', label: 'Open answers' },
];

/** What people answered, question by question, with bases and intervals. */
export class SonderSurvey extends View {
  static override styles = [
    base,
    controls,
    tabStyles,
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
    key: () => {
      const file = shownSurvey(this.state);
      return file ? surveyKey(this.state, this.#options(file)) : null;
    },
    ask: (client, options) => {
      const file = shownSurvey(this.state);
      return client.survey(file ? this.#options(file) : {}, options);
    },
  });

  /** The questions as everybody answered them: a filter may take answers back that it hides. */
  #everybody = new Query<SurveyReport>(this, {
    what: 'Counting answers',
    key: () => {
      const file = shownSurvey(this.state);
      return file && isNarrowed(this.state) ? surveyKey(this.state, wholeScopeOf(this.state, file)) : null;
    },
    ask: (client, options) => {
      const file = shownSurvey(this.state);
      return client.survey(file ? wholeScopeOf(this.state, file) : {}, options);
    },
  });

  #options(file: SurveyFile): SurveyOptions {
    const { confidence } = this.state.survey;
    return { ...scopeOf(this.state, file), confidence, quoted_answers: 10 };
  }

  protected override render(): TemplateResult {
    const file = shownSurvey(this.state);
    if (!file)
      return emptyView(
        'Survey',
        'Answers show here, question by question, once a file with survey responses is read.',
      );
    const { value, failure } = this.#report;
    const { part } = this.state.survey;
    return html`<div class="stack loose">
      <div class="stack">
        <h1>Survey</h1>
        ${this.#filters(file)}
        <sonder-answer-filters
          .questions=${(this.#everybody.value ?? value)?.questions ?? []}
          .filters=${this.state.survey.filters}
          @filters=${({ detail }: CustomEvent<AnswerFilter[]>) =>
            changeSurvey(this.app, { filters: detail })}
        ></sonder-answer-filters>
        ${value ? responsesLine(value) : nothing}
      </div>
      ${failure ? failureNote(failure) : nothing}
      <div class="stack">
        ${tabs('Parts of the survey', parts, part, (name) => changeSurvey(this.app, { part: name }))}
        <div role="tabpanel" id="panel" aria-labelledby=${`tab-${part}`}>
          ${value ? this.#part(part, value) : nothing}
        </div>
      </div>
    </div>`;
  }

  #part(part: SurveyPart, report: SurveyReport): TemplateResult {
    if (part === 'cross_table')
      return html`<sonder-cross-table
        .app=${this.app}
        .questions=${report.questions}
      ></sonder-cross-table>`;
    if (part === 'waves')
      return html`<sonder-survey-waves
        .app=${this.app}
        .questions=${report.questions}
      ></sonder-survey-waves>`;
    if (part === 'scales')
      return html`<sonder-survey-scales
        .app=${this.app}
        .questions=${report.questions}
      ></sonder-survey-scales>`;
    if (part === 'weights')
      return html`<div class="stack loose">
        <sonder-survey-weights .app=${this.app} .report=${report}></sonder-survey-weights>
        <sonder-survey-design .app=${this.app} .report=${report}></sonder-survey-design>
      </div>`;
    if (part === 'quality')
      return html`<sonder-response-quality .app=${this.app}></sonder-response-quality>`;
    if (part === 'open_answers')
      return html`<sonder-open-answers
        .app=${this.app}
        .questions=${report.questions}
      ></sonder-open-answers>`;
    return html`<sonder-survey-questions
      .app=${this.app}
      .report=${report}
      .busy=${this.#report.loading}
    ></sonder-survey-questions>`;
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
              >File<select @change=${picked((key) => showSurvey(this.app, Number(key)))}>
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
              >Answers of<select @change=${picked((name) => changeSurvey(this.app, { segment: name }))}>
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
          @change=${picked((level) => changeSurvey(this.app, { confidence: Number(level) }))}
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
  const { name, responses, selected_responses: selected, linked, weighting, asked } = report;
  return html`<p>
    ${name}:
    <strong>${counted(responses, 'response')}</strong> to
    ${counted(asked, 'question')}${selected < responses ? html`, ${count(selected)} of them shown` : nothing},
    ${linked > 0 ? html`${count(linked)} belonging to a known person` : html`none belonging to a known person`}.
    ${
      weighting
        ? html`<strong>Weighted</strong>: ${counted(selected, 'response')} tell as much as
            ${count(report.effective_responses)} without weights.`
        : nothing
    }
    ${report.design ? 'Intervals are by how the sample was drawn.' : nothing}
    <span class="muted"
      >Lines on the bars are intervals; every share is of those who answered that question.</span
    >
  </p>`;
}

customElements.define('sonder-survey', SonderSurvey);
