import { html, type TemplateResult } from 'lit';

/** A sentence of the core: begun large and ended; names between back-ticks set as code, all as text. */
export function sentenceOf(text: string): TemplateResult {
  const whole = `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?…]$/.test(text) ? '' : '.'}`;
  const parts = whole.split('`');
  if (parts.length % 2 === 0) return html`${whole}`;
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code class="code">${part}</code>` : part))}`;
}
