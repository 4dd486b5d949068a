import type { Wave, WaveChange, WaveMeasure, WavesReport } from 'sonder';
import {
  count,
  counted,
  dateOf,
  decimal,
  listed,
  monthOf,
  percent,
  shortMonthOf,
  unknown,
} from '../format.js';
import type { TableTwin } from './chart_frame.js';
import type { WaveFormat } from './wave_chart.js';

/** What is said of figures over time, in words. */

const isShare = (measure: WaveMeasure): boolean => measure === 'share' || measure === 'csat';
const longestName = 16;
const most = 3;

/** "March 2024", "week of 4 Mar 2024", "Q1 2024", "2024", or what the wave is called. */
function nameOf({ begins, label }: Wave, period: string | null): string {
  if (begins === null || period === null) return label;
  if (period === 'month') return monthOf(begins);
  if (period === 'week') return `week of ${dateOf(begins)}`;
  return period === 'quarter' ? `${label.slice(5)} ${label.slice(0, 4)}` : label;
}

function shortNameOf(wave: Wave, period: string | null): string {
  if (wave.begins !== null && period === 'month') return shortMonthOf(wave.begins);
  if (wave.begins !== null && period === 'week') return dateOf(wave.begins);
  const name = nameOf(wave, period);
  return name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;
}

function figureOf(measure: WaveMeasure, value: number): string {
  if (isShare(measure)) return percent(value);
  return decimal(value, measure === 'nps' ? 1 : 2);
}

/** With its sign; differences of shares are in percentage points. */
function differenceOf(measure: WaveMeasure, difference: number): string {
  const size = isShare(measure) ? difference * 100 : difference;
  const sign = size > 0 ? '+' : '';
  return `${sign}${decimal(size, measure === 'mean' ? 2 : 1)}`;
}

const chance = (p: number): string => (p < 0.0001 ? '< 0.0001' : decimal(p, 4));

function subjectOf({ measure, share_of: answers }: WavesReport): string {
  if (measure === 'nps') return 'The net promoter score';
  if (measure === 'csat') return 'The share of satisfied people';
  if (measure === 'mean') return 'The mean';
  return `The share of ${listed(answers.map((answer) => `“${answer}”`))}`;
}

const verdict = ({ significant, adjusted_p_value: p }: WaveChange): string => {
  if (p === null) return 'too little varies to test it';
  return significant
    ? 'that is more than chance would explain'
    : 'chance alone could explain that';
};

/** "The mean rose from 3.1 to 3.4 between March and April 2024; …" */
function changeSentence(report: WavesReport): string {
  const { waves, measure } = report;
  const last = waves.findLast(({ change }) => change !== null);
  const first = last?.change ? waves[last.change.since] : undefined;
  if (!last?.change || !first || first.value === null || last.value === null) return '';
  const [from, to] = [figureOf(measure, first.value), figureOf(measure, last.value)];
  const name = (wave: Wave): string => nameOf(wave, report.by?.period ?? null);
  const between = `between ${name(first)} and ${name(last)}`;
  if (from === to) return `${subjectOf(report)} stayed at ${to} ${between}.`;
  const rose = last.change.difference > 0 ? 'rose' : 'fell';
  return `${subjectOf(report)} ${rose} from ${from} to ${to} ${between}; ${verdict(last.change)}.`;
}

/** Names the waves as long as they are few. */
function outsideSentence({ waves, by }: WavesReport): string {
  const outside = waves.filter(({ control }) => control?.outside);
  if (outside.length === 0) return '';
  const names = listed(outside.map((wave) => nameOf(wave, by?.period ?? null)));
  const who = outside.length > most ? `${count(outside.length)} of ${counted(waves.length, 'wave')}` : names;
  return ` Outside the limits of chance: ${who}.`;
}

/** Whether few answered in the last wave. */
function smallSentence({ waves, by }: WavesReport): string {
  const last = waves.findLast(({ value }) => value !== null);
  if (!last?.small) return '';
  const people = counted(last.base, 'person', 'people');
  return ` Only ${people} answered in ${nameOf(last, by?.period ?? null)}: take it as a hint.`;
}

/** What is to be seen, in plain words. */
export function summarise(report: WavesReport): string {
  const known = report.waves.filter(({ value }) => value !== null);
  const [only] = known;
  if (!only) return 'Nobody among the selected responses answered it.';
  if (known.length === 1)
    return `All answers are of one wave, ${nameOf(only, report.by?.period ?? null)}: there is nothing to compare them with yet.`;
  return changeSentence(report) + outsideSentence(report) + smallSentence(report);
}

