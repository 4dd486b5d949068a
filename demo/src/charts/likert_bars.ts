import type { QuestionReport } from 'sonder';
import { css, html, nothing, svg, type CSSResult, type SVGTemplateResult, type TemplateResult } from 'lit';
import { count, percent } from '../format.js';

/** How far a step is from the middle of its scale: -1 at the low end, 1 at the high one. */
const sideOf = (at: number, steps: number): number => (steps > 1 ? (2 * at) / (steps - 1) - 1 : 0);

/** As many as keep the steps of a scale from 0 to 10 apart. */
const depths = 5;
const tone = (side: number): string => {
  if (side === 0) return 'middle';
  return `${side < 0 ? 'low' : 'high'} depth${Math.ceil(Math.abs(side) * depths - 1e-9)}`;
};

/** Rows of a matrix as bars around the middle of their scale: the low half left, the high half right. */
export function likertBars(items: readonly QuestionReport[]): TemplateResult {
  const steps = items.find(({ answers }) => answers.length > 0)?.answers ?? [];
  return html`<div class="likert">
    <ul class="steps" aria-hidden="true">
      ${steps.map(
        ({ label }, at) =>
          html`<li>
            <svg class="key" viewBox="0 0 10 10">
              <rect class=${tone(sideOf(at, steps.length))} width="10" height="10" rx="2"></rect></svg
            >${label}
          </li>`,
      )}
    </ul>
    <ul class="rows">
      ${items.map(
        (item) =>
          html`<li>
            <span class="wrap">${item.item}</span>
            ${item.base > 0 ? bar(item) : html`<span class="muted">Nobody answered.</span>`}
            <span class="muted tabular">${count(item.base)}</span>
            <span class="unseen"
              >${item.answers.map(({ label, share }) => `${label}: ${percent(share, 0)}`).join(', ')}</span
            >
          </li>`,
      )}
    </ul>
  </div>`;
}

/** 200 wide, the middle of the scale at 100; half of a middle step lies on either side. */
function bar({ answers }: QuestionReport): TemplateResult {
  const shares = answers.map(({ share }) => share * 100);
  const below = shares.reduce((sum, share, at) => {
    const side = sideOf(at, shares.length);
    return sum + (side < 0 ? share : side === 0 ? share / 2 : 0);
  }, 0);
  let x = 100 - below;
  const parts: SVGTemplateResult[] = shares.map((share, at) => {
    const start = x;
    x += share;
    return svg`<rect class=${tone(sideOf(at, shares.length))} x=${start} width=${share} height="10"></rect>`;
  });
  return html`<svg class="bar" viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true">
    ${parts}${svg`<path class="axis" vector-effect="non-scaling-stroke" d="M100 0v10"></path>`}
  </svg>`;
}

/** The same figures as a table. */
export function likertTable(items: readonly QuestionReport[]): TemplateResult {
  const steps = items.find(({ answers }) => answers.length > 0)?.answers ?? [];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Answers by row">
    <table>
      <thead>
        <tr>
          <th>Row</th>
          ${steps.map(({ label }) => html`<th class="number">${label}</th>`)}
          <th class="number">People</th>
        </tr>
      </thead>
      <tbody>
        ${items.map(
          (item) =>
            html`<tr>
              <th scope="row" class="wrap">${item.item}</th>
              ${steps.map((_, at) => {
                const answer = item.answers[at];
                return html`<td class="number">${answer ? percent(answer.share, 0) : nothing}</td>`;
              })}
              <td class="number">${count(item.base)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export const likertStyles: CSSResult = css`
  .likert {
    display: flex;
    flex-direction: column;
    gap: 0.75rem;
    font-size: var(--small);
  }
  .likert .steps {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
  }
  .likert .steps li {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
  }
  .likert .key {
    width: 0.75rem;
    height: 0.75rem;
  }
  .likert .rows {
    display: grid;
    grid-template-columns: minmax(8rem, 2fr) minmax(8rem, 4fr) auto;
    gap: 0.5rem 0.75rem;
  }
  .likert .rows li {
    display: grid;
    grid-template-columns: subgrid;
    grid-column: 1 / -1;
    align-items: center;
    position: relative;
  }
  .likert svg.bar {
    width: 100%;
    height: 1rem;
    display: block;
    background: var(--sunken);
  }
  .likert .axis {
    stroke: var(--edge);
    fill: none;
  }
  .likert .middle {
    fill: var(--passive);
  }
  .likert .low {
    fill: color-mix(in oklab, var(--detractor) var(--strength), var(--surface));
  }
  .likert .high {
    fill: color-mix(in oklab, var(--promoter) var(--strength), var(--surface));
  }
  .likert .depth1 {
    --strength: 32%;
  }
  .likert .depth2 {
    --strength: 48%;
  }
  .likert .depth3 {
    --strength: 64%;
  }
  .likert .depth4 {
    --strength: 80%;
  }
  .likert .depth5 {
    --strength: 100%;
  }
  @media (max-width: 30rem) {
    .likert .rows {
      grid-template-columns: 1fr auto;
    }
    .likert .rows li > .wrap {
      grid-column: 1 / -1;
    }
  }
`;
