import type { MonthOfTrade } from 'sonder';
import { scaleBand, scaleLinear, type ScaleLinear } from 'd3-scale';
import {
  css,
  html,
  LitElement,
  nothing,
  svg,
  type SVGTemplateResult,
  type TemplateResult,
} from 'lit';
import {
  compactNumber,
  counted,
  money,
  monthOf,
  shortMonthOf,
  type MoneyFormat,
} from '../format.js';
import { base } from '../styles/base.js';
import { charts } from '../styles/charts.js';
import { Width } from './width.js';

const height = 240;
const margin = { left: 48, right: 4, top: 10, bottom: 26 };
const plotHeight = height - margin.top - margin.bottom;

/** Net sales per month. One tab stop; arrows move from month to month. */
export class SonderMonthBars extends LitElement {
  static override properties = {
    months: { attribute: false },
    format: { attribute: false },
    active: { state: true },
  };
  static override styles = [
    base,
    charts,
    css`
      .reading {
        min-height: 1.5rem;
        font-size: var(--small);
        color: var(--muted);
        font-variant-numeric: tabular-nums;
        max-width: none;
      }
      .reading strong {
        color: var(--ink);
      }
    `,
  ];
  declare months: readonly MonthOfTrade[];
  declare format: MoneyFormat;
  /** The month pointed at or in focus. */
  declare active: number;
  #width = new Width(this);

  constructor() {
    super();
    this.months = [];
    this.format = { currency: '', decimals: 2 };
    this.active = -1;
  }

  #key(event: KeyboardEvent): void {
    const last = this.months.length - 1;
    const targets = new Map([
      ['ArrowRight', this.active + 1],
      ['ArrowLeft', this.active - 1],
      ['Home', 0],
      ['End', last],
    ]);
    const to = targets.get(event.key);
    if (to === undefined) return;
    event.preventDefault();
    void this.#focus(Math.min(Math.max(0, to), last));
  }

  async #focus(index: number): Promise<void> {
    this.active = index;
    await this.updateComplete;
    this.renderRoot.querySelector<SVGElement>('[tabindex="0"]')?.focus();
  }

  protected override render(): TemplateResult {
    const { months, active } = this;
    const month = months[active];
    return html`<p class="reading" aria-hidden="true">
        ${month ? this.#reading(month) : 'Point at a month, or focus the chart and use the arrow keys.'}
      </p>
      ${this.#width.value > 0 ? this.#chart() : nothing}`;
  }

  #reading(month: MonthOfTrade): TemplateResult {
    return html`<strong>${monthOf(month.month)}</strong> · ${money(month.net, this.format)} net ·
      ${counted(month.purchases, 'purchase')} by ${counted(month.buyers, 'person', 'people')}`;
  }

  #chart(): TemplateResult {
    const width = this.#width.value;
    const nets = this.months.map(({ net }) => net);
    const y = scaleLinear()
      .domain([Math.min(0, ...nets), Math.max(0, ...nets)])
      .nice(5)
      .range([height - margin.bottom, margin.top]);
    const x = scaleBand<number>()
      .domain(this.months.map((_, index) => index))
      .range([margin.left, width - margin.right])
      .paddingInner(0.28);
    return html`<svg
      class="chart"
      width=${width}
      height=${height}
      role="group"
      aria-label="Net sales per month"
      @keydown=${this.#key}
      @pointerleave=${() => {
        this.active = -1;
      }}
    >
      ${valueAxis(y, width)}
      ${this.months.map((month, index) => this.#bar(month, index, x(index) ?? 0, x.bandwidth(), y))}
      ${this.#monthLabels((index) => (x(index) ?? 0) + x.bandwidth() / 2, width)}
    </svg>`;
  }

  #bar(
    month: MonthOfTrade,
    index: number,
    x: number,
    width: number,
    y: ScaleLinear<number, number>,
  ): SVGTemplateResult {
    const [top, bottom] = [y(Math.max(0, month.net)), y(Math.min(0, month.net))];
    const label = `${monthOf(month.month)}: ${money(month.net, this.format)} net, ${counted(month.purchases, 'purchase')}`;
    const stop = index === Math.max(0, this.active);
    return svg`<g class="focusable" role="img" aria-label=${label} tabindex=${stop ? 0 : -1}
      @pointerenter=${() => {
        this.active = index;
      }} @focus=${() => {
        this.active = index;
      }}>
      <rect class="halo" x=${x - 2} y=${margin.top} width=${width + 4} height=${plotHeight} rx="2"></rect>
      <rect class="mark ${month.net < 0 ? 'below' : ''}" x=${x} y=${top} width=${width}
        height=${Math.max(month.net === 0 ? 0 : 1, bottom - top)}></rect></g>`;
  }

  /** As many month names as fit beside one another. */
  #monthLabels(centre: (index: number) => number, width: number): SVGTemplateResult[] {
    const step = Math.max(
      1,
      Math.ceil((this.months.length * 64) / Math.max(1, width - margin.left)),
    );
    return this.months.flatMap(({ month }, index) =>
      index % step === 0
        ? [
            svg`<text x=${centre(index)} y=${height - 6} text-anchor="middle" aria-hidden="true">${shortMonthOf(month)}</text>`,
          ]
        : [],
    );
  }
}

function valueAxis(y: ScaleLinear<number, number>, width: number): SVGTemplateResult[] {
  return y.ticks(5).map(
    (tick) => svg`<g aria-hidden="true">
    <line class=${tick === 0 ? 'zero-line' : 'grid-line'} x1=${margin.left}
      x2=${width - margin.right} y1=${y(tick)} y2=${y(tick)}></line>
    <text x=${margin.left - 8} y=${y(tick) + 4} text-anchor="end">${compactNumber(tick)}</text></g>`,
  );
}

customElements.define('sonder-month-bars', SonderMonthBars);
