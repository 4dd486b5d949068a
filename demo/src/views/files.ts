import { css, html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { counted } from '../format.js';
import { isEmpty, reportsOf } from '../state/store.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import './drop_zone.js';
import './file_card.js';
import { FocusKeeper } from './focus_keeper.js';
import './start.js';

/** The files that were given, or the first screen when there are none. */
export class SonderFiles extends View {
  static override styles = [
    base,
    controls,
    css`
      .cards {
        display: flex;
        flex-direction: column;
        gap: 1.25rem;
      }
      .next {
        padding: 0.5rem 0;
      }
    `,
  ];

  constructor() {
    super();
    new FocusKeeper(this, () => void this.#focusChooser());
  }

  async #focusChooser(): Promise<void> {
    const start = this.renderRoot.querySelector('sonder-start');
    await start?.updateComplete;
    await (start ?? this).renderRoot.querySelector('sonder-drop-zone')?.focusButton();
  }

  protected override render(): TemplateResult {
    const { files } = this.state;
    if (files.length === 0) return html`<sonder-start .app=${this.app}></sonder-start>`;
    return html`<div class="stack">
      <h1>Files</h1>
      ${this.#summary()}
      <sonder-drop-zone small></sonder-drop-zone>
      <div class="cards">
        ${repeat(
          files,
          (entry) => entry.key,
          (entry) => html`<sonder-file-card .app=${this.app} .entry=${entry}></sonder-file-card>`,
        )}
      </div>
    </div>`;
  }

  #summary(): TemplateResult {
    const { files, overview } = this.state;
    const waiting = files.filter(
      ({ status }) => status === 'queued' || status === 'reading',
    ).length;
    if (waiting > 0) return html`<p class="muted">${counted(waiting, 'file')} still to read.</p>`;
    if (!overview || isEmpty(this.state)) {
      const isRead = reportsOf(this.state).length > 0;
      const why = isRead
        ? 'No file takes part yet: choose below what it holds.'
        : 'None of the files could be read.';
      return html`<p class="muted">${why}</p>`;
    }
    const people = html`${counted(overview.records, 'record')} became
      <strong>${counted(overview.profiles, 'person', 'people')}</strong>.`;
    const answers = html`<strong>${counted(overview.responses, 'response')}</strong>.`;
    return html`<p>
      ${overview.profiles > 0 ? people : answers} <a href="#overview">See the overview</a>
    </p>`;
  }
}

customElements.define('sonder-files', SonderFiles);
