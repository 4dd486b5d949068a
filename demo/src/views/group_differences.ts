import type { ColumnDifference, CrossTable, GroupTest, Magnitude } from 'sonder';
import { html, nothing, type TemplateResult } from 'lit';
import { count, counted, decimal } from '../format.js';

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
const measureWords: Readonly<Record<GroupTest['measure'], string>> = {
  hedges_g: 'g is the difference of the means in standard deviations',
  eta_squared: 'η² is the part of all variation that lies between the columns',
  cliffs_delta:
    'δ is the chance that somebody of the first column answers higher than somebody of the second, less the chance of the opposite',
  epsilon_squared: 'ε² is the part of the variation of ranks that lies between the columns',
};
const magnitudeWords: Readonly<Record<Magnitude, string>> = {
  negligible: 'very small',
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
export function differenceLines(
  { difference }: CrossTable,
  confidence: number,
): TemplateResult | typeof nothing {
  if (!difference) return nothing;
  if (difference.problem !== null)
    return html`<p class="small muted">No test of whether the columns differ: ${difference.problem}.</p>`;
  const { means, ranks } = difference;
  return html`<div class="small stack tight differences">
    ${means ? html`<p>${line('means', means, confidence)}</p>` : nothing}
    ${ranks ? html`<p>${line('ranks', ranks, confidence)}</p>` : nothing}
    <p class="muted">${basis(difference)}</p>
  </div>`;
}

function line(what: 'means' | 'ranks', test: GroupTest, confidence: number): string {
  const { adjusted_p_value: p, p_value: own, effect, measure, magnitude } = test;
  const differs = p <= 1 - confidence;
  const about = what === 'means' ? 'By their means' : 'By the order of the answers';
  const verdict = differs
    ? 'the columns differ more than chance would explain'
    : 'the columns differ no more than chance would explain';
  const adjusted = p === own ? '' : `, allowing for all questions here ${chance(p)}`;
  return `${about}, ${verdict} (${testNames[test.test]}: ${statisticOf(test)}, ${chance(own)}${adjusted}); the difference is ${magnitudeWords[magnitude]} (${measureNames[measure]} = ${decimal(effect, isSquared(measure) ? 3 : 2)}).`;
}

const isSquared = (measure: GroupTest['measure']): boolean =>
  measure === 'eta_squared' || measure === 'epsilon_squared';

function statisticOf({ test, statistic, freedom, denominator_freedom: below }: GroupTest): string {
  const figure = decimal(statistic);
  if (freedom === null) return `z = ${figure}`;
  if (below !== null) return `F(${count(freedom)}, ${count(below)}) = ${figure}`;
  return test === 'welch' ? `t(${decimal(freedom, 1)}) = ${figure}` : `H(${count(freedom)}) = ${figure}`;
}

function basis({ base, columns, weighted, means, ranks }: ColumnDifference): string {
  const effects = [means, ranks].flatMap((test) => (test ? [measureWords[test.measure]] : []));
  const who = `Of ${counted(base, 'answer')} in the columns ${columns.split(' ').join(', ')}; ${effects.join('; ')}.`;
  return weighted
    ? `${who} Means are weighted; the test of the order counts every response once, without weights.`
    : who;
}
