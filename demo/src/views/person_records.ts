import type { PersonRow, Profile, ProfileRecord, RecordPair } from 'sonder';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { count, counted, nameOf } from '../format.js';
import { failureOf } from '../state/app.js';
import { decide, keptRecord, stepDecisions } from '../state/decisions.js';
import { icon } from '../icons.js';
import { Query } from '../state/query.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { linkWords } from '../words.js';
import './record_pair.js';

const mostFound = 8;

/** The records of one person, why they are together, and what somebody can do about it. */
export class SonderPersonRecords extends View {
  static override properties = {
    ...View.properties,
    profile: { attribute: false },
    explained: { state: true },
    pair: { state: true },
    wanted: { state: true },
  };
  static override styles = [
    base,
    controls,
    css`
      .records {
        max-height: 32rem;
        overflow-y: auto;
        font-size: var(--small);
      }
      .records > li,
      .found > li {
        border-top: 1px solid var(--rule);
        padding: 0.5rem 0;
      }
      .found {
        font-size: var(--small);
      }
      input {
        width: 100%;
      }
    `,
  ];
  declare profile: Profile;
  /** Position of the record whose link is explained. */
  declare explained: number | null;
  declare pair: RecordPair | null;
  /** What is searched for among the others. */
  declare wanted: string;

  constructor() {
    super();
    this.explained = null;
    this.pair = null;
    this.wanted = '';
  }

  #others = new Query<PersonRow[]>(this, {
    what: 'Finding people',
    delay: 120,
    key: () =>
      this.wanted.trim() === ''
        ? null
        : JSON.stringify([this.wanted, this.profile.profile, this.state.revision]),
    ask: async (client, options) => {
      const found = await client.findPeople({ text: this.wanted.trim() }, options);
      const others = found.filter((profile) => profile !== this.profile.profile);
      return client.people(others.slice(0, mostFound), options);
    },
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('profile')) return;
    this.explained = null;
    this.pair = null;
    this.wanted = '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    const [first] = this.profile.records;
    if (!changed.has('profile') || !first) return;
    this.app.store.update({ anchor: keptRecord(this.state, first) });
  }

  protected override render(): TemplateResult {
    const { records } = this.profile;
    return html`<section class="stack tight" aria-labelledby="records">
      <h2 id="records">
        ${records.length === 1 ? 'One record' : `${count(records.length)} records, and why they are one person`}
      </h2>
      <ol class="records" tabindex=${records.length > 6 ? 0 : nothing} aria-labelledby="records">
        ${records.map((record, index) => this.#record(record, index))}
      </ol>
      ${records.length === 0 || this.profile.anonymous ? nothing : this.#join()} ${this.#undo()}
    </section>`;
  }

  #record(record: ProfileRecord, index: number): TemplateResult {
    const about = [record.customer_id, record.email].filter((part) => part !== '').join(' · ');
    return html`<li>
      <p class="row apart">
        <span class="wrap">${record.source}, row ${count(record.row)}</span
        ><span class="chip">${record.reason === null ? 'first record' : linkWords[record.reason]}</span>
      </p>
      <p class="muted wrap">${about}</p>
      ${index === 0 ? nothing : this.#actions(record, index)}
      ${
        this.explained === index && this.pair
          ? html`<sonder-record-pair .pair=${this.pair}></sonder-record-pair>`
          : nothing
      }
    </li>`;
  }

  #actions(record: ProfileRecord, index: number): TemplateResult {
    const which = html`<span class="unseen">in ${record.source}, row ${count(record.row)}</span>`;
    return html`<p class="row">
      <button class="plain" aria-expanded=${this.explained === index} @click=${() => this.#explain(index)}>
        Why ${which}
      </button>
      <button class="plain" @click=${() => this.#separate(record)}>Not the same person ${which}</button>
    </p>`;
  }

  async #explain(index: number): Promise<void> {
    if (this.explained === index) {
      this.explained = null;
      return;
    }
    const record = this.profile.records[index];
    const other = this.profile.records[record?.linked_to ?? 0];
    if (!record || !other) return;
    try {
      this.pair = await this.app.client.recordPair(
        { file: other.file, row: other.row },
        { file: record.file, row: record.row },
      );
      this.explained = index;
    } catch (reason) {
      this.app.store.update({ failure: failureOf(reason) });
    }
  }

  /** Apart from the first record, which stays in view. */
  async #separate(record: ProfileRecord): Promise<void> {
    const [first] = this.profile.records;
    if (first) await decide(this.app, false, first, record);
  }

  #undo(): TemplateResult | typeof nothing {
    const { present, past } = this.state.decisions;
    if (past.length === 0) return nothing;
    return html`<p class="row small">
      <button @click=${() => stepDecisions(this.app, 'undo')}>${icon('undo')}Undo</button>
      <a href="#identity">${counted(present?.length ?? 0, 'decision')} about who is who</a>
    </p>`;
  }

  #join(): TemplateResult {
    const found = this.#others.value ?? [];
    return html`<details>
      <summary>Is somebody else the same person?</summary>
      <div class="stack tight">
        <label class="field"
          >Name, e-mail, phone or customer id
          <input
            type="search"
            .value=${this.wanted}
            autocomplete="off"
            spellcheck="false"
            @input=${({ target }: Event) => {
              if (target instanceof HTMLInputElement) this.wanted = target.value;
            }}
        /></label>
        <ul class="found">
          ${found.map(
            (person) =>
              html`<li class="row apart">
                <span class="wrap"
                  >${nameOf(person.name)}
                  <span class="muted">${[person.email, person.customer_id].filter((part) => part !== '').join(' · ')}</span></span
                >
                <button @click=${() => this.#joinWith(person)}>
                  Same person<span class="unseen"> as ${person.name}</span>
                </button>
              </li>`,
          )}
        </ul>
        ${
          this.wanted.trim() !== '' && this.#others.value && found.length === 0
            ? html`<p class="small muted">Nobody else is found.</p>`
            : nothing
        }
        <p class="small muted" role="status">
          ${found.length === 0 ? '' : `${counted(found.length, 'other person', 'other people')} shown.`}
        </p>
      </div>
    </details>`;
  }

  async #joinWith({ profile }: PersonRow): Promise<void> {
    const [first] = this.profile.records;
    try {
      const other = (await this.app.client.profile(profile)).records[0];
      if (first && other) await decide(this.app, true, first, other);
    } catch (reason) {
      this.app.store.update({ failure: failureOf(reason) });
    }
  }
}

customElements.define('sonder-person-records', SonderPersonRecords);
