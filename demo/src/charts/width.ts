import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The host's width in CSS pixels; the host is drawn again when it changes. */
export class Width implements ReactiveController {
  value = 0;
  #host: ReactiveControllerHost & HTMLElement;
  #observer: ResizeObserver;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    this.#observer = new ResizeObserver(([entry]) => this.#measured(entry?.contentRect.width ?? 0));
    host.addController(this);
  }

  #measured(width: number): void {
    if (Math.round(width) === this.value) return;
    this.value = Math.round(width);
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }
}
