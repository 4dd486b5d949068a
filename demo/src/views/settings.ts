import type { AnalysisOptions, Failure } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { dateOf } from '../format.js';
import { icon } from '../icons.js';
import { chooseOptions } from '../state/files.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { failureNote } from './failure_note.js';

/** The choices every figure depends on. */
export class SonderSettings extends View {
  static override properties = { ...View.properties, failure: { state: true } };
  static override styles = [
    base,
    controls,
    css`
      form.choices {
        display: grid;
        gap: 1.25rem;
      }
      .choices p {
        font-size: var(--small);
        color: var(--muted);
      }
      input {
        width: 12rem;
      }
    `,
  ];
  declare failure: Failure | null;

  constructor() {
    super();
    this.failure = null;
  }

  async #apply(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    this.failure = await chooseOptions(this.app, optionsIn(new FormData(event.target)));
    if (this.failure) return;
    this.app.announce('Settings applied.');
    this.renderRoot.querySelector('dialog')?.close();
  }

  protected override render(): TemplateResult {
    const { options, overview } = this.state;
    return html`<dialog aria-labelledby="title">
      <div class="stack">
        <div class="title">
          <h2 id="title">Analysis settings</h2>
          <form method="dialog">
            <button class="icon-only" aria-label="Close">${icon('close')}</button>
          </form>
        </div>
        <form class="choices" @submit=${this.#apply}>
          <div class="stack tight">
            <label class="field"
              >Measured at the end of <input type="date" name="as_of" .value=${options.as_of ?? ''}
            /></label>
            <p>
              Nothing later is seen. Empty means the day of the last order or
              response${overview ? html`; now ${dateOf(overview.as_of)}` : nothing}.
            </p>
          </div>
          <div class="stack tight">
            <label class="field"
              >RFM scores per dimension
              <input
                type="number"
                name="rfm_bins"
                min="2"
                max="10"
                required
                .value=${String(options.rfm_bins ?? 5)}
            /></label>
            <p>Recency, frequency and spend are scored from 1 to this number.</p>
          </div>
          <div class="stack tight">
            <label class="field"
              >Smallest group shown or given out
              <input
                type="number"
                name="minimum_group"
                min="2"
                max="1000"
                required
                .value=${String(options.minimum_group ?? 5)}
            /></label>
            <p>
              Smaller groups in breakdowns are hidden, and a smaller segment cannot be downloaded.
            </p>
          </div>
          ${this.failure ? failureNote(this.failure) : nothing}
          <div class="row"><button class="main">Apply</button></div>
        </form>
      </div>
    </dialog>`;
  }
}

function optionsIn(data: FormData): AnalysisOptions {
  const asOf = data.get('as_of');
  const options: AnalysisOptions = {
    rfm_bins: Number(data.get('rfm_bins')),
    minimum_group: Number(data.get('minimum_group')),
  };
  return typeof asOf === 'string' && asOf !== '' ? { ...options, as_of: asOf } : options;
}

customElements.define('sonder-settings', SonderSettings);
