import type { Profile, TimelineEvent, TimelineKind, TimelineReport } from 'sonder';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { count, counted, momentOf, monthOf, upToTwo } from '../format.js';
import { Query } from '../state/query.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { messageStageWords, timelineWords } from '../words.js';
import { failureNote } from './failure_note.js';

const kinds: readonly TimelineKind[] = [
  'purchase',
  'return',
  'cancelled',
  'response',
  'visit',
  'abandoned_cart',
  'inquiry',
  'action',
  'message',
  'ticket',
  'note',
  'registered',
];
const pageSize = 40;
/** What the core gives at a time. */
const longestPage = 1000;

/** What happened, the latest first, by month. */
export class SonderTimeline extends View {
  static override properties = {
    ...View.properties,
    profile: { attribute: false },
    hiddenKinds: { state: true },
    shown: { state: true },
  };
  static override styles = [
    base,
    controls,
    css`
      .filter {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1.25rem;
        font-size: var(--small);
      }
      h3 {
        color: var(--muted);
        font-size: var(--small);
        font-weight: 500;
        padding: 1rem 0 0.25rem;
      }
      .events > li {
        display: grid;
        grid-template-columns: 0.5rem minmax(0, 1fr) auto;
        gap: 0 0.875rem;
        padding: 0.5rem 0;
        border-top: 1px solid var(--rule);
      }
      .dot {
        width: 0.5rem;
        height: 0.5rem;
        border-radius: 50%;
        margin-top: 0.5rem;
        background: var(--mark);
      }
      .of-return .dot,
      .of-cancelled .dot {
        background: var(--detractor);
      }
      .of-visit .dot,
      .of-abandoned_cart .dot,
      .of-action .dot,
      .of-message .dot {
        background: var(--rule);
        outline: 1.5px solid var(--edge);
      }
      .said {
        grid-column: 2 / -1;
        font-size: var(--small);
        white-space: pre-line;
      }
      .of-response .dot,
      .of-inquiry .dot,
      .of-ticket .dot,
      .of-note .dot {
        background: var(--passive);
        outline: 1.5px solid var(--edge);
      }
      .of-registered .dot {
        background: var(--page);
        outline: 1.5px solid var(--edge);
      }
      .of-cancelled .amount {
        text-decoration: line-through;
        color: var(--muted);
      }
      .amount {
        font-variant-numeric: tabular-nums;
        font-weight: 500;
      }
      .lines {
        font-size: var(--small);
      }
      .lines li {
        display: flex;
        justify-content: space-between;
        gap: 1rem;
      }
      .lines dt {
        color: var(--muted);
        margin-top: 0.375rem;
      }
      details,
      .lines {
        grid-column: 2 / -1;
      }
      summary {
        font-size: var(--small);
        color: var(--muted);
        padding: 0.125rem 0;
      }
      .more {
        margin-top: 1rem;
      }
    `,
  ];
  declare profile: Profile;
  declare hiddenKinds: ReadonlySet<TimelineKind>;
  declare shown: number;
  /** What was read so far of which person and kinds. */
  #read: { of: string; events: readonly TimelineEvent[] } = { of: '', events: [] };
  #asked = new Query<TimelineReport['events']>(this, {
    what: 'Reading the timeline',
    key: () => (this.#isFirstPage ? null : `${this.#asking}/${this.shown}`),
    ask: async (client, options) => {
      const of = this.#asking;
      const before = this.#read.of === of ? this.#read.events : [];
      const query = {
        profile: this.profile.profile,
        kinds: this.#visibleKinds,
        from: before.length,
        count: Math.min(longestPage, Math.max(1, this.shown - before.length)),
      };
      const { events } = await client.timeline(query, options);
      this.#read = { of, events: [...before, ...events] };
      return [...this.#read.events];
    },
  });

  constructor() {
    super();
    this.hiddenKinds = new Set();
    this.shown = pageSize;
  }

