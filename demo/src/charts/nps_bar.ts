import type { QuestionReport } from 'sonder';
import { css, html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { count, decimal, percent } from '../format.js';

type Nps = NonNullable<QuestionReport['nps']>;

/** Who would recommend, as one bar, with the score and how sure it is. */
export function npsBar(nps: Nps, confidence: number): TemplateResult {
  const [low, middle, high] = [nps.detractor_share, nps.passive_share, nps.promoter_share].map(
    (share) => share * 100,
  );
  return html`<div class="nps">
    <p class="score">
      <strong>${decimal(nps.score, 1)}</strong>
      <span class="muted small"
        >net promoter score, ${percent(confidence, 0)} interval ${decimal(nps.low, 1)} to
        ${decimal(nps.high, 1)}</span
      >
    </p>
    <svg class="stacked" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="detractor" width=${low ?? 0} height="10"></rect>
      <rect class="passive" x=${low ?? 0} width=${middle ?? 0} height="10"></rect>
      <rect class="promoter" x=${(low ?? 0) + (middle ?? 0)} width=${high ?? 0} height="10"></rect>
    </svg>
    <ul class="legend">
      ${legend('detractor', 'Detractors', nps.scale_from_one ? '1–6' : '0–6', nps.detractors, nps.detractor_share)}
      ${legend('passive', 'Passives', '7–8', nps.passives, nps.passive_share)}
      ${legend('promoter', 'Promoters', '9–10', nps.promoters, nps.promoter_share)}
    </ul>
    ${scorePlace(nps)}
    ${
      nps.scale_from_one
        ? html`<p class="note warn small">
            Asked on a scale of 1–10 instead of 0–10: compare it with other scores only with care.
          </p>`
        : nothing
    }
  </div>`;
}

function legend(
  kind: string,
  name: string,
  range: string,
  people: number,
  share: number,
): TemplateResult {
  return html`<li>
    <svg class="key" viewBox="0 0 10 10" aria-hidden="true">
      <rect class=${kind} width="10" height="10" rx="2"></rect>
    </svg>
    <span>${name} <span class="muted">${range}</span></span>
    <span class="tabular share"
      ><strong>${percent(share)}</strong>
      <span class="muted">${count(people)}</span></span
    >
  </li>`;
}

/** The score and its interval on the whole scale from -100 to 100. */
function scorePlace({ score, low, high }: Nps): TemplateResult {
  const at = (value: number): number => (value + 100) / 2;
  return html`<div aria-hidden="true">
    <svg class="place" viewBox="0 0 100 10" preserveAspectRatio="none">
      <path
        class="grid-line"
        vector-effect="non-scaling-stroke"
        d="M0 5H100M0 2v6M50 2v6M100 2v6"
      ></path>
      <path
        class="whisker"
        vector-effect="non-scaling-stroke"
        d="M${at(low)} 2.5v5M${at(low)} 5H${at(high)}M${at(high)} 2.5v5"
      ></path>
      <path class="point" vector-effect="non-scaling-stroke" d="M${at(score)} 5v0.001"></path>
    </svg>
    <div class="ends small muted tabular"><span>−100</span><span>0</span><span>100</span></div>
  </div>`;
}

export const npsStyles: CSSResult = css`
  .nps {
    display: flex;
    flex-direction: column;
    gap: 0.75rem;
  }
  .score {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25rem 0.75rem;
  }
  .score strong {
    font-size: var(--figure);
    font-weight: 600;
    line-height: 1.1;
    font-variant-numeric: tabular-nums;
  }
  .stacked {
    width: 100%;
    height: 1.5rem;
    border-radius: 4px;
    display: block;
  }
  .legend {
    display: grid;
    grid-template-columns: repeat(3, auto);
    justify-content: space-between;
    gap: 0.25rem 1rem;
    font-size: var(--small);
  }
  .legend li {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: 0 0.5rem;
  }
  .legend .share {
    grid-column: 2;
  }
  @media (max-width: 30rem) {
    .legend {
      grid-template-columns: 1fr;
    }
    .legend li {
      grid-template-columns: auto 1fr auto;
    }
    .legend .share {
      grid-column: 3;
    }
  }
  .key {
    width: 0.75rem;
    height: 0.75rem;
  }
  .place {
    width: 100%;
    height: 1.25rem;
    display: block;
    overflow: visible;
  }
  .point {
    stroke: var(--ink);
    stroke-width: 9;
    stroke-linecap: round;
  }
  .ends {
    display: flex;
    justify-content: space-between;
  }
`;
