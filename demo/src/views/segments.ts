import type { FeatureReport, RfmReport, SegmentList, SegmentReport } from 'sonder';
import { html, nothing, type TemplateResult } from 'lit';
import { scoreRange, type RfmCell } from '../charts/rfm_map.js';
import type { TableTwin } from '../charts/chart_frame.js';
import { count, counted, percent } from '../format.js';
import { icon } from '../icons.js';
import { cellRule } from '../rules/rfm.js';
import { edited } from '../state/history.js';
import { ruleOf, rootOf } from '../rules/tree.js';
import { Query } from '../state/query.js';
import { removeSegment, saveSegment, showMembers } from '../state/segments.js';
import { hasPeople } from '../state/store.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { rfmGroupStyles } from '../styles/rfm_groups.js';
import { segmentStyles } from '../styles/segments.js';
import { tables } from '../styles/tables.js';
import '../charts/chart_frame.js';
import { emptyView } from './empty.js';
import { failureNote } from './failure_note.js';
import './rule_editor.js';
import './segment_export.js';
import { SonderSegmentExport } from './segment_export.js';

/** Groups of people: found by their scores, or by a rule of one's own. */
export class SonderSegments extends View {
  static override properties = { ...View.properties, cell: { state: true } };
  static override styles = [base, controls, tables, segmentStyles, rfmGroupStyles];
  declare cell: RfmCell | null;
  #rfm = this.#query<RfmReport>('Scoring people', (client, options) => client.rfm(options));
  #features = this.#query<FeatureReport[]>('Measuring people', (client, options) =>
    client.features(options),
  );
  #segments = this.#query<SegmentList>('Counting segments', (client, options) =>
    client.segments(options),
  );

  constructor() {
    super();
    this.cell = null;
  }

  #query<T>(what: string, ask: ConstructorParameters<typeof Query<T>>[1]['ask']): Query<T> {
    const key = (): string | null =>
      hasPeople(this.state) ? `${this.state.revision}/${this.state.segmentRevision}` : null;
    return new Query<T>(this, { what, ask, key });
  }

  protected override render(): TemplateResult {
    if (!hasPeople(this.state))
      return emptyView(
        'Segments',
        'The map of recency and frequency and your own rules show here once a file with customers or orders is read.',
      );
    return html`<div class="stack loose">
      <h1>Segments</h1>
      ${this.#map()}
      <section class="section stack" aria-labelledby="own">
        <h2 id="own">Build a segment</h2>
        ${
          this.#features.value
            ? html`<sonder-rule-editor
                .app=${this.app}
                .features=${this.#features.value}
              ></sonder-rule-editor>`
            : nothing
        }
      </section>
      ${this.#list()}
      <sonder-segment-export .app=${this.app}></sonder-segment-export>
    </div>`;
  }

  #map(): TemplateResult {
    const { value, failure } = this.#rfm;
    if (failure) return failureNote(failure, 'warn');
    if (!value) return html`<p class="muted">Scoring …</p>`;
    const unscored =
      value.not_scored > 0 ? ` ${count(value.not_scored)} without a purchase are not scored.` : '';
    const summary =
      `${counted(value.scored, 'person', 'people')} with a purchase, scored from 1 to ${value.bins} ` +
      `by how lately and how often they bought.${unscored}`;
    return html`<div class="rfm">
      <sonder-chart-frame
        heading="Recency and frequency"
        .summary=${summary}
        .twin=${mapTwin(value, (spend) => this.money(spend))}
      >
        <div class="stack">
          <sonder-rfm-map
            .report=${value}
            .format=${this.moneyFormat}
            .selected=${this.cell}
            @cell=${(event: CustomEvent<RfmCell>) => this.#choose(value, event.detail)}
          ></sonder-rfm-map>
          ${this.#chosenCell(value)}
        </div></sonder-chart-frame
      >
      ${this.#groups(value)}
    </div>`;
  }

  /** The first choice shows what a cell is, the second opens its people. */
  #choose(report: RfmReport, cell: RfmCell): void {
    const again = this.cell?.recency === cell.recency && this.cell.frequency === cell.frequency;
    this.cell = cell;
    if (again) void this.#showCell(report, cell);
  }

  async #showCell(report: RfmReport, cell: RfmCell): Promise<void> {
    const rule = ruleOf(cellRule(report, cell));
    const name = `Recency ${cell.recency}, frequency ${cell.frequency}`;
    if (rule && (await saveSegment(this.app, name, rule))) showMembers(this.app, name);
  }

  #edit(report: RfmReport, cell: RfmCell): void {
    const rule = edited(this.state.rule, cellRule(report, cell));
    this.app.store.update({
      rule,
      ruleName: `Recency ${cell.recency}, frequency ${cell.frequency}`,
    });
    this.#toEditor();
  }

  #toEditor(): void {
    const editor = this.renderRoot.querySelector('sonder-rule-editor');
    editor?.scrollIntoView({ block: 'start' });
    editor?.shadowRoot?.querySelector<HTMLElement>('select')?.focus({ preventScroll: true });
  }

  #chosenCell(report: RfmReport): TemplateResult {
    const { cell } = this;
    const content = cell ? report.grid[cell.recency - 1]?.[cell.frequency - 1] : undefined;
    if (!cell || !content)
      return html`<p class="small muted">
        Choose a cell to see who is in it. The bar in each cell compares its people with the fullest
        cell; below the count is their net spend.
      </p>`;
    const group = report.groups.find((one) => one.group === content.group);
    const { limits, bins } = report;
    return html`<div class="chosen" role="status">
      <p>
        <strong>${counted(content.people, 'person', 'people')}</strong>,
        ${this.money(content.net_spend)}${group ? `, in ${group.label}` : ''}. Last bought
        ${scoreRange(limits.recency_days, bins + 1 - cell.recency, 'days')} ago;
        ${scoreRange(limits.order_count, cell.frequency, 'orders')}.
      </p>
      <div class="row">
        <button ?disabled=${content.people === 0} @click=${() => this.#showCell(report, cell)}>
          Show these people
        </button>
        <button class="plain" @click=${() => this.#edit(report, cell)}>Edit as a rule</button>
      </div>
    </div>`;
  }

  #groups({ groups }: RfmReport): TemplateResult {
    return html`<section class="stack tight" aria-labelledby="groups">
      <h2 id="groups">Named groups</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>Group</th>
              <th class="number">People</th>
              <th class="number">${this.inCurrency('Net spend')}</th>
              <th class="number">Share</th>
            </tr>
          </thead>
          <tbody>
            ${groups.map(
              ({ group, label, rule, people, net_spend: spend, share_of_spend: share }) =>
                html`<tr>
                  <th scope="row">
                    <button class="plain group" @click=${() => showMembers(this.app, group)}>
                      <span class="swatch ${group}" aria-hidden="true"></span>${label}
                    </button>
                    <span class="small muted rule">${rule}</span>
                  </th>
                  <td class="number">${count(people)}</td>
                  <td class="number">${this.amount(spend)}</td>
                  <td class="number">${percent(share)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #list(): TemplateResult | typeof nothing {
    const segments = this.#segments.value?.segments ?? [];
    if (segments.length === 0) return nothing;
    const saved = segments.filter(({ kind }) => kind === 'rule');
    const groups = segments.filter(({ kind }) => kind === 'rfm_group');
    return html`<section class="section stack" aria-labelledby="all">
      <h2 id="all">Saved segments and groups</h2>
      ${
        saved.length === 0
          ? html`<p class="small muted">
              No rule is saved yet. The named groups can be downloaded, too.
            </p>`
          : nothing
      }
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>Segment</th>
              <th class="number">People</th>
              <th class="number">Of all</th>
              <th class="number spare">${this.inCurrency('Net spend')}</th>
              <th><span class="unseen">Actions</span></th>
            </tr>
          </thead>
          <tbody>
            ${[...saved, ...groups].map((segment) => this.#line(segment))}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #line(segment: SegmentReport): TemplateResult {
    const { name, label, kind, members, share, net_spend: spend } = segment;
    return html`<tr>
      <th scope="row" class="wrap">
        <button class="plain group" @click=${() => showMembers(this.app, name)}>${label}</button>
      </th>
      <td class="number">${count(members)}</td>
      <td class="number">${percent(share)}</td>
      <td class="number spare">${this.amount(spend)}</td>
      <td>
        <div class="actions">
          ${
            kind === 'rule'
              ? html`<button
                    class="plain"
                    aria-label="Edit ${label}"
                    @click=${() => this.#reopen(segment)}
                  >
                    Edit
                  </button>
                  <button
                    class="icon-only"
                    aria-label="Remove ${label}"
                    title="Remove"
                    @click=${() => removeSegment(this.app, name)}
                  >
                    ${icon('close')}
                  </button>`
              : nothing
          }
          <button aria-label="Download ${label}" @click=${() => this.#download(segment)}>
            ${icon('download')}<span class="wide">Download</span>
          </button>
        </div>
      </td>
    </tr>`;
  }

  #reopen({ rule, name }: SegmentReport): void {
    if (!rule) return;
    this.app.store.update({ rule: edited(this.state.rule, rootOf(rule)), ruleName: name });
    this.#toEditor();
  }

  #download(segment: SegmentReport): void {
    const dialog = this.renderRoot.querySelector('sonder-segment-export');
    if (dialog instanceof SonderSegmentExport) dialog.open(segment, this.#features.value ?? []);
  }
}

function mapTwin(report: RfmReport, spend: (value: number) => string): TableTwin {
  const rows = report.grid.flatMap((line, r) =>
    line.map((cell, f) => ({ ...cell, r: r + 1, f: f + 1 })),
  );
  const labels = new Map(report.groups.map(({ group, label }) => [group, label]));
  return {
    columns: ['Recency and frequency', 'Group', 'People', 'Net spend'],
    rows: rows
      .reverse()
      .map(({ r, f, group, people, net_spend: net }) => [
        `${r} and ${f}`,
        (group === null ? null : labels.get(group)) ?? '–',
        count(people),
        spend(net),
      ]),
  };
}

customElements.define('sonder-segments', SonderSegments);
