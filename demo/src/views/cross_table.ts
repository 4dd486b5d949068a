import type {
  Adjustment,
  BannerGroup,
  CrossColumn,
  CrossRow,
  CrossTable,
  CrossTableOptions,
  CrossTableReport,
  FeatureReport,
  QuestionKind,
  QuestionReport,
  SegmentList,
} from 'sonder';
import { html, nothing, type TemplateResult } from 'lit';
import { count, decimal, percent, upToTwo } from '../format.js';
import { icon } from '../icons.js';
import { Query } from '../state/query.js';
import { hasPeople } from '../state/store.js';
import {
  changeSurvey,
  hasOptions,
  isCounted,
  scopeOf,
  shownSurvey,
  surveyKey,
} from '../state/survey.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { crossTableStyles } from '../styles/cross_table.js';
import { tables } from '../styles/tables.js';
import { chance, differenceLines } from './group_differences.js';
import { failureNote } from './failure_note.js';
import './paired_answers.js';

const firstRows = 5;
const mostFirstColumns = 6;
/** Standard deviations from which on a cell is tinted: one in twenty by chance. */
const unusual = 1.96;
/** From which on it is tinted more: one in ten thousand. */
const farOut = 3.89;
/** People that a cell must make one expect, for its residual to mean something. */
const leastExpected = 5;
const adjustments: readonly [Adjustment, string][] = [
  ['holm', 'no false letter in a row (Holm)'],
  ['benjamini_hochberg', 'few false letters (Benjamini-Hochberg)'],
  ['none', 'not adjusted'],
];

/** Questions by answers, segments or groups of customers, with what differs. */
export class SonderCrossTable extends View {
  static override properties = {
    ...View.properties,
    questions: { attribute: false },
    figure: { state: true },
  };
  static override styles = [base, controls, tables, crossTableStyles];
  /** All questions of the survey. */
  declare questions: readonly QuestionReport[];
  declare figure: 'shares' | 'counts' | 'indices';

  constructor() {
    super();
    this.questions = [];
    this.figure = 'shares';
  }

