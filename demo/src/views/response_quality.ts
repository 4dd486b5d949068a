import type {
  FigureComparison,
  FlaggedResponse,
  QualityRule,
  RuleReport,
  SurveyQualityOptions,
  SurveyQualityReport,
} from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { bar, barStyles } from '../charts/answer_bars.js';
import { count, counted, decimal, percent } from '../format.js';
import { ruleWords } from '../quality_rules.js';
import { Query } from '../state/query.js';
import type { SurveyFile } from '../state/store.js';
import { changeSurvey, scopeOf, shownSurvey, surveyKey } from '../state/survey.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { charts } from '../styles/charts.js';
import { controls } from '../styles/controls.js';
import { tables } from '../styles/tables.js';
import { failureNote } from './failure_note.js';
import { pager } from './pager.js';

const pageSize = 20;
const figureWords = { nps: 'Net promoter score', csat: 'Satisfied', mean: 'Mean' } as const;

/** Which responses may not be worth counting, why, and what leaving them out changes. */
export class SonderResponseQuality extends View {
  static override properties = { ...View.properties, first: { state: true } };
  static override styles = [
    base,
    controls,
    tables,
    charts,
    barStyles,
    css`
      .rules th label {
        min-height: 1.5rem;
      }
      .rules td {
        vertical-align: middle;
      }
      .rules .bar {
        width: 6rem;
      }
      .rules .basis {
        min-width: 14rem;
        max-width: 34rem;
      }
      .changes tbody th {
        min-width: 9rem;
        max-width: 30rem;
        overflow-wrap: anywhere;
      }
      .changes thead th {
        background: var(--page);
      }
      .figure-name {
        display: block;
      }
      .reasons li + li {
        margin-top: 0.125rem;
      }
      dt {
        font-weight: 500;
      }
      dd {
        margin-bottom: 0.5rem;
      }
      [aria-busy='true'] {
        opacity: 0.6;
      }
      @media (max-width: 47.5rem) {
        :is(.rules :is(.chart, .basis), .changes .answered) {
          display: none;
        }
      }
    `,
  ];
  declare first: number;
  #report = new Query<SurveyQualityReport>(this, {
    what: 'Judging responses',
    delay: 60,
    key: () => {
      const file = shownSurvey(this.state);
      return file ? surveyKey(this.state, this.#options(file)) : null;
    },
    ask: (client, options) => {
      const file = shownSurvey(this.state);
      return client.surveyQuality(file ? this.#options(file) : {}, options);
    },
  });

  constructor() {
    super();
    this.first = 0;
  }

