import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';

/** Parts of a view that are drawn when they are first opened: what nobody looks at takes no time. */
export class Disclosures {
  readonly #host: ReactiveControllerHost;
  readonly #opened = new Set<string>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** `key` tells the parts of a view from each other. */
  part(key: string, summary: unknown, draw: () => unknown): TemplateResult {
    return html`<details @toggle=${(event: Event) => this.#toggled(key, event)}>
      <summary>${summary}</summary>
      ${this.#opened.has(key) ? draw() : nothing}
    </details>`;
  }

  #toggled(key: string, { target }: Event): void {
    if (!(target instanceof HTMLDetailsElement) || !target.open || this.#opened.has(key)) return;
    this.#opened.add(key);
    this.#host.requestUpdate();
  }
}
