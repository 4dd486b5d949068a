import type { IntervalMethod, ReplicateKind, SurveyDesign, SurveyReport } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { counted, decimal, unknown, upToTwo } from '../format.js';
import { changeSurvey, shownSurvey } from '../state/survey.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tables } from '../styles/tables.js';

const parts: readonly { key: keyof SurveyDesign; label: string; help: string }[] = [
  { key: 'strata', label: 'Strata', help: 'groups that were drawn apart from each other, such as regions' },
  { key: 'clusters', label: 'Clusters', help: 'responses that were drawn together, such as those of one shop' },
  { key: 'population', label: 'Population sizes', help: 'how many clusters, or people, the stratum has in all; or the part that was drawn' },
];

const replicateKinds: readonly (readonly [ReplicateKind, string])[] = [
  ['jk1', 'jackknife, one stratum (JK1)'],
  ['jk2', 'jackknife of pairs (JK2)'],
  ['brr', 'balanced halves (BRR)'],
  ['fay', 'balanced halves by Fay'],
  ['bootstrap', 'bootstrap'],
  ['successive_difference', 'successive differences'],
];
const defaultFay = 0.5;

const intervalMethods: readonly { method: IntervalMethod; label: string }[] = [
  { method: 'wilson', label: 'Wilson' },
  { method: 'agresti_coull', label: 'Agresti and Coull' },
  { method: 'clopper_pearson', label: 'Clopper and Pearson, exact' },
];

/** How the responses were drawn, which says how certain figures are. */
export class SonderSurveyDesign extends View {
  static override properties = { ...View.properties, report: { attribute: false } };
  static override styles = [
    base,
    controls,
    tables,
    css`
      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr));
        gap: 0.75rem 1.5rem;
      }
      .columns select {
        width: 100%;
      }
    `,
  ];
  /** As it is now, by the design if there is one. */
  declare report: SurveyReport;