  #options(file: SurveyFile): SurveyQualityOptions {
    const { without_flagged: _, ...scope } = scopeOf(this.state, file);
    const { qualityRules } = this.state.survey;
    const options: SurveyQualityOptions = { ...scope, first: this.first, count: pageSize };
    if (qualityRules) options.without_flagged = [...qualityRules];
    return options;
  }

  #choose(rule: QualityRule, chosen: boolean, report: SurveyQualityReport): void {
    const rules = new Set(report.without);
    if (chosen) rules.add(rule);
    else rules.delete(rule);
    this.first = 0;
    changeSurvey(this.app, { qualityRules: [...rules] });
  }

  protected override render(): TemplateResult {
    const { value, failure, loading } = this.#report;
    if (failure) return failureNote(failure);
    if (!value) return html`<p class="muted" role="status">Judging responses …</p>`;
    return html`<div class="stack loose" aria-busy=${loading ? 'true' : 'false'}>
      ${this.#summary(value)} ${this.#rules(value)} ${this.#checks(value)} ${this.#changes(value)}
      ${this.#flagged(value)}
    </div>`;
  }

  #summary({ flagged, selected_responses: all }: SurveyQualityReport): TemplateResult {
    return html`<div class="stack tight">
      <p role="status">
        <strong>${count(flagged)} of ${counted(all, 'response')}</strong>
        (${percent(all > 0 ? flagged / all : 0)}) ${flagged === 1 ? 'is' : 'are'} flagged by the
        rules that are ticked.
        <span class="muted">A flag is a reason to look, not a proof of carelessness.</span>
      </p>
      <label class="check"
        ><input
          type="checkbox"
          .checked=${this.state.survey.withoutFlagged}
          @change=${({ target }: Event) => {
            if (target instanceof HTMLInputElement)
              changeSurvey(this.app, { withoutFlagged: target.checked });
          }}
        />Leave them out of every figure of this survey</label
      >
    </div>`;
  }

  #rules(report: SurveyQualityReport): TemplateResult {
    const applied = report.rules.filter((rule) => rule.applied);
    const others = report.rules.filter((rule) => !rule.applied);
    const largest = Math.max(0.01, ...applied.map(({ share }) => share));
    return html`<div class="stack">
      <h2>Reasons</h2>
      ${
        applied.length > 0
          ? html`<div class="scroll" tabindex="0" role="region" aria-label="Reasons">
              <table class="rules">
                <thead>
                  <tr>
                    <th>Rule</th>
                    <th class="number">Flagged</th>
                    <th class="number">Share</th>
                    <th class="chart"><span class="unseen">Share as a bar</span></th>
                    <th class="basis">Compared</th>
                  </tr>
                </thead>
                <tbody>
                  ${applied.map((rule) => this.#rule(rule, largest, report))}
                </tbody>
              </table>
            </div>`
          : html`<p class="note">The file has nothing that a rule could compare.</p>`
      }
      ${
        others.length > 0
          ? html`<details class="small">
              <summary class="muted">
                ${counted(others.length, 'rule')} could not be applied
              </summary>
              <dl>
                ${others.map(
                  ({ rule, basis }) =>
                    html`<dt>${ruleWords[rule]}</dt>
                      <dd class="muted">${basis}</dd>`,
                )}
              </dl>
            </details>`
          : nothing
      }
    </div>`;
  }

  #rule(result: RuleReport, largest: number, report: SurveyQualityReport): TemplateResult {
    const { rule, flagged, judged, share, basis } = result;
    return html`<tr>
      <th scope="row">
        <label class="check"
          ><input
            type="checkbox"
            .checked=${report.without.includes(rule)}
            @change=${({ target }: Event) => {
              if (target instanceof HTMLInputElement) this.#choose(rule, target.checked, report);
            }}
          />${ruleWords[rule]}</label
        >
      </th>
      <td class="number">${count(flagged)}</td>
      <td class="number" title="of ${counted(judged, 'response')}">${percent(share)}</td>
      <td class="chart">${bar(share / largest)}</td>
      <td class="basis muted">${basis}</td>
    </tr>`;
  }

  #checks({ checks }: SurveyQualityReport): TemplateResult | typeof nothing {
    if (checks.length === 0) return nothing;
    return html`<div class="stack">
      <h2>Attention checks</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="Attention checks">
        <table>
          <thead>
            <tr>
              <th>Question</th>
              <th>Expected</th>
              <th class="number">Answered otherwise</th>
            </tr>
          </thead>
          <tbody>
            ${checks.map(
              ({ text, expected, failed }) =>
                html`<tr>
                  <th scope="row" class="wrap">${text}</th>
                  <td class="wrap">${expected}</td>
                  <td class="number">${count(failed)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  #changes({ figures, flagged }: SurveyQualityReport): TemplateResult | typeof nothing {
    if (figures.length === 0 || flagged === 0) return nothing;
    return html`<div class="stack">
      <div>
        <h2>What leaving them out changes</h2>
        <p class="muted small">Every question on a scale, with all responses and without those flagged.</p>
      </div>
      <div class="scroll tall" tabindex="0" role="region" aria-label="What leaving them out changes">
        <table class="changes">
          <thead>
            <tr>
              <th>Question</th>
              <th class="number">All</th>
              <th class="number">Without</th>
              <th class="number">Change</th>
              <th class="number answered">Answers</th>
            </tr>
          </thead>
          <tbody>
            ${figures.map(changeRow)}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  #flagged({ listed, flagged, first }: SurveyQualityReport): TemplateResult | typeof nothing {
    if (flagged === 0) return nothing;
    return html`<div class="stack">
      <div>
        <h2>Flagged responses</h2>
        <p class="muted small">Those with most reasons first, by their row in the file.</p>
      </div>
      <div class="scroll" tabindex="0" role="region" aria-label="Flagged responses">
        <table>
          <thead>
            <tr>
              <th>Row</th>
              <th>Reasons</th>
            </tr>
          </thead>
          <tbody>
            ${listed.map(flaggedRow)}
          </tbody>
        </table>
      </div>
      ${pager('flagged responses', first, pageSize, flagged, (next) => {
        this.first = next;
      })}
    </div>`;
  }
}

const flaggedRow = ({ row, reasons }: FlaggedResponse): TemplateResult =>
  html`<tr>
    <th scope="row" class="tabular">${count(row)}</th>
    <td class="wrap">
      <ul class="reasons">
        ${reasons.map(({ reason }) => html`<li>${reason}</li>`)}
      </ul>
    </td>
  </tr>`;

function changeRow(figure: FigureComparison): TemplateResult {
  const { text, figure: kind, all, without, base: answers, base_without: left } = figure;
  const shown = (value: number | null): string =>
    kind === 'csat' ? percent(value) : decimal(value, kind === 'nps' ? 1 : 2);
  return html`<tr>
    <th scope="row">${text}<span class="figure-name muted">${figureWords[kind]}</span></th>
    <td class="number">${shown(all)}</td>
    <td class="number">${shown(without)}</td>
    <td class="number">${changeOf(figure)}</td>
    <td class="number answered">${count(left)} <span class="muted">of ${count(answers)}</span></td>
  </tr>`;
}

/** With its sign; shares change by percentage points. */
function changeOf({ figure, all, without }: FigureComparison): string {
  if (all === null || without === null) return '–';
  const change = (without - all) * (figure === 'csat' ? 100 : 1);
  const digits = figure === 'mean' ? 2 : 1;
  const text = decimal(Math.abs(change), digits);
  const sign = Number(Math.abs(change).toFixed(digits)) === 0 ? '' : change < 0 ? '−' : '+';
  return `${sign}${text}${figure === 'csat' ? ' points' : ''}`;
}

customElements.define('sonder-response-quality', SonderResponseQuality);
