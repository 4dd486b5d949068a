import { LitElement, type PropertyDeclarations } from 'lit';
import { money, type MoneyFormat } from '../format.js';
import type { App } from './app.js';
import type { State } from './store.js';

/** A part of the page that is drawn again whenever the state changes. */
export abstract class View extends LitElement {
  static override properties: PropertyDeclarations = { app: { attribute: false } };
  declare app: App;
  #unsubscribe: () => void = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = this.app.store.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe();
  }

  protected get state(): Readonly<State> {
    return this.app.store.state;
  }

  protected get moneyFormat(): MoneyFormat {
    const { overview } = this.state;
    return { currency: overview?.currency ?? '', decimals: overview?.decimals ?? 2 };
  }

  /** An amount under a heading that names the currency. */
  protected amount(value: number | null): string {
    return money(value, { ...this.moneyFormat, currency: '' });
  }

  /** "Net spend, PLN". */
  protected inCurrency(heading: string): string {
    const { currency } = this.moneyFormat;
    return currency ? `${heading}, ${currency}` : heading;
  }

  /** An amount in the currency of the files. */
  protected money(value: number | null): string {
    return money(value, this.moneyFormat);
  }
}