  #features = new Query<FeatureReport[]>(this, {
    what: 'Measuring people',
    key: () => (hasPeople(this.state) ? String(this.state.revision) : null),
    ask: (client, options) => client.features(options),
  });
  #segments = new Query<SegmentList>(this, {
    what: 'Counting segments',
    key: () =>
      hasPeople(this.state) ? `${this.state.revision}/${this.state.segmentRevision}` : null,
    ask: (client, options) => client.segments(options),
  });
  #report = new Query<CrossTableReport>(this, {
    what: 'Comparing answers',
    key: () => {
      const options = this.#options();
      return options && options.groups.length > 0 ? surveyKey(this.state, options) : null;
    },
    ask: (client, options) => client.crossTable(this.#options() ?? { rows: [], groups: [] }, options),
  });

  /** Until somebody chooses: the first questions that most answered and that make no column. */
  get #rows(): readonly number[] {
    const { rows } = this.state.survey;
    if (rows) return rows;
    const columns = this.#groups.flatMap((group) => ('questions' in group ? group.questions : []));
    const most = Math.max(0, ...this.questions.map((question) => question.base));
    return this.questions
      .filter((one) => isCounted(one) && one.base * 2 >= most && !columns.includes(one.column))
      .slice(0, firstRows)
      .map(({ column }) => column);
  }

  /** Until somebody chooses: what customers are, else the first question with few answers. */
  get #groups(): readonly BannerGroup[] {
    const { groups } = this.state.survey;
    if (groups) return groups;
    if (hasPeople(this.state)) return [{ customers: 'rfm' }];
    const question = this.questions.find(
      (one) => hasOptions(one) && one.answers.length <= mostFirstColumns,
    );
    return question ? [{ questions: [question.column] }] : [];
  }

  #options(): CrossTableOptions | null {
    const file = shownSurvey(this.state);
    if (!file) return null;
    const { confidence, adjustment } = this.state.survey;
    return {
      ...scopeOf(this.state, file),
      rows: [...this.#rows],
      groups: [...this.#groups],
      confidence,
      adjustment,
    };
  }

  protected override render(): TemplateResult {
    const { value, failure, loading } = this.#report;
    return html`<div class="stack loose">
      ${this.#builder()} ${failure ? failureNote(failure) : nothing}
      ${
        value
          ? html`<div class="stack loose" aria-busy=${loading ? 'true' : 'false'}>
              ${this.#legend(value)}
              ${value.questions.map(
                (question) =>
                  html`<section class="question stack" aria-label=${question.text}>
                    <h2 class="wrap">${question.text}</h2>
                    ${question.tables.map((table) => this.#table(table, question.kind, value.confidence))}
                  </section>`,
              )}
            </div>`
          : this.#groups.length === 0
            ? html`<p class="note">Choose what the columns are to be.</p>`
            : nothing
      }
      <sonder-paired-answers .app=${this.app} .questions=${this.questions}></sonder-paired-answers>
    </div>`;
  }

  #builder(): TemplateResult {
    const rows = this.#rows;
    return html`<div class="stack">
      <div class="builder">
        <fieldset>
          <legend>Rows</legend>
          <div class="pick" tabindex="0" role="group" aria-label="Questions">
            ${this.questions.filter(isCounted).map(
              ({ column, text }) =>
                html`<label class="check"
                  ><input
                    type="checkbox"
                    .checked=${rows.includes(column)}
                    @change=${({ target }: Event) => {
                      if (target instanceof HTMLInputElement)
                        this.#choose(column, target.checked);
                    }}
                  /><span class="wrap">${text}</span></label
                >`,
            )}
          </div>
        </fieldset>
        <fieldset>
          <legend>Columns</legend>
          <div class="stack tight">
            <ul class="groups">
              ${this.#groups.map(
                (group, at) =>
                  html`<li>
                    <span class="wrap">${this.#nameOf(group)}</span>
                    <button
                      class="icon-only"
                      aria-label=${`Remove the columns ${this.#nameOf(group)}`}
                      @click=${() => this.#setGroups(this.#groups.filter((_, other) => other !== at))}
                    >
                      ${icon('close')}
                    </button>
                  </li>`,
              )}
            </ul>
            ${this.#adder('Add columns', (group) => this.#setGroups([...this.#groups, group]))}
            ${this.#nester()}
          </div>
        </fieldset>
      </div>
      <div class="row">
        <label class="field"
          >Cells show<select
            @change=${({ target }: Event) => {
              if (target instanceof HTMLSelectElement)
                this.figure =
                  target.value === 'counts' || target.value === 'indices' ? target.value : 'shares';
            }}
          >
            <option value="shares" .selected=${this.figure === 'shares'}>percent of the column</option>
            <option value="counts" .selected=${this.figure === 'counts'}>people</option>
            <option value="indices" .selected=${this.figure === 'indices'}>index, total = 100</option>
          </select></label
        >
        <label class="field"
          >Letters allow for<select
            @change=${({ target }: Event) => {
              const chosen =
                target instanceof HTMLSelectElement
                  ? adjustments.find(([name]) => name === target.value)
                  : undefined;
              if (chosen) changeSurvey(this.app, { adjustment: chosen[0] });
            }}
          >
            ${adjustments.map(
              ([name, words]) =>
                html`<option value=${name} .selected=${name === this.state.survey.adjustment}>
                  ${words}
                </option>`,
            )}
          </select></label
        >
      </div>
    </div>`;
  }

  #choose(column: number, isWanted: boolean): void {
    const rows = this.questions
      .map((question) => question.column)
      .filter((other) => (other === column ? isWanted : this.#rows.includes(other)));
    changeSurvey(this.app, { rows });
  }

  #setGroups(groups: readonly BannerGroup[]): void {
    changeSurvey(this.app, { groups });
  }

  #nameOf(group: BannerGroup): string {
    if ('questions' in group)
      return group.questions
        .map((column) => this.questions.find((question) => question.column === column)?.text ?? '')
        .join(', within each: ');
    if ('segments' in group) return `Segments: ${group.segments.join(', ')}`;
    if (group.customers === 'rfm') return 'RFM groups of customers';
    const feature = this.#features.value?.find(({ name }) => name === group.customers);
    return `Customers by ${feature?.label ?? group.customers}`;
  }

  /** A select that adds what is chosen and stands empty again. */
  #adder(label: string, add: (group: BannerGroup) => void): TemplateResult {
    const saved = (this.#segments.value?.segments ?? []).filter(({ kind }) => kind === 'rule');
    const choices = new Map<string, BannerGroup>();
    const option = (key: string, words: string, group: BannerGroup): TemplateResult => {
      choices.set(key, group);
      return html`<option value=${key}>${words}</option>`;
    };
    return html`<label class="field"
      >${label}<select
        @change=${({ target }: Event) => {
          if (!(target instanceof HTMLSelectElement)) return;
          const group = choices.get(target.value);
          target.value = '';
          if (group) add(group);
        }}
      >
        <option value="">Choose …</option>
        <optgroup label="Answers to">
          ${this.questions
            .filter(hasOptions)
            .map(({ column, text }) => option(`q${column}`, text, { questions: [column] }))}
        </optgroup>
        ${
          hasPeople(this.state)
            ? html`<optgroup label="Customers by">
                  ${option('rfm', 'RFM group', { customers: 'rfm' })}
                  ${(this.#features.value ?? []).map(({ name, label: words }) =>
                    option(`f${name}`, words, { customers: name }),
                  )}
                </optgroup>
                ${
                  saved.length > 0
                    ? html`<optgroup label="Saved segments">
                        ${option('all', 'All of them', { segments: saved.map(({ name }) => name) })}
                        ${saved.map(({ name }) => option(`s${name}`, name, { segments: [name] }))}
                      </optgroup>`
                    : nothing
                }`
            : nothing
        }
      </select></label
    >`;
  }

  /** Nests a further question in the last group, if that is one of questions. */
  #nester(): TemplateResult | typeof nothing {
    const last = this.#groups.at(-1);
    if (!last || !('questions' in last)) return nothing;
    return html`<label class="field"
      >Split the last ones by<select
        @change=${({ target }: Event) => {
          if (!(target instanceof HTMLSelectElement) || target.value === '') return;
          const column = Number(target.value);
          target.value = '';
          this.#setGroups([
            ...this.#groups.slice(0, -1),
            { questions: [...last.questions, column] },
          ]);
        }}
      >
        <option value="">Choose …</option>
        ${this.questions
          .filter((question) => hasOptions(question) && !last.questions.includes(question.column))
          .map(({ column, text }) => html`<option value=${column}>${text}</option>`)}
      </select></label
    >`;
  }

  #legend({ confidence, weighting, design }: CrossTableReport): TemplateResult {
    return html`<p class="small muted">
      A letter below a figure names a column whose figure is lower, with
      ${percent(confidence, 0)} confidence. Tinted cells lie far from what the others would make one
      expect. Columns of fewer than 30 people are marked *: take them as a hint.
      ${weighting ? 'Shares are weighted; the effective base says how many unweighted people would tell as much.' : nothing}
      ${design ? 'Letters, tints and tests are by how the sample was drawn.' : nothing}
    </p>`;
  }

  #table(table: CrossTable, kind: QuestionKind, confidence: number): TemplateResult {
    const { columns, rows } = table;
    const firstNet = rows.findIndex(({ net }) => net);
    const weighted = columns.some(({ base: people, effective_base: effective }) => people !== effective);
    return html`<div class="stack tight">
      <div class="scroll" tabindex="0" role="region" aria-label=${table.title}>
        <table>
          <caption>
            By ${table.title}
          </caption>
          <thead>
            <tr>
              <th scope="col">Answer</th>
              ${columns.map((column) => headCell(column))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row" class="muted">People asked who answered</th>
              ${columns.map(
                ({ base: people, small }) =>
                  html`<td class="number muted">${count(people)}${small ? ' *' : ''}</td>`,
              )}
            </tr>
            ${
              weighted
                ? html`<tr>
                    <th scope="row" class="muted">Effective base</th>
                    ${columns.map(
                      ({ effective_base: effective }) =>
                        html`<td class="number muted">${count(effective)}</td>`,
                    )}
                  </tr>`
                : nothing
            }
            ${rows.map((row, at) => this.#row(row, columns, at === firstNet))}
            ${figureRow(kind === 'single_choice' ? 'Mean place on the scale' : 'Mean', columns, ({ numbers, mean_above }) => [
              numbers ? upToTwo(numbers.mean) : '',
              mean_above,
            ])}
            ${figureRow('Net promoter score', columns, ({ nps, nps_above }) => [
              nps ? decimal(nps.score, 1) : '',
              nps_above,
            ])}
          </tbody>
        </table>
      </div>
      ${associationLine(table)} ${differenceLines(table, confidence)}
    </div>`;
  }

  #row(row: CrossRow, columns: readonly CrossColumn[], isFirstNet: boolean): TemplateResult {
    const figure = (at: number): string => {
      if (columns[at]?.base === 0) return '';
      if (this.figure === 'counts') return count(row.counts[at] ?? 0);
      if (this.figure === 'indices') {
        const index = row.indices[at] ?? null;
        return index === null ? '' : count(index);
      }
      return percent(row.shares[at] ?? 0);
    };
    return html`<tr class=${`${row.net ? 'net' : ''} ${isFirstNet ? 'first-net' : ''}`}>
      <th scope="row" class="wrap">${row.label}</th>
      ${columns.map((column, at) => {
        const expected = (row.shares[0] ?? 0) * column.effective_base;
        const residual = expected < leastExpected ? 0 : (row.residuals[at] ?? 0);
        return cell(figure(at), row.above[at] ?? '', residual);
      })}
    </tr>`;
  }
}

