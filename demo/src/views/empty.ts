import { html, type TemplateResult } from 'lit';

/** What a view says when it has nothing to show yet, and where to go. */
export const emptyView = (title: string, what: string): TemplateResult =>
  html`<div class="stack">
    <h1>${title}</h1>
    <p class="muted">${what}</p>
    <p><a href="#files">Go to the files</a></p>
  </div>`;
