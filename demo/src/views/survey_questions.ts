import type { QuestionReport, SurveyQualityReport, SurveyReport } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { download } from '../download.js';
import { count, counted, percent } from '../format.js';
import { failureOf } from '../state/app.js';
import { Query } from '../state/query.js';
import type { SurveyFile } from '../state/store.js';
import { changeSurvey, isChosen, scopeOf, shownSurvey, surveyKey, wholeOf } from '../state/survey.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { figureStyles } from '../styles/figures.js';
import { figure } from './figure.js';
import type { QuestionChoice } from './question_card.js';
import './question_card.js';

/** With more answers than these, judging responses takes long enough to be asked for. */
const quicklyJudged = 2_000_000;
/** With fewer questions there is nothing to search. */
const worthSearching = 8;

/** How far responses came, and every question with its answers. */
export class SonderSurveyQuestions extends View {
  static override properties = {
    ...View.properties,
    report: { attribute: false },
    busy: { type: Boolean },
    search: { state: true },
  };
  static override styles = [
    base,
    controls,
    figureStyles,
    css`
      .questions {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr));
        gap: 0 3rem;
      }
      .search {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: flex-end;
      }
      .search input {
        width: min(100%, 24rem);
      }
      .figures .plain {
        padding-inline: 0;
      }
      [aria-busy='true'] {
        opacity: 0.6;
      }
    `,
  ];
  declare report: SurveyReport;
  declare busy: boolean;
  declare search: string;
  #quality = new Query<SurveyQualityReport>(this, {
    what: 'Judging responses',
    delay: 200,
    key: () => {
      const file = this.#isQuicklyJudged() ? shownSurvey(this.state) : undefined;
      return file ? surveyKey(this.state, this.#unflagged(file)) : null;
    },
    ask: (client, options) => {
      const file = shownSurvey(this.state);
      return client.surveyQuality(file ? { ...this.#unflagged(file), count: 1 } : {}, options);
    },
  });

  constructor() {
    super();
    this.busy = false;
    this.search = '';
  }

  #isQuicklyJudged(): boolean {
    return this.report.responses * this.report.questions.length <= quicklyJudged;
  }

  /** The scope with flagged responses in it, whether or not the figures leave them out. */
  #unflagged(file: SurveyFile): ReturnType<typeof scopeOf> {
    const { without_flagged: _, ...scope } = scopeOf(this.state, file);
    const { qualityRules } = this.state.survey;
    return qualityRules ? { ...scope, without_flagged: [...qualityRules] } : scope;
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

  protected override render(): TemplateResult | typeof nothing {
    const file = shownSurvey(this.state);
    if (!file) return nothing;
    const { questions } = this.report;
    const wanted = wordsOf(this.search);
    const shown = questions.filter((question) => holdsAll(question, wanted));
    return html`<div class="stack">
      ${this.#figures()} ${questions.length >= worthSearching ? this.#searchBox(shown) : nothing}
      ${this.#cards(file, shown)}
    </div>`;
  }

  #figures(): TemplateResult {
    const { selected_responses: all, completion, asked } = this.report;
    const complete = all - completion.broken_off;
    const told = completion.told_by === null ? 'came to the last closed question' : `by “${completion.told_by}”`;
    return html`<dl class="figures">
      ${figure('Responses', count(all), `to ${counted(asked, 'question')}`)}
      ${figure('Complete', all > 0 ? percent(complete / all) : '–', `${counted(complete, 'response')}, ${told}`)}
      ${figure(
        'Answered of what was shown',
        percent(completion.answered_share),
        completion.empty > 0 ? `on average; ${counted(completion.empty, 'response is', 'responses are')} empty` : 'on average',
      )}
      ${this.#flagged(all)}
    </dl>`;
  }

  #flagged(all: number): TemplateResult {
    const { value } = this.#quality;
    const link = html`<button
      type="button"
      class="plain"
      @click=${() => changeSurvey(this.app, { part: 'quality' })}
    >
      ${value ? 'Which and why' : 'Judge them'}
    </button>`;
    return figure('Responses to look at', value && all > 0 ? percent(value.flagged / all) : '–', link);
  }

  #searchBox(shown: readonly QuestionReport[]): TemplateResult {
    const isSearched = this.search.trim() !== '';
    const all = this.report.questions.length;
    return html`<div class="search" role="search">
      <label class="field"
        >Find a question or an answer<input
          type="search"
          autocomplete="off"
          .value=${this.search}
          @input=${({ target }: Event) => {
            if (target instanceof HTMLInputElement) this.search = target.value;
          }}
      /></label>
      <p class="small muted" role="status">${isSearched ? `${count(shown.length)} of ${count(all)} shown` : ''}</p>
    </div>`;
  }

  #cards(file: SurveyFile, shown: readonly QuestionReport[]): TemplateResult {
    const { questions, selected_responses: responses, confidence } = this.report;
    const { wholes, askedOfAll } = this.state.survey;
    return html`<div
      class="questions"
      aria-busy=${this.busy ? 'true' : 'false'}
      @kind=${({ detail }: CustomEvent<QuestionChoice>) => this.#overrule(file, detail)}
      @asked=${({ detail }: CustomEvent<number>) => this.#open(file, detail)}
      @picture=${({ detail }: CustomEvent<number>) => void this.#savePicture(file, detail)}
    >
      ${repeat(
        shown,
        ({ column }) => column,
        (question) =>
          html`<sonder-question-card
            .app=${this.app}
            .question=${question}
            .whole=${wholeOf(questions, questions.indexOf(question))}
            .next=${nextOf(questions, questions.indexOf(question))}
            .chosen=${isChosen(wholes.get(file.key) ?? [], question.columns)}
            .opened=${askedOfAll.get(file.key)?.includes(question.column) ?? false}
            .responses=${responses}
            .confidence=${confidence}
          ></sonder-question-card>`,
      )}
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

/** Letters without case and diacritics, so that "Zolty" finds "Żółty". */
const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ł/gi, 'l').toLowerCase();

const wordsOf = (text: string): string[] => folded(text).split(/\s+/).filter(Boolean);

/** Whether a question's wording, row or answers hold all the words. */
function holdsAll({ text, item, answers }: QuestionReport, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const all = folded([text, item, ...answers.map(({ label }) => label)].join('\n'));
  return words.every((word) => all.includes(word));
}

customElements.define('sonder-survey-questions', SonderSurveyQuestions);
