import type { Wave } from 'sonder';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import {
  css,
  html,
  LitElement,
  nothing,
  svg,
  type SVGTemplateResult,
  type TemplateResult,
} from 'lit';
import { base } from '../styles/base.js';
import { charts } from '../styles/charts.js';
import { Width } from './width.js';

const height = 260;
const margin = { left: 52, right: 8, top: 16, bottom: 26 };
/** Pixels a letter of a label takes, about. */
const letter = 7;

type Axis = ScaleLinear<number, number>;

/** How the figures of a chart are written. */
export interface WaveFormat {
  /** What the figure is called. */
  title: string;
  figure: (value: number) => string;
  tick: (value: number) => string;
  /** The figure's own ends, which no axis goes beyond. */
  least: number;
  most: number;
  name: (wave: Wave) => string;
  shortName: (wave: Wave) => string;
  /** One sentence about a wave. */
  sentence: (wave: Wave) => string;
}

/** One figure, wave by wave, in its control limits. One tab stop; arrows move from wave to wave. */
export class SonderWaveChart extends LitElement {
  static override properties = {
    waves: { attribute: false },
    centre: { attribute: false },
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
      .limits {
        fill: var(--sunken);
      }
      .limit {
        stroke: var(--muted);
        stroke-width: 1;
        stroke-dasharray: 3 3;
        fill: none;
      }
      .centre {
        stroke: var(--muted);
        stroke-width: 1;
      }
      .course {
        stroke: var(--mark);
        stroke-width: 2;
        fill: none;
      }
      .course.over-gap {
        stroke-width: 1.5;
        stroke-dasharray: 2 5;
      }
      .mark.outside {
        fill: var(--surface);
        stroke: var(--ink);
        stroke-width: 2;
      }
      @media (max-width: 30rem) {
        .reading {
          min-height: 4.5rem;
        }
      }
      @media (forced-colors: active) {
        .limits {
          fill: Canvas;
        }
        .limit,
        .centre,
        .course {
          stroke: CanvasText;
        }
      }
    `,
  ];
  declare waves: readonly Wave[];
  declare centre: number | null;
  declare format: WaveFormat | null;
  /** The wave pointed at or in focus. */
  declare active: number;
  #width = new Width(this);

  constructor() {
    super();
    this.waves = [];
    this.centre = null;
    this.format = null;
    this.active = -1;
  }

  #key(event: KeyboardEvent): void {
    const last = this.waves.length - 1;
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

  protected override render(): TemplateResult | typeof nothing {
    const { format } = this;
    if (!format) return nothing;
    const wave = this.waves[this.active];
    return html`<p class="reading" aria-hidden="true">
        ${wave ? format.sentence(wave) : 'Point at a wave, or focus the chart and use the arrow keys.'}
      </p>
      ${this.#width.value > 0 ? this.#chart(format, this.#width.value) : nothing}`;
  }

  #chart(format: WaveFormat, width: number): TemplateResult {
    const y = valueScale(this.waves, format);
    const step = (width - margin.left - margin.right) / Math.max(1, this.waves.length);
    const x = (index: number): number => margin.left + (index + 0.5) * step;
    return html`<svg
      class="chart"
      width=${width}
      height=${height}
      role="group"
      aria-label="${format.title}, wave by wave"
      @keydown=${this.#key}
      @pointerleave=${() => {
        this.active = -1;
      }}
    >
      ${this.waves.map((wave, index) => limits(wave, x(index), step, y))}
      ${valueAxis(y, width, format)}
      ${
        this.centre === null
          ? nothing
          : svg`<line class="centre" x1=${margin.left} x2=${width - margin.right} y1=${y(this.centre)} y2=${y(this.centre)}></line>`
      }
      ${course(this.waves, x, y)}
      ${this.waves.map((wave, index) => this.#wave(wave, index, x(index), step, y, format))}
      ${waveLabels(this.waves, x, step, format)}
    </svg>`;
  }

