import type { Profile, TimelineEvent, TimelineKind } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { count, counted, momentOf, monthOf } from '../format.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { timelineWords } from '../words.js';

const kinds: readonly TimelineKind[] = [
  'purchase',
  'return',
  'cancelled',
  'response',
  'registered',
];
const pageSize = 40;

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
      .return .dot,
      .cancelled .dot {
        background: var(--detractor);
      }
      .response .dot {
        background: var(--passive);
        outline: 1.5px solid var(--edge);
      }
      .registered .dot {
        background: var(--page);
        outline: 1.5px solid var(--edge);
      }
      .cancelled .amount {
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

  protected override render(): TemplateResult {
    const events = this.profile.timeline
      .filter(({ kind }) => !this.hiddenKinds.has(kind))
      .sort((a, b) => b.at.localeCompare(a.at));
    const shown = events.slice(0, this.shown);
    const rest = events.length - shown.length;
    return html`<section aria-labelledby="timeline">
      <h2 id="timeline">Timeline</h2>
      ${this.#filter()}
      ${months(shown).map(
        ([month, inMonth]) =>
          html`<h3>${monthOf(`${month}-01`)}</h3>
            <ul class="events">
              ${inMonth.map((event) => this.#event(event))}
            </ul>`,
      )}
      ${events.length === 0 ? html`<p class="muted small">Nothing dated is known.</p>` : nothing}
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
      times: this.profile.timeline.filter((event) => event.kind === kind).length,
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
      event.channel ?? '',
      `${event.source}, row ${count(event.row)}`,
    ].filter((part) => part !== '');
    return html`<li class=${event.kind}>
      <span class="dot" aria-hidden="true"></span>
      <div>
        <p>${timelineWords[event.kind].one}</p>
        <p class="small muted wrap">${about.join(' · ')}</p>
      </div>
      <p class="amount">${event.amount === null ? '' : this.money(event.amount)}</p>
      ${event.products.length > 0 ? this.#products(event) : nothing}
      ${event.answers.length > 0 ? answers(event) : nothing}
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
