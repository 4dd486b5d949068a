import type { ExportOptions, FeatureReport, SegmentExport, SegmentReport } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { download } from '../download.js';
import { counted } from '../format.js';
import { icon } from '../icons.js';
import { Query } from '../state/query.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { failureNote } from './failure_note.js';

interface Preset {
  name: string;
  label: string;
  form: Pick<ExportOptions, 'delimiter' | 'decimal_comma' | 'byte_order_mark'>;
}

const presets: readonly Preset[] = [
  {
    name: 'plain',
    label: 'Commas between columns, decimal points',
    form: { delimiter: ',', decimal_comma: false, byte_order_mark: false },
  },
  {
    name: 'excel',
    label: 'For Excel in Polish, German or Croatian: semicolons and decimal commas',
    form: { delimiter: ';', decimal_comma: true, byte_order_mark: true },
  },
  {
    name: 'excel-en',
    label: 'For Excel in English: commas, with a mark that keeps accents',
    form: { delimiter: ',', decimal_comma: false, byte_order_mark: true },
  },
  {
    name: 'tabs',
    label: 'Tabs between columns, decimal points',
    form: { delimiter: '\t', decimal_comma: false, byte_order_mark: false },
  },
];

const usual = new Set(['order_count', 'net_spend', 'last_order']);

/** Who would be in the file is shown before anything is written. */
export class SonderSegmentExport extends View {
  static override properties = {
    ...View.properties,
    segment: { state: true },
    features: { state: true },
    chosen: { state: true },
    consent: { state: true },
    preset: { state: true },
  };
  static override styles = [
    base,
    controls,
    css`
      .choices {
        columns: 2;
        column-gap: 2rem;
      }
      .choices label {
        break-inside: avoid;
      }
      fieldset {
        display: flex;
        flex-direction: column;
        gap: 0.125rem;
      }
      legend {
        font-weight: 600;
        padding: 0 0 0.25rem;
      }
      .foot {
        position: sticky;
        bottom: -1.5rem;
        margin: 0 -1.5rem -1.5rem;
        padding: 1rem 1.5rem 1.5rem;
        background: var(--surface);
        border-top: 1px solid var(--rule);
        display: flex;
        flex-direction: column;
        gap: 0.75rem;
      }
      .result {
        min-height: 3.25rem;
      }
      @media (max-width: 30rem) {
        .choices {
          columns: 1;
        }
      }
    `,
  ];
  declare segment: SegmentReport | null;
  declare features: readonly FeatureReport[];
  declare chosen: ReadonlySet<string>;
  declare consent: boolean;
  declare preset: Preset | undefined;
  #file = new Query<SegmentExport>(this, {
    what: 'Writing a segment',
    delay: 80,
    key: () =>
      this.segment ? JSON.stringify([this.#options(this.segment), this.state.revision]) : null,
    ask: (client, options) =>
      client.exportSegment(this.segment ? this.#options(this.segment) : { segment: '' }, options),
  });

  constructor() {
    super();
    this.segment = null;
    this.features = [];
    this.chosen = usual;
    this.consent = true;
    this.preset = presets[0];
  }

  /** Shows the dialog for one segment. */
  open(segment: SegmentReport, features: readonly FeatureReport[]): void {
    this.segment = segment;
    this.features = features;
    this.chosen = new Set(features.filter(({ name }) => usual.has(name)).map(({ name }) => name));
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  #options(segment: SegmentReport): ExportOptions {
    const features = this.features.map(({ name }) => name).filter((name) => this.chosen.has(name));
    return {
      segment: segment.name,
      features,
      consent_required: this.consent,
      ...this.preset?.form,
    };
  }

  #toggle(name: string): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(name)) chosen.add(name);
    this.chosen = chosen;
  }

  #download(): void {
    const file = this.#file.loading ? null : this.#file.value;
    if (!file) return;
    download(file.file_name, `${file.media_type};charset=utf-8`, file.text);
    this.app.announce(`Downloaded ${counted(file.people, 'person', 'people')}.`);
    this.renderRoot.querySelector('dialog')?.close();
  }

  protected override render(): TemplateResult {
    const { segment } = this;
    return html`<dialog aria-labelledby="title" @close=${() => this.#closed()}>
      ${segment ? this.#choices(segment) : nothing}
    </dialog>`;
  }

  #closed(): void {
    this.segment = null;
  }

  #choices({ label }: SegmentReport): TemplateResult {
    return html`<div class="stack">
      <div class="title">
        <h2 id="title" class="wrap">Download “${label}”</h2>
        <form method="dialog">
          <button class="icon-only" aria-label="Close">${icon('close')}</button>
        </form>
      </div>
      ${this.#who()}${this.#columns()}${this.#forms()}${this.#foot()}
    </div>`;
  }

  #who(): TemplateResult {
    const toggle = (): void => {
      this.consent = !this.consent;
    };
    return html`<fieldset>
      <legend>Who</legend>
      <label class="check">
        <input type="checkbox" .checked=${this.consent} @change=${toggle} />
        Only people whose consent to marketing is known to be given
      </label>
      <p class="small muted">
        Without this, people whose consent is not known are included; those who refused never are.
      </p>
    </fieldset>`;
  }

  #columns(): TemplateResult {
    return html`<fieldset>
      <legend>Columns beside customer id, e-mail and name</legend>
      <div class="choices">${this.features.map((feature) => this.#column(feature))}</div>
    </fieldset>`;
  }

  #column({ name, label }: FeatureReport): TemplateResult {
    const toggle = (): void => this.#toggle(name);
    return html`<label class="check">
      <input type="checkbox" .checked=${this.chosen.has(name)} @change=${toggle} />${label}
    </label>`;
  }

  #forms(): TemplateResult {
    return html`<fieldset>
      <legend>Form of the file</legend>
      ${presets.map((preset) => this.#form(preset))}
    </fieldset>`;
  }

  #form(preset: Preset): TemplateResult {
    const choose = (): void => {
      this.preset = preset;
    };
    const chosen = preset === this.preset;
    return html`<label class="check">
      <input type="radio" name="preset" .checked=${chosen} @change=${choose} />${preset.label}
    </label>`;
  }

  #foot(): TemplateResult {
    const waiting = !this.#file.value || this.#file.loading;
    return html`<div class="foot">
      <div class="result" role="status">${this.#result()}</div>
      <div class="row">
        <button class="main" ?disabled=${waiting} @click=${this.#download}>
          ${icon('download')}Download
        </button>
        <span class="small muted">Written by your browser from this page; nothing is sent.</span>
      </div>
    </div>`;
  }

  #result(): TemplateResult {
    const { value, failure, loading } = this.#file;
    if (failure) return failureNote(failure, 'warn');
    if (!value || loading) return html`<p class="muted">Counting …</p>`;
    const why = this.consent ? 'not known to consent' : 'refused';
    const withheld =
      value.withheld_people > 0
        ? `${counted(value.withheld_people, 'person', 'people')} withheld: ${why}.`
        : 'Nobody is withheld.';
    return html`<p>
        <strong>${counted(value.people, 'person', 'people')}</strong> in the file. ${withheld}
      </p>
      <p class="small muted">
        Segments of fewer than ${value.minimum_group} people cannot be downloaded. Cells that a
        spreadsheet would run as a formula are made harmless.
      </p>`;
  }
}

customElements.define('sonder-segment-export', SonderSegmentExport);
