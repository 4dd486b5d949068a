import type { QuestionReport, SegmentList, SurveyOptions, SurveyReport } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { download } from '../download.js';
import { count, counted, percent } from '../format.js';
import { failureOf } from '../state/app.js';
import { Query } from '../state/query.js';
import { hasPeople, surveysOf, type AnswerFilter, type SurveyFile, type SurveyPart } from '../state/store.js';
import {
  changeSurvey, isChosen, isNarrowed, scopeOf, showSurvey, shownSurvey, surveyKey, wholeOf, wholeScopeOf,
} from '../state/survey.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { emptyView } from './empty.js';
import { failureNote } from './failure_note.js';
import './answer_filters.js';
import './cross_table.js';
import './open_answers.js';
import type { QuestionChoice } from './question_card.js';
import './question_card.js';
import './response_quality.js';
import './survey_design.js';
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

  /** Only answers of enough people are in a picture; what is refused is said. */
  async #savePicture(file: SurveyFile, column: number): Promise<void> {
    const options = {
      ...scopeOf(this.state, file),
      column,
      confidence: this.state.survey.confidence,
    };
    try {
      const { file_name, media_type, text } = await this.app.client.exportPicture(options);
      download(file_name, media_type, text);
      this.app.announce(`Saved ${file_name}.`);
    } catch (reason) {
      this.app.store.update({ failure: failureOf(reason) });
    }
  }

  /** Takes a question for asked of everybody, or no longer. */
  #open({ key }: SurveyFile, column: number): void {
    const all = this.state.survey.askedOfAll;
    const before = all.get(key) ?? [];
    const isOpen = before.includes(column);
    const after = isOpen ? before.filter((each) => each !== column) : [...before, column];
    changeSurvey(this.app, { askedOfAll: new Map(all).set(key, after) });
    this.app.announce(isOpen ? 'Who was asked is found out again.' : 'Taken as asked of everybody.');
  }

  /** What is decided about columns replaces what was decided about them, but not about others. */
  #overrule({ key }: SurveyFile, { columns, decision }: QuestionChoice): void {
    const before = this.state.survey.wholes;
    const kept = (before.get(key) ?? []).filter(
      (choice) =>
        !(decision === 'found'
          ? isChosen([choice], columns)
          : choice.columns.every((column) => columns.includes(column))),
    );
    if (decision === 'apart') kept.push({ columns });
    else if (decision !== 'found') kept.push({ columns, kind: decision });
    changeSurvey(this.app, { wholes: new Map(before).set(key, kept) });
    this.app.announce('The questions are understood anew.');
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
          ${value ? this.#part(part, file, value) : nothing}
        </div>
      </div>
    </div>`;
  }

  #part(part: SurveyPart, file: SurveyFile, report: SurveyReport): TemplateResult {
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
    return html`<div
      class="questions"
      aria-busy=${this.#report.loading ? 'true' : 'false'}
      @kind=${({ detail }: CustomEvent<QuestionChoice>) => this.#overrule(file, detail)}
      @asked=${({ detail }: CustomEvent<number>) => this.#open(file, detail)}
      @picture=${({ detail }: CustomEvent<number>) => void this.#savePicture(file, detail)}
    >
      ${repeat(
        report.questions,
        ({ column }) => column,
        (question, at) =>
          html`<sonder-question-card
            .app=${this.app}
            .question=${question}
            .whole=${wholeOf(report.questions, at)}
            .next=${nextOf(report.questions, at)}
            .chosen=${isChosen(this.state.survey.wholes.get(file.key) ?? [], question.columns)}
            .opened=${this.state.survey.askedOfAll.get(file.key)?.includes(question.column) ?? false}
            .responses=${report.selected_responses}
            .confidence=${report.confidence}
          ></sonder-question-card>`,
      )}
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

/** The columns of the question below, if there is one. */
function nextOf(questions: readonly QuestionReport[], at: number): number[] {
  const whole = wholeOf(questions, at);
  const below = questions.findIndex(
    ({ columns }, position) => position > at && !columns.some((column) => whole.includes(column)),
  );
  return below < 0 ? [] : wholeOf(questions, below);
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
