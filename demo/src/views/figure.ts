import { html, nothing, type TemplateResult } from 'lit';

/** One figure of a `dl` with the class "figures"; its styles are `figureStyles`. */
export const figure = (name: string, value: string, also: string | TemplateResult = ''): TemplateResult =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
    ${also === '' ? nothing : html`<dd class="also">${also}</dd>`}
  </div>`;
