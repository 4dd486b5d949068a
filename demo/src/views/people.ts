import type { SegmentList } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { counted } from '../format.js';
import { peopleQuery } from '../state/people.js';
import { Query } from '../state/query.js';
import { hasPeople, noFacets, type PeopleList } from '../state/store.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { emptyView } from './empty.js';
import { failureNote } from './failure_note.js';
import './people_facets.js';
import './people_grid.js';

/** Everybody, searched, filtered and sorted. */
export class SonderPeople extends View {
  static override styles = [
    base,
    controls,
    css`
      .filters {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem 1rem;
        align-items: flex-end;
      }
      .filters .search {
        flex: 1 1 16rem;
        max-width: 26rem;
      }
      .search input {
        width: 100%;
      }
      .filters select {
        width: 15rem;
        max-width: 100%;
      }
      .found {
        margin-left: auto;
        font-variant-numeric: tabular-nums;
        padding-bottom: 0.375rem;
      }
      @media (max-width: 30rem) {
        .filters > label {
          flex: 1 1 100%;
        }
        .filters select {
          width: 100%;
        }
        .found {
          margin: 0;
        }
      }
    `,
  ];
  #segments = new Query<SegmentList>(this, {
    what: 'Counting segments',
    key: () =>
      hasPeople(this.state) ? `${this.state.revision}/${this.state.segmentRevision}` : null,
    ask: (client, options) => client.segments(options),
  });
  #found = new Query<Uint32Array>(this, {
    what: 'Finding people',
    delay: 60,
    key: () => (hasPeople(this.state) ? this.#key() : null),
    ask: (client, options) => client.findPeople(peopleQuery(this.state), options),
  });

  #key(): string {
    const { revision, segmentRevision } = this.state;
    return JSON.stringify([peopleQuery(this.state), revision, segmentRevision]);
  }

  #change(patch: Partial<PeopleList>): void {
    this.app.store.update({ people: { ...this.state.people, active: 0, top: 0, ...patch } });
  }

  protected override render(): TemplateResult {
    if (!hasPeople(this.state))
      return emptyView(
        'People',
        'One line per person shows here once a file with customers or orders is read.',
      );
    const { value, failure } = this.#found;
    return html`<div class="stack">
      <h1>People</h1>
      ${this.#filters(value)} <sonder-people-facets .app=${this.app}></sonder-people-facets>
      ${failure ? failureNote(failure) : nothing}
      ${value && value.length === 0 ? this.#nobody() : nothing}
      ${
        value && value.length > 0
          ? html`<sonder-people-grid .app=${this.app} .profiles=${value}></sonder-people-grid>`
          : nothing
      }
    </div>`;
  }

  #filters(found: Uint32Array | null): TemplateResult {
    const { text, segment } = this.state.people;
    const segments = this.#segments.value?.segments ?? [];
    const option = (name: string, label: string): TemplateResult =>
      html`<option value=${name} .selected=${name === segment}>${label}</option>`;
    const of = (kind: 'rfm_group' | 'rule'): TemplateResult[] =>
      segments
        .filter((one) => one.kind === kind)
        .map(({ name, label, members }) =>
          option(name, `${label} (${counted(members, 'person', 'people')})`),
        );
    return html`<div class="filters" role="search">
      <label class="field search"
        >Search name, e-mail, phone or customer id
        <input
          type="search"
          .value=${text}
          autocomplete="off"
          spellcheck="false"
          @input=${({ target }: Event) => {
            if (target instanceof HTMLInputElement) this.#change({ text: target.value });
          }}
      /></label>
      <label class="field"
        >Segment
        <select
          @change=${({ target }: Event) => {
            if (target instanceof HTMLSelectElement) this.#change({ segment: target.value });
          }}
        >
          ${option('', 'Everybody')}
          <optgroup label="RFM groups">${of('rfm_group')}</optgroup>
          ${
            segments.some(({ kind }) => kind === 'rule')
              ? html`<optgroup label="Saved segments">${of('rule')}</optgroup>`
              : nothing
          }
        </select></label
      >
      <p class="found" role="status">${found ? counted(found.length, 'person', 'people') : ''}</p>
    </div>`;
  }

  #nobody(): TemplateResult {
    return html`<div class="note">
      <p>Nobody matches this search and these filters.</p>
      <p>
        <button @click=${() => this.#change({ text: '', segment: '', facets: noFacets })}>
          Show everybody
        </button>
      </p>
    </div>`;
  }
}

customElements.define('sonder-people', SonderPeople);
