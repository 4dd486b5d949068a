import type { RankedAnswer, RankingFigures } from 'sonder';
import { css, html, nothing, svg, type CSSResult, type TemplateResult } from 'lit';
import { count, counted, decimal, percent, unknown } from '../format.js';
import { bar, intervalText } from './answer_bars.js';

/** Best mean rank first; what nobody ranked comes last. */
const inOrder = ({ items }: RankingFigures): RankedAnswer[] =>
  [...items].sort((a, b) => (a.mean_rank ?? Infinity) - (b.mean_rank ?? Infinity));

/** Mean ranks as bars, the longer the nearer to first, with what most people prefer. */
export function rankingBars(ranking: RankingFigures, confidence: number): TemplateResult {
  const items = inOrder(ranking);
  return html`<div class="ranking stack tight">
    <p class="small muted">
      Mean rank, 1 being first, with its ${percent(confidence, 0)} interval, and how many ranked it.
      Longer bars are nearer to first.
    </p>
    <ul class="bars">
      ${items.map(
        (item) =>
          html`<li>
            <span class="label">${item.label}</span>
            ${rankBar(item, items.length)}
            <strong class="figure">${decimal(item.mean_rank)}</strong
            ><span class="figure muted">${count(item.base)}</span>
            <span class="unseen">${intervalOf(item)}</span>
          </li>`,
      )}
    </ul>
    ${winnerLine(ranking)}
  </div>`;
}

function rankBar({ mean_rank: mean, low, high }: RankedAnswer, items: number): TemplateResult {
  if (mean === null || low === null || high === null) return html`<span></span>`;
  const lengthOf = (rank: number): number =>
    items > 1 ? Math.min(1, Math.max(0, (items - rank) / (items - 1))) : 1;
  const from = lengthOf(high) * 100;
  const to = lengthOf(low) * 100;
  return bar(
    lengthOf(mean),
    svg`<path class="whisker" vector-effect="non-scaling-stroke"
      d="M${from} 2.5v5M${from} 5H${to}M${to} 2.5v5"></path>`,
  );
}

const intervalOf = ({ low, high }: RankedAnswer): string =>
  low === null || high === null ? unknown : intervalText(low, high, (rank) => decimal(rank));

function winnerLine({ winner, left_out: leftOut }: RankingFigures): TemplateResult {
  return html`<p class="small">
    ${
      winner === null
        ? 'No item is preferred to each other one by more people than the other way round.'
        : html`More people prefer <strong>${winner}</strong> to each other item than the other way
            round.`
    }${leftOut > 0 ? ` ${counted(leftOut, 'person', 'people')} gave a rank twice and ${leftOut === 1 ? 'is' : 'are'} left out.` : nothing}
  </p>`;
}

/** The same and further figures as a table, and who is preferred to whom. */
export function rankingTable(ranking: RankingFigures): TemplateResult {
  const { base, items, preferences } = ranking;
  return html`<div class="ranking stack">
    <div class="scroll" tabindex="0" role="region" aria-label="Ranks">
      <table>
        <caption>
          ${counted(base, 'person', 'people')} who ranked something
        </caption>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col" class="number">Ranked by</th>
            <th scope="col" class="number">Mean rank</th>
            <th scope="col" class="number">Interval</th>
            <th scope="col" class="number">Put first</th>
            <th scope="col" class="number">Borda points</th>
            <th scope="col" class="number">Worth</th>
            <th scope="col" class="number">Beats</th>
          </tr>
        </thead>
        <tbody>
          ${inOrder(ranking).map(
            (item) =>
              html`<tr>
                <th scope="row" class="wrap">${item.label}</th>
                <td class="number">${count(item.base)}</td>
                <td class="number">${decimal(item.mean_rank)}</td>
                <td class="number">${intervalOf(item)}</td>
                <td class="number">${count(item.first)}</td>
                <td class="number">${decimal(item.borda)}</td>
                <td class="number">${item.worth === null ? unknown : percent(item.worth)}</td>
                <td class="number">${count(item.wins)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="small muted">
      Borda points: items that a person prefers it to, on average. Worth: how likely it is to be put
      first, by the model of Plackett and Luce. Beats: items that more people prefer it to than the
      other way round. What somebody left out counts as liked less than what was ranked, but in mean
      ranks, which are of those who ranked the item.
    </p>
    <details class="small">
      <summary>Who prefers what to what</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Preferences">
        <table>
          <caption>
            Share of people who prefer the row to the column
          </caption>
          <thead>
            <tr>
              <th scope="col">Preferred</th>
              ${items.map(({ label }) => html`<th scope="col" class="number">${label}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${items.map(
              ({ label }, at) =>
                html`<tr>
                  <th scope="row" class="wrap">${label}</th>
                  ${items.map(
                    (_, other) =>
                      html`<td class="number">${at === other ? '' : percent(preferences[at]?.[other] ?? 0, 0)}</td>`,
                  )}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </div>`;
}

export const rankingStyles: CSSResult = css`
  .ranking .bars {
    margin: 0;
  }
  .ranking caption {
    text-align: left;
  }
  .ranking thead th,
  .ranking thead th.number {
    white-space: normal;
    vertical-align: bottom;
    min-width: 3.5rem;
    max-width: 8rem;
  }
`;
