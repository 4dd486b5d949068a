import type { FileReport, Issue } from 'sonder';
import { html, nothing, type TemplateResult } from 'lit';
import { count, counted, dateOf, listed } from '../format.js';
import {
  dataTypeWords, issueText, personalWords, skippingIssues, sourceWords,
} from '../words.js';
import { sentenceOf } from './sentence.js';

/** Shows rows of the file: those of issues with one of these codes, or its first ones for none. */
export type ShowRows = (codes: readonly string[]) => void;

/** Rows of the table that issues of these codes point at, ascending. */
export function placesOf({ issues }: FileReport, codes: readonly string[]): number[] {
  const rows = issues
    .filter(({ code }) => codes.includes(code))
    .flatMap(({ table_row: row }) => (row === null ? [] : [row]));
  return [...new Set(rows)].toSorted((a, b) => a - b);
}

/** A figure that leads to its rows, where it has any that can be shown. */
function jump(
  report: FileReport, codes: readonly string[], words: unknown, show: ShowRows,
): TemplateResult {
  const isThere = codes.length === 0 ? report.rows.read > 0 : placesOf(report, codes).length > 0;
  if (!isThere) return html`${words}`;
  return html`<button class="jump" @click=${() => show(codes)}>${words}</button>`;
}

/** What became of the rows: read = used + skipped. */
export function rowsPart(report: FileReport, show: ShowRows): TemplateResult {
  const { rows, kind } = report;
  if (kind === 'other' || rows.read === 0) return unusedPart(report, show);
  const reasons = Object.keys(report.issue_counts).filter((code) => skippingIssues.has(code));
  const read = jump(report, [], counted(rows.read, 'row') + ' read', show);
  return html`<div class="stack tight">
    <p class="sum">${read}${usePart(report, reasons, show)}</p>
    ${besidesPart(report, show)}
  </div>`;
}

/** Nothing until the people were put together. */
function usePart(
  report: FileReport, reasons: readonly string[], show: ShowRows,
): TemplateResult | typeof nothing {
  const { used, skipped } = report.rows;
  if (used === null || skipped === null) return nothing;
  const words = `${count(skipped)} skipped`;
  const left = skipped > 0 ? jump(report, reasons, words, show) : words;
  return html` = <strong>${count(used)} used</strong> + ${left}`;
}

/** Of a file that was read and still says nothing about anybody. */
function unusedPart(report: FileReport, show: ShowRows): TemplateResult {
  const { rows } = report;
  const why =
    rows.read === 0
      ? 'The file has names of columns, but no rows. Export it again with its data.'
      : 'If it holds customers, orders or responses, choose so and say below what its columns mean.';
  const read = jump(report, [], counted(rows.read, 'row') + ' read', show);
  return html`<div class="stack tight">
    <p class="sum">${read}, <strong>none used</strong></p>
    <p class="small muted">${why}</p>
  </div>`;
}

function besidesPart(report: FileReport, show: ShowRows): TemplateResult {
  const { rows, kind } = report;
  const lost =
    kind === 'survey'
      ? 'their answers count, but in no profile'
      : 'counted in sums, but belonging to nobody';
  const nameless = rows.without_customer ?? 0;
  const without = `${counted(nameless, 'row')} without a customer`;
  const notes = [
    nameless > 0
      ? html`${jump(report, ['missing_customer'], without, show)}: ${lost}`
      : null,
    rows.broken > 0
      ? html`${jump(report, ['broken_record'], counted(rows.broken, 'record'), show)} could not be
        read`
      : null,
    rows.blank > 0 ? html`${counted(rows.blank, 'blank row')} passed over` : null,
  ];
  return html`${notes.map((note) => (note ? html`<p class="small muted">${note}</p>` : nothing))}`;
}

/** What the file tells about: time, people, kinds of data. */
export function aboutPart(report: FileReport): TemplateResult | typeof nothing {
  const facts = [freshness(report), personal(report), sources(report), types(report)].filter(
    (fact) => fact !== null,
  );
  if (facts.length === 0) return nothing;
  return html`<dl class="report">
    ${facts.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

type Fact = readonly [name: string, value: unknown] | null;

function freshness({ freshness: dates, columns }: FileReport): Fact {
  if (!dates) return null;
  const name = columns[dates.column]?.name ?? '';
  const span =
    dates.first === dates.last
      ? dateOf(dates.first)
      : `${dateOf(dates.first)} to ${dateOf(dates.last)}`;
  return ['Time', html`${span} <span class="muted">by ${name}</span>`];
}

function personal({ personal: found, columns }: FileReport): Fact {
  if (found.length === 0) return null;
  const name = (column: number): string => columns[column]?.name ?? '';
  const words = ({ column, kind }: (typeof found)[number]): string =>
    `${name(column)} (${personalWords[kind]})`;
  const inside = found.filter((each) => !each.left_out).map(words);
  const outside = found.filter((each) => each.left_out).map(words);
  return [
    'Personal data',
    html`${inside.length > 0 ? `${shortList(inside)}. ` : nothing}${
      outside.length > 0
        ? html`<strong>Left out, unless you decide otherwise below:</strong> ${shortList(outside)}.`
        : nothing
    }`,
  ];
}

const mostNames = 6;

function shortList(words: readonly string[]): string {
  const more = words.length - mostNames;
  return more > 0
    ? listed([...words.slice(0, mostNames), counted(more, 'other column')])
    : listed(words);
}

function sources({ coverage }: FileReport): Fact {
  const words = (coverage?.sources ?? []).map((source) => sourceWords[source]);
  if (words.length === 0) return null;
  return ['Sources', html`<span class="muted">${words.length} of 9:</span> ${listed(words)}`];
}

function types({ coverage }: FileReport): Fact {
  const words = (coverage?.data_types ?? []).map((type) => dataTypeWords[type].toLowerCase());
  if (words.length === 0) return null;
  return ['Types of data', html`<span class="muted">${words.length} of 4:</span> ${listed(words)}`];
}

/** Everything that was odd, counted; the counts lead to the rows. */
export function oddPart(report: FileReport, show: ShowRows): TemplateResult {
  const counts = Object.entries(report.issue_counts).filter(([, times]) => times > 0);
  const total = counts.reduce((sum, [, times]) => sum + times, 0);
  if (total === 0) return html`<p class="small muted calm">Nothing was odd in it.</p>`;
  return html`<details>
    <summary>${counted(total, 'odd thing')} in it</summary>
    <div class="stack tight">
      <ul class="dots small">
        ${counts.map(
          ([code, times]) =>
            html`<li class="tabular">
              ${jump(report, [code], `${count(times)} ${issueText(code, times)}`, show)}
            </li>`,
        )}
      </ul>
      ${
        report.issues.length > 0
          ? html`<details>
              <summary class="small">Where, line by line</summary>
              ${issueTable(report)}
            </details>`
          : nothing
      }
    </div>
  </details>`;
}

function issueTable({ issues, columns }: FileReport): TemplateResult {
  const place = ({ column }: Issue): string =>
    column === null ? '' : (columns[column]?.name ?? String(column + 1));
  return html`<div class="scroll tall" tabindex="0" role="region" aria-label="Odd places">
    <table>
      <thead>
        <tr>
          <th class="number">Row</th>
          <th>Column</th>
          <th>What</th>
        </tr>
      </thead>
      <tbody>
        ${issues.slice(0, 500).map(
          (issue) =>
            html`<tr>
              <td class="number">${issue.row === null ? 'all' : count(issue.row)}</td>
              <td class="wrap">${place(issue)}</td>
              <td class="wrap">${sentenceOf(issue.message)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
