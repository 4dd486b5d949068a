import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

/** What the chooser offers first; other files can still be chosen, and what they are is found out. */
const accepted = '.csv,.tsv,.txt,.gz,.xlsx,.xlsm,.sav,.zsav,.json,.ndjson,.jsonl';

/**
 * The place to choose files. Fires "files" with the files chosen, and "sample" when somebody wants to
 * try without files of their own, which the small one does not offer: invented people would mix with
 * real ones. Dropping works anywhere on the page; the shell listens for it.
 */
export class SonderDropZone extends LitElement {
  static override properties = { small: { type: Boolean } };
  static override styles = [
    base,
    controls,
    css`
      .zone {
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        gap: 1rem;
        padding: 3rem 1.5rem;
        text-align: center;
        border: 1.5px dashed var(--edge);
        border-radius: 10px;
        background: var(--surface);
      }
      .zone .icon {
        width: 2rem;
        height: 2rem;
        color: var(--accent);
        stroke-width: 1;
      }
      :host([small]) .zone {
        flex-direction: row;
        flex-wrap: wrap;
        padding: 0.875rem 1rem;
        justify-content: space-between;
        text-align: left;
      }
      .lead {
        font-size: var(--large);
        font-weight: 500;
      }
      :host([small]) .lead {
        font-size: var(--body);
        font-weight: 400;
      }
      .row {
        justify-content: center;
      }
      button {
        min-height: 2.5rem;
      }
    `,
  ];
  declare small: boolean;

  constructor() {
    super();
    this.small = false;
  }

  async focusButton(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('button')?.focus();
  }

  #choose(): void {
    const input = this.renderRoot.querySelector<HTMLInputElement>('input[type="file"]');
    input?.click();
  }

  #chosen({ target }: Event): void {
    if (!(target instanceof HTMLInputElement) || !target.files) return;
    this.dispatchEvent(
      new CustomEvent('files', { detail: [...target.files], bubbles: true, composed: true }),
    );
    target.value = '';
  }

  #sample(): void {
    this.dispatchEvent(new CustomEvent('sample', { bubbles: true, composed: true }));
  }

  protected override render(): TemplateResult {
    return html`<div class="zone">
      ${this.small ? nothing : icon('upload')}
      <div class="stack tight">
        <p class="lead">Drop files anywhere on this page</p>
        <p class="muted small">
          ${this.small ? nothing : 'Tables and survey exports: '}CSV, TSV, text, Excel, SPSS, JSON; also
          packed with gzip
        </p>
      </div>
      <div class="row">
        <button class=${this.small ? '' : 'main'} @click=${this.#choose}>Choose files</button>
        ${this.small ? nothing : html`<button @click=${this.#sample}>Try sample data</button>`}
      </div>
      <input
        type="file"
        multiple
        hidden
        accept=${accepted}
        aria-label="Files to read"
        @change=${this.#chosen}
      />
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sonder-drop-zone': SonderDropZone;
  }
}

customElements.define('sonder-drop-zone', SonderDropZone);
