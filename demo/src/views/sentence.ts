import { html, type TemplateResult } from 'lit';
import { fieldLabel } from '../fields.js';
import { layoutWords } from '../words.js';

/** A sentence of the core: begun large and ended; names between back-ticks set as code, all as text. */
export function sentenceOf(text: string): TemplateResult {
  const whole = `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?…]$/.test(text) ? '' : '.'}`;
  const parts = whole.split('`');
  if (parts.length % 2 === 0) return html`${whole}`;
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code class="code">${part}</code>` : part))}`;
}

/** Why a file was taken for what it was: the core's names of fields and tools in the page's words. */
export function evidenceOf(text: string): TemplateResult {
  const worded = text
    .replace(/(?<=` is read as )\w+/, (field) => lowered(fieldLabel(field)))
    .replace(/(?<=, as in exports of )\w+/, (layout) => wordOf(layoutWords, layout));
  return sentenceOf(worded);
}

const wordOf = (words: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(words, name) ? (words[name] ?? name) : name;

const lowered = (word: string): string => `${word.charAt(0).toLowerCase()}${word.slice(1)}`;