function headCell({ label, letter }: CrossColumn): TemplateResult {
  return html`<th scope="col" class="number">
    ${label}${letter === '' ? nothing : html` <span class="letter">${letter}</span>`}
  </th>`;
}

function cell(figure: string, letters: string, residual: number): TemplateResult {
  const isUnusual = Math.abs(residual) >= unusual;
  const tint = residual > 0 ? 'high' : 'low';
  return html`<td
    class=${`number ${isUnusual ? tint : ''} ${Math.abs(residual) >= farOut ? 'far' : ''}`}
    title=${isUnusual ? `${decimal(residual, 1)} standard deviations from what the others make expect` : nothing}
  >
    ${figure}${letters === '' ? nothing : html`<span class="letters">${letters}</span>`}
  </td>`;
}

/** A row that only scales or recommendations have. */
function figureRow(
  label: string,
  columns: readonly CrossColumn[],
  figureOf: (column: CrossColumn) => readonly [string, string],
): TemplateResult | typeof nothing {
  const figures = columns.map(figureOf);
  if (figures.every(([figure]) => figure === '')) return nothing;
  return html`<tr class="first-net">
    <th scope="row">${label}</th>
    ${figures.map(([figure, letters]) => cell(figure, letters, 0))}
  </tr>`;
}

function associationLine({ association }: CrossTable): TemplateResult | typeof nothing {
  if (!association) return nothing;
  const { chi_squared: chi, freedom, p_value: p, rough, exact_p_value: exact } = association;
  const { cramers_v: v, low, high } = association;
  const interval = low === null || high === null ? '' : ` (${decimal(low)} to ${decimal(high)})`;
  return html`<p class="small muted">
    Answers and columns: Cramér’s V ${decimal(v, 2)}${interval}, χ²(${count(freedom)}) = ${decimal(chi, 1)}, ${chance(p)}${rough ? ', rough, as some cells expect few people' : ''}${exact === null ? '' : `; exact ${chance(exact)}`}.
  </p>`;
}

customElements.define('sonder-cross-table', SonderCrossTable);