  #choose(key: keyof SurveyDesign, { target }: Event): void {
    if (!(target instanceof HTMLSelectElement)) return;
    const design: SurveyDesign = { ...this.state.survey.design };
    if (target.value === '') delete design[key];
    else design[key] = Number(target.value);
    changeSurvey(this.app, { design: Object.keys(design).length > 0 ? design : null });
  }

  protected override render(): TemplateResult {
    const { design } = this.report;
    return html`<section class="stack" aria-labelledby="design">
      <h2 id="design">How the sample was drawn</h2>
      <p>
        Without more, each response counts as drawn by itself. Where groups were drawn, say in which
        columns they stand: standard errors and intervals are then by that.
      </p>
      <div class="columns">${parts.map((part) => this.#column(part))}</div>
      ${this.#replicates()} ${this.#intervals()} ${design ? this.#summary(design) : nothing} ${design ? this.#figures() : nothing}
    </section>`;
  }

  #column({ key, label, help }: (typeof parts)[number]): TemplateResult {
    const columns = shownSurvey(this.state)?.report.columns ?? [];
    const chosen = this.state.survey.design?.[key];
    return html`<div>
      <label class="field"
        >${label}<select aria-describedby=${`${key}-help`} @change=${(event: Event) => this.#choose(key, event)}>
        <option value="">none</option>
        ${columns.map(
          ({ name }, at) => html`<option value=${at} .selected=${at === chosen}>${name}</option>`,
        )}</select
      ></label>
      <p class="small muted" id=${`${key}-help`}>${help}</p>
    </div>`;
  }

  #useReplicates(event: SubmitEvent): void {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const data = new FormData(event.target);
    const prefix = String(data.get('prefix')).trim();
    const kind = replicateKinds.find(([name]) => name === data.get('kind'))?.[0] ?? 'jk1';
    const fay = Number(data.get('fay') ?? defaultFay);
    changeSurvey(this.app, { replicates: prefix === '' ? null : { prefix, kind, fay } });
  }

  #replicates(): TemplateResult {
    const { replicates, weights } = this.state.survey;
    return html`<details ?open=${replicates !== null}>
      <summary>The file has replicate weights</summary>
      <form class="row" @submit=${this.#useReplicates}>
        <label class="field"
          >Their columns begin with<input
            name="prefix"
            autocomplete="off"
            spellcheck="false"
            .defaultValue=${replicates?.prefix ?? ''}
        /></label>
        <label class="field"
          >Made by<select name="kind">
            ${replicateKinds.map(
              ([name, label]) =>
                html`<option value=${name} .selected=${name === replicates?.kind}>${label}</option>`,
            )}
          </select></label
        >
        <label class="field"
          >Fay’s factor<input
            name="fay"
            type="number"
            min="0"
            max="0.99"
            step="any"
            .defaultValue=${String(replicates?.fay ?? defaultFay)}
        /></label>
        <button>Use them</button>
      </form>
      <p class="small muted">
        ${weights ? 'They stand for strata and clusters.' : 'Choose the column of weights first, above.'}
        No name takes them away again; Fay’s factor counts for his method alone.
      </p>
    </details>`;
  }

  #chooseInterval({ target }: Event): void {
    if (!(target instanceof HTMLSelectElement)) return;
    const chosen = intervalMethods.find(({ method }) => method === target.value);
    if (chosen) changeSurvey(this.app, { interval: chosen.method });
  }

  /** Of all figures; the report says by which method it is. */
  #intervals(): TemplateResult {
    return html`<div class="columns"><div>
      <label class="field"
        >Intervals of shares<select aria-describedby="interval-help" @change=${this.#chooseInterval}>
          ${intervalMethods.map(
            ({ method, label }) =>
              html`<option value=${method} .selected=${method === this.report.interval}>${label}</option>`,
          )}
        </select></label
      >
      <p class="small muted" id="interval-help">
        Wilson’s fit most surveys. The exact ones are the widest: they never miss the true share more
        often than they say. With weights or groups they are Korn and Graubard’s.
      </p>
    </div></div>`;
  }

  #summary({ strata, clusters, freedom, lonely, replicates }: NonNullable<SurveyReport['design']>): TemplateResult {
    return html`<p>
        ${
          replicates > 0
            ? counted(replicates, 'replicate')
            : html`${counted(clusters, 'cluster')} of ${counted(strata, 'stratum', 'strata')}`
        }:
        <strong>${counted(freedom, 'degree')}</strong> of freedom.
      </p>
      ${
        lonely.length > 0
          ? html`<p class="note warn">
              ${lonely.join(', ')}: drawn as one cluster alone, so that nobody can know how much
              ${lonely.length === 1 ? 'it differs' : 'they differ'}. Figures are less certain than shown.
            </p>`
          : nothing
      }`;
  }

  /** The scores and means, and what the design makes of their certainty. */
  #figures(): TemplateResult | typeof nothing {
    const rows = this.report.questions.flatMap(({ text, nps, csat, ces, numbers, parts }) => {
      if (nps) return [figureRow(`${text} (NPS)`, nps.score, nps.standard_error, nps.design_effect)];
      if (csat)
        return [figureRow(`${text} (% satisfied)`, 100 * csat.share, 100 * (csat.standard_error ?? 0), csat.design_effect)];
      if (ces && numbers)
        return [
          figureRow(`${text} (mean effort)`, numbers.mean, numbers.standard_error, numbers.design_effect),
          figureRow(`${text} (% easy)`, 100 * ces.share, 100 * (ces.standard_error ?? 0), ces.design_effect),
        ];
      if (parts.length > 0)
        return parts.map(({ label, numbers: given }) =>
          figureRow(`${text} – ${label}`, given.mean, given.standard_error, given.design_effect));
      return numbers ? [figureRow(text, numbers.mean, numbers.standard_error, numbers.design_effect)] : [];
    });
    if (rows.length === 0) return nothing;
    return html`<div class="scroll tall" tabindex="0" role="region" aria-label="Figures by the design">
      <table>
        <caption>
          The design effect says how many times larger the variance is than that of as many
          responses drawn one by one.
        </caption>
        <thead>
          <tr>
            <th>Figure</th>
            <th class="number">Value</th>
            <th class="number">Standard error</th>
            <th class="number">Design effect</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
  }
}

function figureRow(
  text: string, value: number, error: number, effect: number | null | undefined,
): TemplateResult {
  return html`<tr>
    <th scope="row" class="wrap">${text}</th>
    <td class="number">${upToTwo(value)}</td>
    <td class="number">${decimal(error)}</td>
    <td class="number">${effect === null || effect === undefined ? unknown : decimal(effect)}</td>
  </tr>`;
}

customElements.define('sonder-survey-design', SonderSurveyDesign);
