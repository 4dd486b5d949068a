import type { PairedCell, PairedOptions, PairedReport, QuestionReport } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { count, counted, decimal, percent } from '../format.js';
import { Query } from '../state/query.js';
import { hasOptions, scopeOf, shownSurvey, surveyKey } from '../state/survey.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tables } from '../styles/tables.js';
import { failureNote } from './failure_note.js';
import { chance, magnitudeOf } from './group_differences.js';

/** An answer that counts as a yes. */
interface Choice {
  column: number;
  answer: string;
}

/** Two answers of the same people: how many gave both, one or none, and whether they differ. */
export class SonderPairedAnswers extends View {
  static override properties = {
    ...View.properties,
    questions: { attribute: false },
    chosen: { state: true },
  };
  static override styles = [
    base,
    controls,
    tables,
    css`
      section {
        border-top: 1px solid var(--rule);
        padding-top: 1.25rem;
      }
      .sides {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
        gap: 1rem 3rem;
      }
      fieldset {
        min-width: 0;
      }
      select {
        width: 100%;
      }
      table {
        width: auto;
        min-width: min(100%, 26rem);
      }
      thead th,
      thead th.number {
        white-space: normal;
        max-width: 14rem;
      }
      [aria-busy='true'] {
        opacity: 0.6;
      }
    `,
  ];
  /** All questions of the survey. */
  declare questions: readonly QuestionReport[];
  declare chosen: readonly [Choice | null, Choice | null];

  constructor() {
    super();
    this.questions = [];
    this.chosen = [null, null];
  }

  #report = new Query<PairedReport>(this, {
    what: 'Comparing two answers',
    key: () => {
      const options = this.#options();
      return options ? surveyKey(this.state, options) : null;
    },
    ask: (client, options) => {
      const asked = this.#options();
      if (!asked) throw new Error('nothing is chosen');
      return client.pairedAnswers(asked, options);
    },
  });

  #options(): PairedOptions | null {
    const file = shownSurvey(this.state);
    const [first, second] = this.chosen;
    if (!file || !first || !second) return null;
    const sideOf = ({ column, answer }: Choice): PairedOptions['pair'][0] => ({
      column,
      answers: [answer],
    });
    return {
      ...scopeOf(this.state, file),
      pair: [sideOf(first), sideOf(second)],
      confidence: this.state.survey.confidence,
    };
  }

  protected override render(): TemplateResult {
    const { value, failure, loading } = this.#report;
    const isChosen = this.chosen.every((choice) => choice !== null);
    return html`<section class="stack" aria-label="The same people, two questions">
      <h2>The same people, two questions</h2>
      <p>
        An answer before and one after, or two ticks of one question: do as many give the one as the
        other?
      </p>
      <div class="sides">${this.#side(0, 'First answer')} ${this.#side(1, 'Second answer')}</div>
      ${failure ? failureNote(failure) : nothing}
      ${
        value && isChosen
          ? html`<div class="stack" aria-busy=${loading ? 'true' : 'false'}>${fourfold(value)} ${inWords(value)}</div>`
          : nothing
      }
    </section>`;
  }

  #side(at: 0 | 1, label: string): TemplateResult {
    const choice = this.chosen[at];
    const question = this.questions.find(({ column }) => column === choice?.column);
    return html`<fieldset>
      <legend>${label}</legend>
      <div class="stack tight">
        <label class="field"
          >What was asked<select
            @change=${({ target }: Event) => {
              if (target instanceof HTMLSelectElement) this.#chooseQuestion(at, target.value);
            }}
          >
            <option value="" .selected=${!choice}>Choose …</option>
            ${this.questions
              .filter(hasOptions)
              .map(
                ({ column, text }) =>
                  html`<option value=${column} .selected=${column === choice?.column}>${text}</option>`,
              )}
          </select></label
        >
        <label class="field"
          >Answer<select
            ?disabled=${!question}
            @change=${({ target }: Event) => {
              if (target instanceof HTMLSelectElement && choice)
                this.#choose(at, { column: choice.column, answer: target.value });
            }}
          >
            ${(question?.answers ?? []).map(
              ({ label: answer }) =>
                html`<option value=${answer} .selected=${answer === choice?.answer}>${answer}</option>`,
            )}
          </select></label
        >
      </div>
    </fieldset>`;
  }

  /** Begins with the answer that the other side has, where the question has it, too. */
  #chooseQuestion(at: 0 | 1, value: string): void {
    const question =
      value === '' ? undefined : this.questions.find(({ column }) => String(column) === value);
    const other = this.chosen[at === 0 ? 1 : 0];
    const isSame = question?.column === other?.column;
    const answers = (question?.answers ?? []).map(({ label }) => label);
    const answer =
      answers.find((label) => (isSame ? label !== other?.answer : label === other?.answer)) ?? answers[0];
    this.#choose(at, question && answer !== undefined ? { column: question.column, answer } : null);
  }

  #choose(at: 0 | 1, choice: Choice | null): void {
    this.chosen = at === 0 ? [choice, this.chosen[1]] : [this.chosen[0], choice];
  }
}

function fourfold(report: PairedReport): TemplateResult {
  const { first, second, both, first_only: firstOnly, second_only: secondOnly, neither } = report;
  const cell = ({ count: people, share }: PairedCell): TemplateResult =>
    html`<td class="number">${count(people)} <span class="muted">${percent(share)}</span></td>`;
  const secondName = second.answers.join(', ');
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Both answers">
    <table>
      <caption>
        ${counted(report.base, 'person', 'people')} who answered both questions
      </caption>
      <thead>
        <tr>
          <th scope="col">First answer</th>
          <th scope="col" class="number">Second: ${secondName}</th>
          <th scope="col" class="number">Second: not ${secondName}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row" class="wrap">${first.answers.join(', ')}</th>
          ${cell(both)}${cell(firstOnly)}
        </tr>
        <tr>
          <th scope="row" class="wrap">not ${first.answers.join(', ')}</th>
          ${cell(secondOnly)}${cell(neither)}
        </tr>
      </tbody>
    </table>
  </div>`;
}

function inWords(report: PairedReport): TemplateResult {
  const { first, second, change, low, high, confidence } = report;
  return html`<div class="stack tight small">
    <p>
      The first answer: ${percent(first.share)}, the second: ${percent(second.share)}. That is
      ${points(change)} points, with ${percent(confidence, 0)} confidence between ${points(low)} and
      ${points(high)}.
    </p>
    <p>${verdict(report)}</p>
  </div>`;
}

const points = (share: number): string => `${share > 0 ? '+' : ''}${decimal(100 * share, 1)}`;

function verdict(report: PairedReport): string {
  const { test, first_only: one, second_only: other, weighted_p_value: weighted, confidence } = report;
  if (!test) return 'No test: everybody who answered both gave both of these answers, or neither.';
  const counts = `${count(one.count)} gave only the first answer and ${count(other.count)} only the second`;
  const p = weighted ?? test.exact_p_value;
  const differs =
    p <= 1 - confidence
      ? 'more apart than chance would explain'
      : 'no more apart than chance would explain';
  const exact = `McNemar’s exact test: ${chance(test.exact_p_value)}`;
  const tests =
    weighted === null
      ? exact
      : `with weights ${chance(weighted)}; ${exact}, which counts every response once`;
  return `${counts}, ${differs} (${tests}); the imbalance is ${magnitudeOf(test.magnitude)} (${decimal(test.effect)}, where 0 is none and 1 or -1 means that all who differ go one way).`;
}

customElements.define('sonder-paired-answers', SonderPairedAnswers);
