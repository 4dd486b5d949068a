import type { ColumnDifference, CrossTable, GroupTest, Magnitude } from 'sonder';
import { html, nothing, type TemplateResult } from 'lit';
import { count, counted, decimal } from '../format.js';

/** From which on a difference is taken for chance. */
const mostChance = 0.05;

const testNames: Readonly<Record<GroupTest['test'], string>> = {
  welch: 'Welch’s t test',
  analysis_of_variance: 'analysis of variance',
  weighted_means: 'Wald’s test of weighted means',
  mann_whitney: 'Mann–Whitney',
  kruskal_wallis: 'Kruskal–Wallis',
};
const measureNames: Readonly<Record<GroupTest['measure'], string>> = {
  hedges_g: 'Hedges’ g',
  eta_squared: 'η²',
  cliffs_delta: 'Cliff’s δ',
  epsilon_squared: 'ε²',
};
const magnitudeWords: Readonly<Record<Magnitude, string>> = {
  negligible: 'hardly any',
  small: 'small',
  medium: 'middling',
  large: 'large',
};

/** "p = 0.0301"; what is not known is said. */
export function chance(p: number | null): string {
  if (p === null) return 'p not known';
  return p < 0.0001 ? 'p < 0.0001' : `p = ${decimal(p, 4)}`;
}

export const magnitudeOf = (magnitude: Magnitude): string => magnitudeWords[magnitude];

/** Whether the columns of a table differ, by means and by ranks, in words. */
export function differenceLines({ difference }: CrossTable): TemplateResult | typeof nothing {
  if (!difference) return nothing;
  if (difference.problem !== null)
    return html`<p class="small muted">No test of whether the columns differ: ${difference.problem}.</p>`;
  const { means, ranks } = difference;
  return html`<div class="small stack tight differences">
    ${means ? html`<p>${line('means', means)}</p>` : nothing}
    ${ranks ? html`<p>${line('ranks', ranks)}</p>` : nothing}
    <p class="muted">${basis(difference)}</p>
  </div>`;
}

function line(what: 'means' | 'ranks', test: GroupTest): string {
  const { adjusted_p_value: p, p_value: own, effect, measure, magnitude } = test;
  const differs = p <= mostChance;
  const about = what === 'means' ? 'By their means' : 'By the order of the answers';
  const verdict = differs
    ? 'the columns differ more than chance would explain'
    : 'the columns differ no more than chance would explain';
  const adjusted = p === own ? '' : `, ${chance(p)} for all questions here`;
  return `${about}, ${verdict} (${testNames[test.test]}: ${statisticOf(test)}, ${chance(own)}${adjusted}); the difference is ${magnitudeWords[magnitude]} (${measureNames[measure]} = ${decimal(effect)}).`;
}

function statisticOf({ test, statistic, freedom, denominator_freedom: below }: GroupTest): string {
  const figure = decimal(statistic);
  if (freedom === null) return `z = ${figure}`;
  if (below !== null) return `F(${count(freedom)}, ${count(below)}) = ${figure}`;
  return test === 'welch' ? `t(${decimal(freedom, 1)}) = ${figure}` : `H(${count(freedom)}) = ${figure}`;
}

function basis({ base, columns, weighted }: ColumnDifference): string {
  const who = `Of ${counted(base, 'answer')} in the columns ${columns.split(' ').join(', ')}.`;
  return weighted
    ? `${who} Means are weighted; the test of the order counts every response once, without weights.`
    : who;
}
