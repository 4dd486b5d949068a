import type { Profile, ProfileShop } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { count, counted, dateOf, nameOf, percent, unknown, upToTwo } from '../format.js';
import { icon } from '../icons.js';
import { Query } from '../state/query.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { personFacts } from '../styles/person_facts.js';
import { tables } from '../styles/tables.js';
import { segmentLabel } from '../words.js';
import { failureNote } from './failure_note.js';
import { personConsents } from './person_consents.js';
import { personFields } from './person_fields.js';
import { personWindows, windowOf } from './person_windows.js';
import './person_records.js';
import './timeline.js';

type Measure = Profile['features'][number];

/** Everything the files say about one person, and where they say it. */
export class SonderPerson extends View {
  static override styles = [
    base,
    controls,
    tables,
    personFacts,
    css`
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 5fr) minmax(0, 4fr);
        gap: 2rem 3rem;
        align-items: start;
      }
      .scores {
        display: flex;
        gap: 2rem;
        flex-wrap: wrap;
      }
      .scores div {
        display: flex;
        flex-direction: column;
      }
      .scores dd {
        order: -1;
        font-size: var(--figure);
        font-weight: 600;
        line-height: 1.25;
        font-variant-numeric: tabular-nums;
      }
      .scores dd span {
        font-size: var(--body);
        font-weight: 400;
        color: var(--muted);
      }
      .scores dt {
        font-size: var(--small);
        color: var(--muted);
      }
      .shops th[scope='row'] {
        min-width: 7.5rem;
      }
      @media (max-width: 62rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];
  #profile = new Query<Profile>(this, {
    what: 'Opening a profile',
    key: () =>
      this.state.profile === null
        ? null
        : `${this.state.profile}/${this.state.revision}/${this.state.segmentRevision}`,
    ask: (client, options) => client.profile(this.state.profile ?? 0, options),
  });

  protected override render(): TemplateResult {
    const { value, failure } = this.#profile;
    return html`<div class="stack">
      <p><a class="row" href="#people">${icon('back')}Back to the list</a></p>
      ${failure ? failureNote(failure) : nothing} ${value ? this.#shown(value) : nothing}
    </div>`;
  }

  #shown(profile: Profile): TemplateResult {
    return html`<div class="stack loose">
      <div class="stack tight">
        <h1 class="wrap">${profile.anonymous ? 'Anonymous' : nameOf(profile.name)}</h1>
        ${
          profile.anonymous
            ? html`<p class="muted">
                Asked to stay unknown: shown without what tells who it is.
              </p>`
            : nothing
        }
        <div class="row">
          ${profile.segments.map((segment) => html`<span class="chip">${segmentLabel(segment)}</span>`)}
        </div>
      </div>
      ${profile.rfm ? scores(profile.rfm) : html`<p class="muted">No purchase yet, so there are no RFM scores.</p>`}
      ${profile.shops.length > 0 ? this.#shops(profile.shops) : nothing}
      <div class="columns">
        <div class="stack loose">
          <sonder-timeline .app=${this.app} .profile=${profile}></sonder-timeline>
          <sonder-person-records .app=${this.app} .profile=${profile}></sonder-person-records>
          ${personWindows(profile.features, (measure) => this.#measure(measure))}
          ${this.#measures(profile.features.filter((feature) => windowOf(feature) === null))}
        </div>
        <div class="stack loose">
          ${personFields(profile)} ${personConsents(profile)}
        </div>
      </div>
    </div>`;
  }

  /** The shops side by side, and all of them together. */
  #shops(shops: readonly ProfileShop[]): TemplateResult {
    const rows = (shops[0]?.features ?? []).filter(({ name }) =>
      shops.some(({ features }) => features.find((each) => each.name === name)?.value !== null),
    );
    const row = (label: string, values: readonly string[], all: string): TemplateResult =>
      html`<tr>
        <th scope="row" class="muted">${label}</th>
        ${values.map((value) => html`<td class="number">${value}</td>`)}
        ${shops.length > 1 ? html`<td class="number">${all}</td>` : nothing}
      </tr>`;
    const counts = (label: string, each: readonly number[]): TemplateResult | typeof nothing => {
      const all = each.reduce((sum, one) => sum + one, 0);
      return all === 0 ? nothing : row(label, each.map(count), count(all));
    };
    return html`<section class="stack tight" aria-labelledby="shops">
      <h2 id="shops">${shops.length === 1 ? 'In one shop' : `In ${count(shops.length)} shops`}</h2>
      <div class="scroll shops">
        <table>
          <thead>
            <tr>
              <th></th>
              ${shops.map(({ shop }) => html`<th scope="col" class="number wrap">${shop}</th>`)}
              ${shops.length > 1 ? html`<th scope="col" class="number">Together</th>` : nothing}
            </tr>
          </thead>
          <tbody>
            ${row('RFM group', shops.map(({ rfm }) => rfm?.label ?? unknown), '')}
            ${rows.map(({ name, label }) => {
              const cells = shops.map(({ features }) => features.find((each) => each.name === name));
              const [first] = cells;
              return row(
                label,
                cells.map((cell) => (cell ? this.#measure(cell) : unknown)),
                first ? this.#measure({ ...first, value: first.of_all }) : unknown,
              );
            })}
            ${counts('Visits', shops.map(({ visits }) => visits))}
            ${counts('Records', shops.map(({ records }) => records))}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #measures(features: readonly Measure[]): TemplateResult {
    const known = features.filter(({ value }) => value !== null);
    return html`<section class="stack tight" aria-labelledby="measures">
      <h2 id="measures">Measures</h2>
      <table>
        <tbody>
          ${known.map(
            (feature) =>
              html`<tr>
                <th scope="row" class="muted">${feature.label}</th>
                <td class="number">${this.#measure(feature)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${
        known.length < features.length
          ? html`<p class="small muted">
              ${counted(features.length - known.length, 'more measure')} not known for this person.
            </p>`
          : nothing
      }
    </section>`;
  }

  #measure({ name, label, type, value, unit }: Measure): string {
    if (value === null) return unknown;
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    if (typeof value === 'string') return type === 'date' ? dateOf(value) : value;
    if (type === 'money') return this.money(value);
    if (name.endsWith('_share')) return percent(value);
    const number = type === 'integer' ? count(value) : upToTwo(value);
    return isPlain(label, unit) ? number : `${number} ${value === 1 ? unit.replace(/s$/, '') : unit}`;
  }
}

/** Whether the label says already what is counted: "Returns" are orders. */
const isPlain = (label: string, unit: string): boolean =>
  unit === 'orders' || label.toLowerCase().includes(unit);

function scores(rfm: NonNullable<Profile['rfm']>): TemplateResult {
  const score = (name: string, value: number): TemplateResult =>
    html`<div>
      <dt>${name}</dt>
      <dd>${value}<span> of ${rfm.bins}</span></dd>
    </div>`;
  return html`<dl class="scores">
    ${score('Recency', rfm.recency)}${score('Frequency', rfm.frequency)}${score('Spend', rfm.monetary)}
    <div>
      <dt>RFM group</dt>
      <dd>${rfm.label}</dd>
    </div>
  </dl>`;
}

customElements.define('sonder-person', SonderPerson);