/** The base of the wave that this one is compared with. */
const baseBefore = ({ change }: Wave, { waves }: WavesReport): number =>
  change ? (waves[change.since]?.base ?? 0) : 0;

function notesOf(wave: Wave, report: WavesReport): string[] {
  const { responses, small, base_shift: shift, control } = wave;
  const part = percent(wave.base / Math.max(1, baseBefore(wave, report)), 0);
  return [
    ...(responses === 0 ? ['no responses'] : []),
    ...(control?.outside ? ['outside the limits'] : []),
    ...(small ? ['under 30 people'] : []),
    ...(shift === null ? [] : [`base ${shift} to ${part}`]),
  ];
}

function waveSentence(wave: Wave, report: WavesReport): string {
  const { measure, by } = report;
  const name = nameOf(wave, by?.period ?? null);
  const { value, low, high, change } = wave;
  if (wave.responses === 0) return `${name}: no responses`;
  if (value === null) return `${name}: ${counted(wave.responses, 'response')}, nobody answered this`;
  const interval =
    low === null || high === null ? '' : ` (${figureOf(measure, low)} to ${figureOf(measure, high)})`;
  const changed = change
    ? `, ${differenceOf(measure, change.difference)}${isShare(measure) ? ' points' : ''}: ${verdict(change)}`
    : '';
  const notes = notesOf(wave, report).map((note) => `; ${note}`);
  return `${name}: ${figureOf(measure, value)}${interval}, ${counted(wave.base, 'person', 'people')}${changed}${notes.join('')}`;
}

const ends: Readonly<Record<WaveMeasure, readonly [number, number]>> = {
  share: [0, 1],
  csat: [0, 1],
  nps: [-100, 100],
  mean: [-Infinity, Infinity],
};

export function formatOf(report: WavesReport): WaveFormat {
  const { measure } = report;
  const period = report.by?.period ?? null;
  const [least, greatest] = ends[measure];
  return {
    title: subjectOf(report),
    figure: (value) => figureOf(measure, value),
    tick: (value) =>
      isShare(measure) ? percent(value, 0) : value.toLocaleString('en', { maximumFractionDigits: 2 }),
    least,
    most: greatest,
    name: (wave) => nameOf(wave, period),
    shortName: (wave) => shortNameOf(wave, period),
    sentence: (wave) => waveSentence(wave, report),
  };
}

/** "20", with what it is more or less than before: "20 (-30)". */
function peopleOf(wave: Wave, report: WavesReport): string {
  if (!wave.change) return count(wave.base);
  const more = wave.base - baseBefore(wave, report);
  return `${count(wave.base)} (${more > 0 ? '+' : ''}${count(more)})`;
}

function rowOf(wave: Wave, report: WavesReport, isWeighted: boolean): string[] {
  const { measure, by } = report;
  const { value, low, high, change } = wave;
  const between = (from: number | null, to: number | null, words: (end: number) => string) =>
    from === null || to === null ? unknown : `${words(from)} to ${words(to)}`;
  const figure = (end: number): string => figureOf(measure, end);
  const difference = (end: number): string => differenceOf(measure, end);
  return [
    nameOf(wave, by?.period ?? null).replaceAll(' ', '\u00a0'),
    peopleOf(wave, report),
    ...(isWeighted ? [count(wave.effective_base)] : []),
    value === null ? unknown : figure(value),
    between(low, high, figure),
    wave.control ? between(wave.control.low, wave.control.high, figure) : unknown,
    change ? difference(change.difference) : unknown,
    change ? between(change.low, change.high, difference) : unknown,
    change?.adjusted_p_value == null ? unknown : `${chance(change.adjusted_p_value)}${change.significant ? ' *' : ''}`,
    notesOf(wave, report).join('; '),
  ];
}

/** The same figures as a table. */
export function twinOf(report: WavesReport): TableTwin {
  const confidence = percent(report.confidence, 0);
  const isWeighted = report.weighting !== null;
  const points = isShare(report.measure) ? ' in points' : '';
  return {
    columns: [
      'Wave',
      'People',
      ...(isWeighted ? ['Effective'] : []),
      report.measure === 'nps' ? 'Score' : report.measure === 'mean' ? 'Mean' : 'Share',
      `${confidence} interval`,
      'Limits of chance',
      `Change${points}`,
      `${confidence} interval of it`,
      'p, adjusted',
      'Notes',
    ],
    rows: report.waves.map((wave) => rowOf(wave, report, isWeighted)),
  };
}
