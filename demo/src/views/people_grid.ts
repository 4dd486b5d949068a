import type { PeopleSort, PersonRow } from 'sonder';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { count, dateOf, nameOf, unknown } from '../format.js';
import { icon } from '../icons.js';
import { RowCache } from '../state/row_cache.js';
import { showProfile } from '../state/segments.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { peopleGrid } from '../styles/people_grid.js';
import { segmentLabel } from '../words.js';

interface Column {
  name: string;
  label: string;
  number: boolean;
  /** How to sort by it, and which way round first. */
  sort: { by: PeopleSort; descending: boolean } | null;
}

const columns: readonly Column[] = [
  { name: 'name', label: 'Name', number: false, sort: { by: 'name', descending: false } },
  { name: 'email', label: 'E-mail', number: false, sort: null },
  { name: 'id', label: 'Customer id', number: false, sort: null },
  { name: 'country', label: 'Country', number: false, sort: null },
  { name: 'orders', label: 'Orders', number: true, sort: { by: 'order_count', descending: true } },
  { name: 'spend', label: 'Net spend', number: true, sort: { by: 'net_spend', descending: true } },
  { name: 'last', label: 'Last order', number: true, sort: { by: 'last_order', descending: true } },
  { name: 'group', label: 'RFM group', number: false, sort: null },
];

const phone = matchMedia('(max-width: 47.5rem)');
const spareRows = 8;

/** A grid that draws only the rows in sight. One tab stop; arrows, Page, Home and End move in it. */
export class SonderPeopleGrid extends View {
  static override properties = { ...View.properties, profiles: { attribute: false } };
  static override styles = [base, controls, peopleGrid];
  declare profiles: Uint32Array;
  #cache: RowCache | null = null;
  #resized = new ResizeObserver(() => this.requestUpdate());

