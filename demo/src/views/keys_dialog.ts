import { css, html, LitElement, type TemplateResult } from 'lit';
import { icon } from '../icons.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

const keys: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['1', '–', '6'], 'Files, Overview, People, Segments, Survey, Identity'],
  [['/'], 'Search people'],
  [['↑', '↓'], 'Previous and next row, mark or cell'],
  [['Page Up', 'Page Down', 'Home', 'End'], 'Further in the list of people'],
  [['Enter'], 'Open the person or cell in focus'],
  [['Ctrl', 'Z'], 'Undo in a file or the rule editor; with Shift, redo'],
  [['Y', 'N', 'S'], 'One person, two people, or skip, while a pair is reviewed'],
  [['Esc'], 'Close a dialog'],
  [['?'], 'This list'],
];

export class SonderKeysDialog extends LitElement {
  static override styles = [
    base,
    controls,
    css`
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.625rem 1.25rem;
        align-items: baseline;
      }
      kbd {
        font-family: var(--font);
        font-size: var(--small);
        padding: 0.0625rem 0.4375rem;
        border: 1px solid var(--edge);
        border-radius: 4px;
      }
    `,
  ];

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title">
      <div class="stack">
        <div class="title">
          <h2 id="title">Keys</h2>
          <form method="dialog">
            <button class="icon-only" aria-label="Close">${icon('close')}</button>
          </form>
        </div>
        <dl>
          ${keys.map(
            ([names, does]) =>
              html`<dt>${names.map((name) => html`<kbd>${name}</kbd> `)}</dt>
                <dd>${does}</dd>`,
          )}
        </dl>
      </div>
    </dialog>`;
  }
}

customElements.define('sonder-keys-dialog', SonderKeysDialog);
