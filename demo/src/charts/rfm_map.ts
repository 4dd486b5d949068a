import type { RfmReport } from 'sonder';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { compactNumber, count, decimal, money, type MoneyFormat } from '../format.js';
import { base } from '../styles/base.js';
import { rfmGroupStyles } from '../styles/rfm_groups.js';

/** A place on the map, scores from 1. */
export interface RfmCell {
  recency: number;
  frequency: number;
}

/**
 * People by recency and frequency score. One tab stop; arrows move, Enter or a click fires "cell"
 * with the cell in focus.
 */
export class SonderRfmMap extends LitElement {
  static override properties = {
    report: { attribute: false },
    format: { attribute: false },
    selected: { attribute: false },
    active: { state: true },
  };
  static override styles = [
    base,
    css`
      .map {
        display: grid;
        grid-template-columns: 1.25rem auto repeat(var(--bins), minmax(0, 1fr));
        gap: 3px;
      }
      .map [role='row'] {
        display: contents;
      }
      .cell {
        position: relative;
        aspect-ratio: 1.45;
        min-height: 3.25rem;
        padding: 0.375rem 0.5rem;
        border-radius: 4px;
        cursor: pointer;
        overflow: hidden;
        display: flex;
        flex-direction: column;
        line-height: 1.2;
      }
      .cell[aria-selected='true'] {
        box-shadow: inset 0 0 0 2px var(--accent);
      }
      .cell strong {
        font-size: 1rem;
        font-variant-numeric: tabular-nums;
      }
      .cell .spend {
        font-size: 0.75rem;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .cell svg {
        position: absolute;
        left: 0;
        bottom: 0;
        width: 100%;
        height: 4px;
      }
      .cell rect {
        fill: var(--mark);
      }
      .cell.none {
        background: var(--sunken);
      }
      .cell.none strong {
        color: var(--muted);
        font-weight: 400;
      }
      .score {
        font-size: var(--small);
        color: var(--muted);
        display: grid;
        place-items: center;
        min-width: 1rem;
        font-variant-numeric: tabular-nums;
      }
      .up {
        writing-mode: vertical-rl;
        transform: rotate(180deg);
        text-align: center;
        font-size: var(--small);
        color: var(--muted);
        grid-row: span var(--bins);
      }
      .across {
        grid-column: 3 / -1;
        text-align: center;
        font-size: var(--small);
        color: var(--muted);
      }
      @media (max-width: 47.5rem) {
        .cell {
          aspect-ratio: 1;
          padding: 0.25rem;
        }
        .cell strong {
          font-size: var(--small);
        }
        .cell .spend {
          font-size: 0.6875rem;
        }
      }
      @media (forced-colors: active) {
        .cell {
          border: 1px solid CanvasText;
        }
        .cell[aria-selected='true'] {
          outline: 3px solid Highlight;
        }
      }
    `,
    rfmGroupStyles,
  ];
  declare report: RfmReport;
  declare format: MoneyFormat;
  declare selected: RfmCell | null;
  declare active: RfmCell;

  constructor() {
    super();
    this.format = { currency: '', decimals: 2 };
    this.selected = null;
    this.active = { recency: 5, frequency: 5 };
  }

  protected override willUpdate(): void {
    const clamp = (score: number): number => Math.min(Math.max(1, score), this.report.bins);
    this.active = { recency: clamp(this.active.recency), frequency: clamp(this.active.frequency) };
  }

  protected override updated(): void {
    this.renderRoot
      .querySelector<HTMLElement>('.map')
      ?.style.setProperty('--bins', String(this.report.bins));
  }

  #key(event: KeyboardEvent): void {
    const { recency, frequency } = this.active;
    const targets = new Map<string, RfmCell>([
      ['ArrowUp', { recency: recency + 1, frequency }],
      ['ArrowDown', { recency: recency - 1, frequency }],
      ['ArrowRight', { recency, frequency: frequency + 1 }],
      ['ArrowLeft', { recency, frequency: frequency - 1 }],
    ]);
    const to = targets.get(event.key);
    if (to) void this.#focus(to);
    else if (event.key === 'Enter' || event.key === ' ') this.#choose(this.active);
    else return;
    event.preventDefault();
  }

  async #focus(cell: RfmCell): Promise<void> {
    this.active = cell;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }

  #choose(cell: RfmCell): void {
    this.active = cell;
    this.dispatchEvent(new CustomEvent('cell', { detail: cell, bubbles: true, composed: true }));
  }

  protected override render(): TemplateResult {
    const scores = Array.from({ length: this.report.bins }, (_, index) => index + 1);
    return html`<div
      class="map"
      role="grid"
      aria-label="People by recency and frequency score"
      @keydown=${this.#key}
    >
      ${[...scores].reverse().map(
        (recency, index) =>
          html` ${index === 0 ? html`<div class="up" aria-hidden="true">Recency: bought lately →</div>` : nothing}
            <div role="row">
              <div class="score" role="rowheader" aria-label="Recency ${recency}">${recency}</div>
              ${scores.map((frequency) => this.#cell({ recency, frequency }))}
            </div>`,
      )}
      <div aria-hidden="true"></div>
      <div aria-hidden="true"></div>
      ${scores.map((score) => html`<div class="score" aria-hidden="true">${score}</div>`)}
      <div class="across" aria-hidden="true">Frequency: bought often →</div>
    </div>`;
  }

  #cell(cell: RfmCell): TemplateResult {
    const content = this.report.grid[cell.recency - 1]?.[cell.frequency - 1] ?? {
      people: 0,
      net_spend: 0,
      group: null,
    };
    const { people, net_spend: spend, group } = content;
    const same = (other: RfmCell | null): boolean =>
      other?.recency === cell.recency && other.frequency === cell.frequency;
    const label = this.report.groups.find((known) => known.group === group)?.label ?? '';
    const most = Math.max(1, ...this.report.grid.flat().map((other) => other.people));
    return html`<div
      role="gridcell"
      class="cell ${group ?? ''} ${people === 0 ? 'none' : ''}"
      tabindex=${same(this.active) ? 0 : -1}
      aria-selected=${same(this.selected) ? 'true' : 'false'}
      @click=${() => this.#choose(cell)}
      title=${label}
    >
      <span class="unseen">Recency ${cell.recency}, frequency ${cell.frequency}: </span
      ><strong>${count(people)}</strong>
      <span class="unseen"
        >${people === 1 ? 'person' : 'people'},
        ${money(spend, this.format)}${label ? `, ${label}` : ''}</span
      ><span class="spend" aria-hidden="true">${people > 0 ? compactNumber(spend) : ''}</span>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width=${(people / most) * 100} height="4"></rect>
      </svg>
    </div>`;
  }
}

/** What the scores mean in days and orders: "40 to 90 days" of a row or column. */
export function scoreRange(limits: readonly number[], bin: number, unit: string): string {
  const low = limits[bin - 2];
  const high = limits[bin - 1];
  const from = low === undefined ? null : Math.ceil(low);
  const to = high === undefined ? null : Math.ceil(high) - 1;
  if (from === null && to === null) return `any number of ${unit}`;
  if (from === null) return `at most ${decimal(to, 0)} ${unit}`;
  if (to === null) return `at least ${decimal(from, 0)} ${unit}`;
  return from === to
    ? `${decimal(from, 0)} ${unit}`
    : `${decimal(from, 0)} to ${decimal(to, 0)} ${unit}`;
}

customElements.define('sonder-rfm-map', SonderRfmMap);
