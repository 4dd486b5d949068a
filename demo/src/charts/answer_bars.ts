import type { AnswerCount, GroupSizes } from 'sonder';
import { css, html, svg, type CSSResult, type SVGTemplateResult, type TemplateResult } from 'lit';
import { count, percent, unknown } from '../format.js';

/** One line per answer: its wording, a bar with the interval as a whisker, share and count. */
export function answerBars(answers: readonly AnswerCount[]): TemplateResult {
  return html`<ul class="bars">
    ${answers.map(
      (answer) =>
        html`<li>
          <span class="label">${answer.label}</span>
          ${bar(answer.share, whisker(answer.low, answer.high))}
          <strong class="figure">${percent(answer.share)}</strong
          ><span class="figure muted">${count(answer.count)}</span>
        </li>`,
    )}
  </ul>`;
}

/** Often most people: counted, but not drawn, so that the others can be compared. */
const apart = new Set(['not known', 'not scored']);

/** Group sizes; what the privacy gate hides is said in words. */
export function groupBars(sizes: GroupSizes): TemplateResult {
  const compared = sizes.cells.filter(({ label }) => !apart.has(label));
  const largest = Math.max(1, ...compared.map(({ people }) => people ?? 0));
  return html`<ul class="bars sizes">
    ${sizes.cells.map(
      ({ label, people }) =>
        html`<li>
          <span class="label">${label}</span>
          ${apart.has(label) ? html`<span></span>` : bar((people ?? 0) / largest)}
          <span class="figure"
            >${people === null ? html`<span class="muted">hidden</span>` : count(people)}</span
          >
        </li>`,
    )}
  </ul>`;
}

/** A share of 0-1. A stretched drawing 100 wide; lines keep their thickness. */
export function bar(share: number, over: SVGTemplateResult | string = ''): TemplateResult {
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="10"></rect>
    <rect class="mark" width=${Math.min(100, share * 100)} height="10"></rect>
    ${over}
  </svg>`;
}

const whisker = (
  low: number,
  high: number,
): SVGTemplateResult => svg`<path class="whisker" vector-effect="non-scaling-stroke"
  d="M${low * 100} 2.5v5M${low * 100} 5H${high * 100}M${high * 100} 2.5v5"></path>`;

export const intervalText = (
  low: number,
  high: number,
  figure: (value: number) => string,
): string =>
  Number.isFinite(low) && Number.isFinite(high) ? `${figure(low)} to ${figure(high)}` : unknown;

export const barStyles: CSSResult = css`
  .bars {
    display: grid;
    grid-template-columns: minmax(6rem, 2fr) minmax(4rem, 3fr) auto auto;
    gap: 0.375rem 0.75rem;
    align-items: center;
    font-size: var(--small);
  }
  .bars.sizes {
    grid-template-columns: minmax(5rem, 2fr) minmax(3rem, 3fr) auto;
  }
  .bars li {
    display: grid;
    grid-template-columns: subgrid;
    grid-column: 1 / -1;
    align-items: center;
  }
  .bars .label {
    overflow-wrap: anywhere;
    min-width: 0;
  }
  .bars .figure {
    text-align: right;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  svg.bar {
    width: 100%;
    height: 0.875rem;
    display: block;
  }
  @media (max-width: 30rem) {
    .bars {
      grid-template-columns: 1fr auto auto;
      gap: 0.5rem 0.75rem;
    }
    .bars:not(.sizes) .label {
      grid-column: 1 / -1;
    }
    .bars.sizes {
      grid-template-columns: minmax(5rem, 2fr) minmax(3rem, 3fr) auto;
    }
    .bars li {
      row-gap: 0.125rem;
    }
  }
`;