  #toggle(kind: TimelineKind): void {
    const hidden = new Set(this.hiddenKinds);
    if (!hidden.delete(kind)) hidden.add(kind);
    this.hiddenKinds = hidden;
    this.shown = pageSize;
  }

  /** Of those that the person has. */
  get #visibleKinds(): TimelineKind[] {
    return kinds.filter((kind) => this.#times(kind) > 0 && !this.hiddenKinds.has(kind));
  }

  /** The profile came with it. */
  get #isFirstPage(): boolean {
    const hides = kinds.some((kind) => this.#times(kind) > 0 && this.hiddenKinds.has(kind));
    return (!hides && this.shown <= pageSize) || this.#visibleKinds.length === 0;
  }

  get #asking(): string {
    return [this.profile.profile, this.state.revision, ...this.#visibleKinds].join('/');
  }

  #times(kind: TimelineKind): number {
    return this.profile.timeline_counts[kind] ?? 0;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('profile') && changed.get('profile')?.profile !== this.profile.profile)
      this.shown = pageSize;
  }

  /** What is known already until the core has answered. */
  get #events(): readonly TimelineEvent[] {
    const first = this.profile.timeline.filter(({ kind }) => !this.hiddenKinds.has(kind));
    if (this.#isFirstPage) return first;
    return this.#read.of === this.#asking ? this.#read.events.slice(0, this.shown) : first;
  }

  protected override render(): TemplateResult {
    const shown = this.#events;
    const total = this.#visibleKinds.reduce((sum, kind) => sum + this.#times(kind), 0);
    const rest = total - shown.length;
    const { failure } = this.#asked;
    return html`<section aria-labelledby="timeline">
      <h2 id="timeline">Timeline</h2>
      ${this.#filter()} ${failure ? failureNote(failure) : nothing}
      ${months(shown).map(
        ([month, inMonth]) =>
          html`<h3>${monthOf(`${month}-01`)}</h3>
            <ul class="events">
              ${inMonth.map((event) => this.#event(event))}
            </ul>`,
      )}
      ${
        total === 0
          ? html`<p class="muted small">
              ${this.profile.timeline.length === 0 ? 'Nothing dated is known.' : 'No kind is chosen.'}
            </p>`
          : nothing
      }
      ${
        rest > 0
          ? html`<button
              class="more"
              @click=${() => {
                this.shown += pageSize;
              }}
            >
              Show ${count(Math.min(pageSize, rest))} more of ${count(rest)}
            </button>`
          : nothing
      }
      ${
        this.profile.undated > 0
          ? html`<p class="note small">
              ${counted(this.profile.undated, 'thing')} without a date cannot be placed here.
            </p>`
          : nothing
      }
    </section>`;
  }

  #filter(): TemplateResult | typeof nothing {
    const counts = kinds.map((kind) => ({
      kind,
      times: this.#times(kind),
    }));
    const present = counts.filter(({ times }) => times > 0);
    if (present.length < 2) return nothing;
    return html`<div class="filter" role="group" aria-label="Kinds shown">
      ${present.map(
        ({ kind, times }) =>
          html`<label class="check">
            <input
              type="checkbox"
              .checked=${!this.hiddenKinds.has(kind)}
              @change=${() => this.#toggle(kind)}
            />
            ${timelineWords[kind].many} <span class="muted tabular">${count(times)}</span></label
          >`,
      )}
    </div>`;
  }

  #event(event: TimelineEvent): TemplateResult {
    const about = [
      momentOf(event.at),
      event.order_number ? `order ${event.order_number}` : '',
      event.visit ? visitWords(event.visit) : '',
      event.channel ?? '',
      ...messageWords(event),
      event.ticket ? ticketWords(event.ticket) : '',
      event.author ? `by ${event.author}` : '',
      `${event.source}, row ${count(event.row)}`,
    ].filter((part) => part !== '');
    return html`<li class=${`of-${event.kind}`}>
      <span class="dot" aria-hidden="true"></span>
      <div>
        <p class="wrap">${timelineWords[event.kind].one}${event.title ? `: ${event.title}` : ''}</p>
        <p class="small muted wrap">${about.join(' · ')}</p>
      </div>
      <p class="amount">${event.amount === null ? '' : this.money(event.amount)}</p>
      ${event.products.length > 0 ? this.#products(event) : nothing}
      ${event.answers.length > 0 ? answers(event) : nothing}
      ${event.text ? html`<p class="said wrap">${event.text}</p>` : nothing}
    </li>`;
  }

  #products({ products, product_count: all }: TimelineEvent): TemplateResult {
    const list = html`<ul class="lines">
      ${products.map(
        ({ name, quantity, amount }) =>
          html`<li>
            <span class="wrap"
              >${name === '' ? counted(quantity, 'item') : `${quantity === 1 ? '' : `${count(quantity)} × `}${name}`}</span
            >
            <span class="tabular muted">${amount === null ? '' : this.money(amount)}</span>
          </li>`,
      )}
      ${
        all > products.length
          ? html`<li class="muted">and ${counted(all - products.length, 'more product')}</li>`
          : nothing
      }
    </ul>`;
    return products.length <= 2
      ? list
      : html`<details>
          <summary>${counted(all, 'product')}</summary>
          ${list}
        </details>`;
  }
}

function visitWords({ events, pages }: NonNullable<TimelineEvent['visit']>): string {
  return pages > 0 ? counted(pages, 'page') : counted(events, 'event');
}

function messageWords({ kind, title, campaign, step, stages }: TimelineEvent): string[] {
  if (kind !== 'message') return [campaign ? `campaign ${campaign}` : ''];
  return [
    campaign && campaign !== title ? `campaign ${campaign}` : '',
    step ? `step ${step}` : '',
    stages.map((stage) => messageStageWords[stage]).join(', '),
  ];
}

function ticketWords({ topic, solved, solved_at, rating }: NonNullable<TimelineEvent['ticket']>): string {
  const state = solved ? `solved${solved_at ? ` ${momentOf(solved_at)}` : ''}` : 'not solved';
  return [topic ?? '', state, rating === null ? '' : `rated ${upToTwo(rating)}`]
    .filter((part) => part !== '')
    .join(', ');
}

function answers({ answers: given }: TimelineEvent): TemplateResult {
  return html`<details>
    <summary>${counted(given.length, 'answer')}</summary>
    <dl class="lines">
      ${given.map(
        ({ question, answer }) =>
          html`<dt class="wrap">${question}</dt>
            <dd class="wrap">${answer}</dd>`,
      )}
    </dl>
  </details>`;
}

/** Events by month, in the order in which they come. */
function months(events: readonly TimelineEvent[]): [month: string, events: TimelineEvent[]][] {
  const groups = new Map<string, TimelineEvent[]>();
  for (const event of events) {
    const month = event.at.slice(0, 7);
    groups.set(month, [...(groups.get(month) ?? []), event]);
  }
  return [...groups];
}

customElements.define('sonder-timeline', SonderTimeline);
