import type { Failure, GroupSizes, RuleCount } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { barStyles, groupBars } from '../charts/answer_bars.js';
import { count, counted, percent } from '../format.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { charts } from '../styles/charts.js';
import { failureNote } from './failure_note.js';

/** Who the rule holds for now. */
export class SonderRuleResult extends View {
  static override properties = {
    ...View.properties,
    answer: { attribute: false },
    failure: { attribute: false },
    incomplete: { attribute: false },
  };
  static override styles = [
    base,
    charts,
    barStyles,
    css`
      :host {
        display: contents;
      }
      .count {
        font-size: 2.25rem;
        font-weight: 600;
        letter-spacing: -0.02em;
        line-height: 1.15;
        font-variant-numeric: tabular-nums;
      }
      h3 {
        font-size: var(--small);
        padding-bottom: 0.375rem;
      }
      .breakdowns {
        grid-column: 1 / -1;
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
        gap: 2rem 3rem;
      }
      .breakdowns p {
        padding-top: 0.375rem;
      }
    `,
  ];
  declare answer: RuleCount | null;
  declare failure: Failure | null;
  declare incomplete: boolean;

  protected override render(): TemplateResult {
    if (this.incomplete)
      return html`<p class="note">Fill in every value to see who the rule holds for.</p>`;
    if (this.failure) return failureNote(this.failure);
    if (!this.answer) return html`<p class="muted">Counting …</p>`;
    return this.#counted(this.answer);
  }

  #counted({
    members,
    profiles,
    share,
    net_spend: spend,
    share_of_spend: of,
    breakdowns,
  }: RuleCount): TemplateResult {
    return html`<div role="status">
        <p class="count">${count(members)}</p>
        <p class="muted">of ${counted(profiles, 'person', 'people')}, ${percent(share)}</p>
        <p>
          ${this.money(spend)} net
          spend${of === null ? nothing : html` <span class="muted">(${percent(of)} of what known people spent)</span>`}
        </p>
      </div>
      <div class="breakdowns">
        ${breakdowns.filter(({ cells }) => cells.length > 1).map(breakdown)}
      </div>`;
  }
}

function breakdown(sizes: GroupSizes): TemplateResult {
  const { title, suppressed_cells: hidden, minimum_group: least } = sizes;
  return html`<section>
    <h3>${title}</h3>
    ${groupBars(sizes)}
    ${
      hidden > 0
        ? html`<p class="small muted">
            ${counted(hidden, 'group')} hidden: fewer than ${least} people, or one from which such a
            number could be worked out.
          </p>`
        : nothing
    }
  </section>`;
}

customElements.define('sonder-rule-result', SonderRuleResult);
