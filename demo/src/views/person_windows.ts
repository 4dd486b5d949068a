import type { Profile } from 'sonder';
import { html, nothing, type TemplateResult } from 'lit';
import { count } from '../format.js';

type Measure = Profile['features'][number];

interface Window {
  /** The name of the measure over all days. */
  measure: string;
  days: number;
}

/** What window a measure is of, by its name ("order_count_30d"); null of all days. */
export function windowOf({ name }: Pick<Measure, 'name'>): Window | null {
  const [, measure, days] = /^(.+)_(\d+)d$/.exec(name) ?? [];
  return measure && days ? { measure, days: Number(days) } : null;
}

/** What somebody did in the last days, weeks and months, a line per measure; `show` writes a value. */
export function personWindows(
  features: readonly Measure[], show: (measure: Measure) => string,
): TemplateResult | typeof nothing {
  const windows = features.flatMap((feature) => {
    const window = windowOf(feature);
    return window ? [{ ...window, feature }] : [];
  });
  if (windows.length === 0) return nothing;
  const days = [...new Set(windows.map((window) => window.days))].sort((a, b) => a - b);
  const measures = [...new Set(windows.map(({ measure }) => measure))];
  const cell = (feature: Measure | undefined): TemplateResult =>
    html`<td class="number">${feature ? show(feature) : '–'}</td>`;
  return html`<section class="stack tight" aria-labelledby="lately">
    <h2 id="lately">Lately</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Last</th>
            ${days.map((each) => html`<th scope="col" class="number">${count(each)} days</th>`)}
            <th scope="col" class="number">In all</th>
          </tr>
        </thead>
        <tbody>
          ${measures.map((measure) => {
            const own = windows.filter((window) => window.measure === measure);
            const whole = features.find(({ name }) => name === measure);
            const label = whole?.label ?? own[0]?.feature.label.replace(/,.*/, '') ?? measure;
            return html`<tr>
              <th scope="row" class="muted">${label}</th>
              ${days.map((each) => cell(own.find((window) => window.days === each)?.feature))}
              ${cell(whole)}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
  </section>`;
}
