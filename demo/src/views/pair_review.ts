import type { IdentityReport, RecordPair } from 'sonder';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { count, counted, nameOf, percent } from '../format.js';
import { decide } from '../state/decisions.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import './record_pair.js';

/** Uncertain pairs one by one, by keyboard or mouse. */
export class SonderPairReview extends View {
  static override properties = {
    ...View.properties,
    uncertain: { attribute: false },
    skipped: { state: true },
    deciding: { state: true },
  };
  static override styles = [
    base,
    controls,
    css`
      .review {
        border: 1px solid var(--rule);
        border-radius: var(--radius);
        padding: 1rem;
        background: var(--surface);
      }
      kbd {
        font-family: var(--font);
        font-size: var(--small);
        padding: 0 0.375rem;
        border: 1px solid var(--edge);
        border-radius: 4px;
        color: var(--muted);
      }
      .main kbd {
        border-color: currentColor;
        color: inherit;
      }
    `,
  ];
  declare uncertain: IdentityReport['uncertain'];
  /** Pairs somebody would rather not decide, by their records. */
  declare skipped: ReadonlySet<string>;
  declare deciding: boolean;

  /** Decided since the report was made, in which they are still uncertain. */
  #decided: string[] = [];

  constructor() {
    super();
    this.uncertain = { total: 0, pairs: [] };
    this.skipped = new Set();
    this.deciding = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('uncertain') || this.#decided.length === 0) return;
    this.skipped = new Set([...this.skipped].filter((key) => !this.#decided.includes(key)));
    this.#decided = [];
  }

  protected override render(): TemplateResult {
    const { total, pairs } = this.uncertain;
    const pair = pairs.find((one) => !this.skipped.has(keyOf(one)));
    return html`<section class="section stack" aria-labelledby="review">
      <h2 id="review">Uncertain pairs</h2>
      ${
        total === 0
          ? html`<p class="muted">Every pair that was compared is clearly one person or clearly two.</p>`
          : html`<p class="muted">
              ${counted(total, 'pair')} could be one person or two. Those that could go either way
              come first; what you decide holds against every rule, and can be taken back.
            </p>`
      }
      ${pair ? this.#review(pair) : nothing}
      ${!pair && pairs.length > 0 ? this.#again() : nothing}
    </section>`;
  }

  #again(): TemplateResult {
    return html`<p class="row">
      <span>${counted(this.skipped.size, 'pair')} skipped.</span>
      <button @click=${() => (this.skipped = new Set())}>Show them again</button>
    </p>`;
  }

  #review(pair: RecordPair): TemplateResult {
    const [a, b] = pair.records;
    return html`<div
      class="review stack"
      role="group"
      aria-label="${a.name} and ${b.name}"
      tabindex="0"
      @keydown=${(event: KeyboardEvent) => this.#key(event, pair)}
    >
      <div class="row apart">
        <h3 class="wrap">${nameOf(a.name)} and ${nameOf(b.name)}</h3>
        <p class="muted tabular">
          ${percent(pair.probability)} likely one person,
          ${pair.together ? 'joined now' : 'two people now'}
        </p>
      </div>
      <sonder-record-pair .pair=${pair}></sonder-record-pair>
      <div class="row">
        <button class="main" aria-disabled=${this.deciding} @click=${() => this.#decide(pair, true)}>
          One person <kbd>Y</kbd>
        </button>
        <button aria-disabled=${this.deciding} @click=${() => this.#decide(pair, false)}>
          Two people <kbd>N</kbd>
        </button>
        <button class="plain" @click=${() => this.#skip(pair)}>Skip <kbd>S</kbd></button>
        ${this.skipped.size > 0 ? html`<span class="small muted">${count(this.skipped.size)} skipped</span>` : nothing}
      </div>
    </div>`;
  }

  #key(event: KeyboardEvent, pair: RecordPair): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'y') void this.#decide(pair, true);
    else if (key === 'n') void this.#decide(pair, false);
    else if (key === 's') this.#skip(pair);
  }

  #skip(pair: RecordPair): void {
    this.skipped = new Set([...this.skipped, keyOf(pair)]);
    void this.#next();
  }

  async #decide(pair: RecordPair, same: boolean): Promise<void> {
    if (this.deciding) return;
    this.deciding = true;
    this.#decided.push(keyOf(pair));
    this.skipped = new Set([...this.skipped, keyOf(pair)]);
    await decide(this.app, same, ...pair.records);
    this.deciding = false;
    void this.#next();
  }

  /** The keys go on working at the next pair. */
  async #next(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.review')?.focus();
  }
}

const keyOf = ({ records: [a, b] }: RecordPair): string => `${a.file}:${a.row}-${b.file}:${b.row}`;

customElements.define('sonder-pair-review', SonderPairReview);
