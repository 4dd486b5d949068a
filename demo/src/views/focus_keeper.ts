import type { LitElement, ReactiveController } from 'lit';

/** When the control in focus goes, `move` has the focus go on from there, not from the page's top. */
export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement;
  readonly #move: () => void;
  #hadFocus = false;

  constructor(host: LitElement, move: () => void) {
    this.#host = host;
    this.#move = move;
    host.addController(this);
  }

  get #hasFocus(): boolean {
    return this.#host.shadowRoot?.activeElement != null;
  }

  hostUpdate(): void {
    this.#hadFocus = this.#hasFocus;
  }

  hostUpdated(): void {
    if (this.#hadFocus && !this.#hasFocus) this.#move();
  }
}