  #wave(
    wave: Wave,
    index: number,
    x: number,
    step: number,
    y: Axis,
    format: WaveFormat,
  ): SVGTemplateResult {
    const stop = index === Math.max(0, this.active);
    const point = (): void => {
      this.active = index;
    };
    return svg`<g class="focusable" role="img" aria-label=${format.sentence(wave)} tabindex=${stop ? 0 : -1}
      @pointerenter=${point} @focus=${point}>
      <rect class="halo" x=${x - step / 2 + 1} y=${margin.top} width=${Math.max(1, step - 2)}
        height=${height - margin.top - margin.bottom} rx="2"></rect>
      ${wave.value === null ? nothing : mark(wave, wave.value, x, y)}</g>`;
  }
}

function valueScale(waves: readonly Wave[], { least, most }: WaveFormat): Axis {
  const ends = waves.flatMap(({ low, high, control }) => [
    ...(low === null || high === null ? [] : [low, high]),
    ...(control ? [control.low, control.high] : []),
  ]);
  const [from, to] = ends.length === 0 ? [0, 1] : [Math.min(...ends), Math.max(...ends)];
  const room = from === to ? 0.5 : 0;
  const [low = from, high = to] = scaleLinear()
    .domain([from - room, to + room])
    .nice(5)
    .domain();
  return scaleLinear()
    .domain([Math.max(least, low), Math.min(most, high)])
    .range([height - margin.bottom, margin.top]);
}

/** Where the wave would lie if nothing changed. */
function limits({ control }: Wave, x: number, step: number, y: Axis): SVGTemplateResult {
  if (!control) return svg``;
  const [left, right] = [x - step / 2, x + step / 2];
  const [top, bottom] = [y(control.high), y(control.low)];
  return svg`<rect class="limits" x=${left} y=${top} width=${step} height=${Math.max(0, bottom - top)}></rect>
    <path class="limit" d="M${left} ${top}H${right}M${left} ${bottom}H${right}"></path>`;
}

/** From wave to wave; dotted where there is none between. */
function course(
  waves: readonly Wave[],
  x: (index: number) => number,
  y: Axis,
): SVGTemplateResult[] {
  const known = waves.flatMap(({ value }, index) => (value === null ? [] : [{ index, value }]));
  return known.slice(1).map(({ index, value }, at) => {
    const before = known[at] ?? { index, value };
    return svg`<path class="course ${index - before.index > 1 ? 'over-gap' : ''}"
      d="M${x(before.index)} ${y(before.value)}L${x(index)} ${y(value)}"></path>`;
  });
}

/** A circle, or a diamond with a word where it lies outside the limits. */
function mark({ low, high, control }: Wave, value: number, x: number, y: Axis): SVGTemplateResult {
  const at = y(value);
  const isAbove = control !== null && value > control.high;
  return svg`${
    low === null || high === null
      ? nothing
      : svg`<path class="whisker" d="M${x} ${y(low)}V${y(high)}M${x - 4} ${y(low)}h8M${x - 4} ${y(high)}h8"></path>`
  }
    ${
      control?.outside
        ? svg`<path class="mark outside" d="M${x} ${at - 7}l7 7l-7 7l-7 -7z"></path>
          <text class="strong" x=${x} y=${isAbove ? y(high ?? value) - 6 : y(low ?? value) + 14} text-anchor="middle" aria-hidden="true">outside</text>`
        : svg`<circle class="mark" cx=${x} cy=${at} r="4.5"></circle>`
    }`;
}

function valueAxis(y: Axis, width: number, { tick: words }: WaveFormat): SVGTemplateResult[] {
  return y.ticks(5).map(
    (tick) => svg`<g aria-hidden="true">
    <line class="grid-line" x1=${margin.left} x2=${width - margin.right} y1=${y(tick)} y2=${y(tick)}></line>
    <text x=${margin.left - 8} y=${y(tick) + 4} text-anchor="end">${words(tick)}</text></g>`,
  );
}

/** As many names as fit beside one another. */
function waveLabels(
  waves: readonly Wave[],
  x: (index: number) => number,
  step: number,
  { shortName }: WaveFormat,
): SVGTemplateResult[] {
  const longest = Math.max(0, ...waves.map((wave) => shortName(wave).length));
  const every = Math.max(1, Math.ceil(((longest + 1) * letter) / step));
  return waves.flatMap((wave, index) =>
    index % every === 0
      ? [
          svg`<text x=${x(index)} y=${height - 6} text-anchor="middle" aria-hidden="true">${shortName(wave)}</text>`,
        ]
      : [],
  );
}

customElements.define('sonder-wave-chart', SonderWaveChart);