  get #rowHeight(): number {
    return (
      (phone.matches ? 3.75 : 2.5) *
      Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    );
  }

  get #grid(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.grid');
  }

  /** Height of the rows in sight, below the names of the columns. */
  get #sight(): number {
    const head = this.renderRoot.querySelector<HTMLElement>('.head')?.offsetHeight ?? 0;
    return (this.#grid?.clientHeight ?? 600) - head;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('profiles'))
      this.#cache = new RowCache(this.app.client, this.profiles, () => this.requestUpdate());
  }

  /** Comes back to where the list was left. */
  protected override firstUpdated(): void {
    const grid = this.#grid;
    if (!grid) return;
    this.#resized.observe(grid);
    grid.scrollTop = this.state.people.top;
    this.requestUpdate();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const grid = this.#grid;
    if (!grid) return;
    if (changed.has('profiles') && changed.get('profiles') !== undefined)
      grid.scrollTop = this.state.people.top;
    const lines = grid.querySelector<HTMLElement>('.lines');
    const space = grid.querySelector<HTMLElement>('.space');
    space?.style.setProperty('height', `${this.profiles.length * this.#rowHeight}px`);
    lines?.style.setProperty('transform', `translateY(${this.#first() * this.#rowHeight}px)`);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  #first(): number {
    return Math.max(
      0,
      Math.floor((this.#grid?.scrollTop ?? this.state.people.top) / this.#rowHeight) - spareRows,
    );
  }

  #last(): number {
    const shown = Math.ceil(this.#sight / this.#rowHeight) + 2 * spareRows;
    return Math.min(this.profiles.length, this.#first() + shown);
  }

  #scrolled(): void {
    const top = this.#grid?.scrollTop ?? 0;
    this.app.store.update({ people: { ...this.state.people, top } });
  }

  #key(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return;
    const { active } = this.state.people;
    const page = Math.max(1, Math.floor(this.#sight / this.#rowHeight) - 1);
    const last = this.profiles.length - 1;
    const targets = new Map([
      ['ArrowDown', active + 1],
      ['ArrowUp', active - 1],
      ['PageDown', active + page],
      ['PageUp', active - page],
      ['Home', 0],
      ['End', last],
    ]);
    const to = targets.get(event.key);
    if (to !== undefined) this.#move(Math.min(Math.max(0, to), last));
    else if (event.key === 'Enter') this.#open(active);
    else return;
    event.preventDefault();
  }

  #move(active: number): void {
    const grid = this.#grid;
    if (!grid) return;
    const top = active * this.#rowHeight;
    if (top < grid.scrollTop) grid.scrollTop = top;
    else if (top + this.#rowHeight > grid.scrollTop + this.#sight)
      grid.scrollTop = top + this.#rowHeight - this.#sight;
    this.app.store.update({ people: { ...this.state.people, active, top: grid.scrollTop } });
  }

  #open(index: number): void {
    const profile = this.profiles[index];
    if (profile === undefined) return;
    this.app.store.update({ people: { ...this.state.people, active: index } });
    showProfile(this.app, profile);
  }

  #sort({ sort }: Column): void {
    if (!sort) return;
    const { people } = this.state;
    const descending = people.sort === sort.by ? !people.descending : sort.descending;
    this.app.store.update({ people: { ...people, sort: sort.by, descending, active: 0, top: 0 } });
  }

  protected override render(): TemplateResult {
    const { active } = this.state.people;
    const rows: TemplateResult[] = [];
    for (let index = this.#first(); index < this.#last(); index += 1) rows.push(this.#line(index));
    return html`<div
      class="grid"
      role="grid"
      tabindex="0"
      aria-label="People found"
      aria-rowcount=${this.profiles.length + 1}
      aria-colcount=${columns.length}
      aria-activedescendant="row-${active}"
      @keydown=${this.#key}
      @scroll=${this.#scrolled}
    >
      <div class="row head" role="row" aria-rowindex="1">
        ${columns.map((column) => this.#head(column))}
      </div>
      <div class="space" role="presentation">
        <div class="lines" role="presentation">${rows}</div>
      </div>
    </div>`;
  }

  #head(column: Column): TemplateResult {
    const { sort, descending } = this.state.people;
    const sorted = column.sort?.by === sort;
    const label = column.name === 'spend' ? this.inCurrency(column.label) : column.label;
    const way = sorted ? (descending ? 'descending' : 'ascending') : nothing;
    return html`<div
      role="columnheader"
      class="${column.name} ${column.number ? 'number' : ''}"
      aria-sort=${way}
    >
      ${
        column.sort
          ? html`<button @click=${() => this.#sort(column)}>
              ${label}${sorted ? icon(descending ? 'down' : 'up') : nothing}
            </button>`
          : label
      }
    </div>`;
  }

  #line(index: number): TemplateResult {
    const row = this.#cache?.row(index) ?? null;
    const active = index === this.state.people.active;
    return html`<div
      class="row"
      role="row"
      id="row-${index}"
      aria-rowindex=${index + 2}
      aria-selected=${active ? 'true' : 'false'}
      ?data-active=${active}
      @click=${() => this.#open(index)}
    >
      ${columns.map(
        (column) =>
          html`<div role="gridcell" class="${column.name} ${column.number ? 'number' : ''}">
            ${row ? this.#cell(row, column.name) : '…'}
          </div>`,
      )}
    </div>`;
  }

  #cell(row: PersonRow, column: string): string {
    switch (column) {
      case 'name':
        return (
          (row.anonymous ? 'Anonymous' : row.name) ||
          row.email ||
          (row.customer_id ? `Customer ${row.customer_id}` : nameOf(''))
        );
      case 'email':
        return row.email || unknown;
      case 'id':
        return row.customer_id || unknown;
      case 'country':
        return row.country ?? unknown;
      case 'orders':
        return count(row.order_count);
      case 'spend':
        return this.amount(row.net_spend);
      case 'last':
        return dateOf(row.last_order);
      default:
        return row.rfm_group === null ? unknown : segmentLabel(row.rfm_group);
    }
  }
}

customElements.define('sonder-people-grid', SonderPeopleGrid);
