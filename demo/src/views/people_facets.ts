import type { FeatureReport } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { count } from '../format.js';
import { narrowed, peopleQuery } from '../state/people.js';
import { Query } from '../state/query.js';
import { facetNames, hasPeople, noFacets, titleOf, type FacetName } from '../state/store.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { consentWords } from '../words.js';

/** Of a place, the most frequent. */
const mostPlaces = 30;

/** What people can be narrowed by, and the values that there are. */
interface Facet {
  name: FacetName;
  label: string;
  options: { value: string; label: string }[];
}

/** Narrows the list of people, and says how many each choice would leave. */
export class SonderPeopleFacets extends View {
  static override properties = { ...View.properties, isOpen: { state: true } };
  static override styles = [
    base,
    controls,
    css`
      .facets {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem 1rem;
        align-items: flex-end;
        padding-top: 0.25rem;
      }
      select {
        width: 13rem;
        max-width: 100%;
      }
      @media (max-width: 30rem) {
        label {
          flex: 1 1 100%;
        }
        select {
          width: 100%;
        }
      }
    `,
  ];
  declare isOpen: boolean;

  constructor() {
    super();
    this.isOpen = globalThis.matchMedia('(min-width: 48rem)').matches;
  }

  #features = new Query<FeatureReport[]>(this, {
    what: 'Listing places',
    key: () => (hasPeople(this.state) ? `${this.state.revision}` : null),
    ask: (client, options) => client.features(options),
  });

  /** By facet and value; what is typed in between counts once. */
  #counts = new Query<Map<string, number>>(this, {
    what: 'Counting people',
    delay: 250,
    key: () => (this.#features.value ? this.#key() : null),
    ask: async (client, options) => {
      const counts = new Map<string, number>();
      for (const { name, options: values } of this.#facets()) {
        const others = peopleQuery(this.state, name);
        const queries = values.map(({ value }) => narrowed(others, this.state, name, value));
        const found = await client.countPeople(queries, options);
        values.forEach(({ value }, index) => counts.set(keyOf(name, value), found[index] ?? 0));
      }
      return counts;
    },
  });

  #key(): string {
    const { people, revision, segmentRevision } = this.state;
    const { text, segment, facets } = people;
    return JSON.stringify([text.trim(), segment, facets, revision, segmentRevision]);
  }

  protected override render(): TemplateResult | typeof nothing {
    const facets = this.#facets();
    if (facets.length === 0) return nothing;
    const chosen = facetNames.filter((name) => this.state.people.facets[name] !== '').length;
    return html`<details
      ?open=${this.isOpen}
      @toggle=${({ target }: Event) => {
        if (target instanceof HTMLDetailsElement) this.isOpen = target.open;
      }}
    >
      <summary>Filters${chosen > 0 ? `, ${count(chosen)} chosen` : ''}</summary>
      <div class="facets" role="group" aria-label="Filters">
        ${facets.map((facet) => this.#choice(facet))}
        ${chosen > 0 ? html`<button @click=${() => this.#choose(noFacets)}>Clear filters</button>` : nothing}
      </div>
    </details>`;
  }

  /** Values that nobody has under the other filters are left out, but for the one chosen. */
  #choice({ name, label, options }: Facet): TemplateResult {
    const chosen = this.state.people.facets[name];
    const counts = this.#counts.value;
    const shown = options.filter(
      ({ value }) => value === chosen || counts?.get(keyOf(name, value)) !== 0,
    );
    return html`<label class="field"
      >${label}
      <select
        @change=${({ target }: Event) => {
          if (target instanceof HTMLSelectElement) this.#choose({ ...this.state.people.facets, [name]: target.value });
        }}
      >
        <option value="" .selected=${chosen === ''}>Any</option>
        ${shown.map(({ value, label: text }) => {
          const people = counts?.get(keyOf(name, value));
          return html`<option value=${value} .selected=${value === chosen}>
            ${text}${people === undefined ? '' : ` (${count(people)})`}
          </option>`;
        })}
      </select></label
    >`;
  }

  #choose(facets: typeof noFacets): void {
    this.app.store.update({ people: { ...this.state.people, facets, active: 0, top: 0 } });
  }

  /** Those that tell people apart: of two values or more. */
  #facets(): Facet[] {
    const all: Facet[] = [
      { name: 'shop', label: 'Shop', options: this.#shops() },
      { name: 'country', label: this.#placeLabel('country', 'Country'), options: this.#places('country') },
      { name: 'city', label: this.#placeLabel('city', 'City'), options: this.#places('city') },
      { name: 'file', label: 'In file', options: this.#files() },
      { name: 'consent', label: 'Marketing consent', options: this.#consents() },
    ];
    return all.filter(({ options }) => options.length > 1);
  }

  #shops(): Facet['options'] {
    const shops = this.state.overview?.by_shop?.shops ?? [];
    return shops.map(({ shop }) => ({ value: shop, label: shop }));
  }

  #places(name: 'country' | 'city'): Facet['options'] {
    const places = this.#feature(name)?.categories ?? [];
    return places
      .slice(0, mostPlaces)
      .map(({ value }) => ({ value, label: value }))
      .sort((a, b) => a.label.localeCompare(b.label));
  }

  #placeLabel(name: 'country' | 'city', label: string): string {
    const places = this.#feature(name)?.categories.length ?? 0;
    return places > mostPlaces ? `${label}, ${mostPlaces} most frequent` : label;
  }

  #files(): Facet['options'] {
    return this.state.files.flatMap((entry) => {
      const isRead = entry.status === 'ready' && entry.report?.problem === null;
      return isRead ? [{ value: `${entry.key}`, label: titleOf(this.state, entry) }] : [];
    });
  }

  #consents(): Facet['options'] {
    if (!this.#feature('marketing_consent')) return [];
    return Object.entries(consentWords).map(([value, label]) => ({ value, label }));
  }

  #feature(name: string): FeatureReport | undefined {
    return this.#features.value?.find((feature) => feature.name === name);
  }
}

const keyOf = (name: FacetName, value: string): string => `${name} ${value}`;

customElements.define('sonder-people-facets', SonderPeopleFacets);
