import type { AnswerCount, QuestionReport } from 'sonder';
import {
  css,
  html,
  nothing,
  svg,
  type CSSResult,
  type SVGTemplateResult,
  type TemplateResult,
} from 'lit';
import { count, percent } from '../format.js';

type Numbers = NonNullable<QuestionReport['numbers']>;

/** Points of a scale from low to high, with the mean and its interval above them. */
export function scaleColumns(
  answers: readonly AnswerCount[],
  numbers: Numbers | null,
): TemplateResult {
  const largest = Math.max(0.0001, ...answers.map(({ high }) => high));
  return html`<div class="scale" aria-hidden="true">
    <svg class="columns" viewBox="0 0 ${answers.length} 100" preserveAspectRatio="none">
      ${answers.map((answer, index) => column(answer, index, largest))}
      ${numbers ? meanLine(answers, numbers) : nothing}
    </svg>
    <ol>
      ${answers.map(
        ({ label, share, count: people }) =>
          html`<li>
            <strong>${label}</strong> <span>${percent(share, 0)}</span
            ><span class="muted">${count(people)}</span>
          </li>`,
      )}
    </ol>
  </div>`;
}

function column(answer: AnswerCount, index: number, largest: number): SVGTemplateResult {
  const y = (share: number): number => 100 - (share / largest) * 88;
  const middle = index + 0.5;
  return svg`<rect class="mark" x=${index + 0.12} y=${y(answer.share)} width="0.76" height=${100 - y(answer.share)}></rect>
    <path class="whisker" vector-effect="non-scaling-stroke" d="M${middle} ${y(answer.low)}V${y(answer.high)}"></path>`;
}

function meanLine(
  answers: readonly AnswerCount[],
  numbers: Numbers,
): SVGTemplateResult | typeof nothing {
  const first = Number(answers[0]?.label);
  const last = Number(answers.at(-1)?.label);
  if (!(last - first === answers.length - 1)) return nothing;
  const at = (value: number): number => value - first + 0.5;
  return svg`<path class="mean" vector-effect="non-scaling-stroke" d="M${at(numbers.mean)} 0V100"></path>
    <path class="whisker" vector-effect="non-scaling-stroke" d="M${at(numbers.low)} 4H${at(numbers.high)}"></path>`;
}

export const scaleStyles: CSSResult = css`
  .columns {
    width: 100%;
    height: 8rem;
    display: block;
    border-bottom: 1px solid var(--edge);
  }
  .mean {
    stroke: var(--ink);
    stroke-width: 1.5;
    stroke-dasharray: 4 3;
    fill: none;
  }
  .scale ol {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    padding-top: 0.25rem;
    text-align: center;
    font-size: var(--small);
    font-variant-numeric: tabular-nums;
    line-height: 1.35;
  }
  .scale li {
    display: flex;
    flex-direction: column;
    overflow: hidden;
  }
  @media (max-width: 30rem) {
    .scale ol {
      font-size: 0.6875rem;
    }
  }
`;
