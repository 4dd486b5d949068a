import type {
  ColumnReport,
  ColumnType,
  DateOrder,
  DecimalMark,
  FileReport,
  Layout,
  Mapping,
  MonthNames,
  SourceClass,
  TypeChoice,
} from 'sonder';
import { html, nothing, type TemplateResult } from 'lit';
import { download } from '../download.js';
import { count, counted, percent } from '../format.js';
import { icon } from '../icons.js';
import {
  choicesOf, readMapping, withField, withLayout, withListed, withOwnField, withType, type ColumnChoices,
} from '../mapping.js';
import { fieldGroups, fieldLabel, isField } from '../fields.js';
import { applyMapping, chooseMapping, discardEdits, editMapping, isEdited } from '../state/files.js';
import type { FileEntry } from '../state/store.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { mapping as mappingStyles } from '../styles/mapping.js';
import { tables } from '../styles/tables.js';
import {
  layoutWords, markWords, monthNameWords, orderWords, personalWords, sourceWords, typeWords,
} from '../words.js';
import { Disclosures } from './disclosures.js';
import { sentenceOf } from './sentence.js';

/** Columns drawn at first, and with every wish for more: a thousand selects take their time. */
const shownColumns = 60;
/** Not a field: the choice that says that a column of a survey holds no answers. */
const metadata = 'metadata';
/** Not a field of the catalogue: the choice that keeps a column under its own name. */
const own = 'own field';

/** Which column means what: looked over, changed, kept as a file and loaded again. */
export class SonderMappingEditor extends View {
  static override properties = {
    ...View.properties,
    entry: { attribute: false },
    problem: { state: true },
    shown: { state: true },
  };
  static override styles = [base, controls, tables, mappingStyles];
  declare entry: FileEntry;
  declare problem: string;
  declare shown: number;
  readonly #readings = new Disclosures(this);

  constructor() {
    super();
    this.problem = '';
    this.shown = shownColumns;
  }

  get #mapping(): Mapping | null {
    return this.entry.mappings.present ?? this.entry.report?.mapping ?? null;
  }

  #edit(change: (report: FileReport, mapping: Mapping) => Mapping): void {
    const { report } = this.entry;
    const mapping = this.#mapping;
    if (report && mapping) editMapping(this.app, this.entry, change(report, mapping));
  }

  #chooseMeaning(index: number, wanted: string, before: readonly ColumnChoices[]): void {
    const field = isField(wanted) ? wanted : null;
    const taken =
      field !== null && before.some((other, at) => other.field === field && at !== index);
    this.#edit((report, mapping) => {
      const changed = withOwnField(report, withField(report, mapping, index, field), index, wanted === own);
      return field ? changed : withListed(report, changed, 'metadata', index, wanted === metadata);
    });
    if (taken) this.app.announce(`${fieldLabel(field)} was taken from another column.`);
  }

  #leaveOut(index: number, isLeftOut: boolean): void {
    this.#edit((report, mapping) => withListed(report, mapping, 'left_out', index, isLeftOut));
  }

  #tell(index: number, choice: TypeChoice): void {
    this.#edit((report, mapping) => withType(report, mapping, index, choice));
  }

  async #load({ target }: Event): Promise<void> {
    const file = target instanceof HTMLInputElement ? target.files?.[0] : undefined;
    if (!file) return;
    const read = readMapping(await file.text());
    this.problem = 'problem' in read ? read.problem : '';
    if ('mapping' in read) await chooseMapping(this.app, this.entry, read.mapping);
  }

  #pickFile(): void {
    this.renderRoot.querySelector<HTMLInputElement>('input[type="file"]')?.click();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { report } = this.entry;
    const mapping = this.#mapping;
    if (!report || !mapping) return nothing;
    const choices = choicesOf(report, mapping);
    const more = report.columns.length - this.shown;
    return html`<div class="stack">
      <div class="row">${this.#vendor(mapping)} ${this.#shop(mapping)} ${this.#source(mapping)} ${this.#day(mapping)}</div>
      ${this.#table(report, choices)}
      ${
        more > 0
          ? html`<button
              @click=${() => {
                this.shown += 4 * shownColumns;
              }}
            >
              Show more of ${count(report.columns.length)} columns
            </button>`
          : nothing
      }
      ${changesPart(report)}
      ${this.problem ? html`<p class="note bad" role="alert">${this.problem}</p>` : nothing}
      ${this.#actions(report)}
    </div>`;
  }

  #vendor(mapping: Mapping): TemplateResult {
    const now = mapping.layout ?? 'generic';
    const layouts = Object.keys(layoutWords) as Layout[];
    return html`<label class="row small"
      >Exported by
      <select
        @change=${({ target }: Event) => {
          const layout =
            target instanceof HTMLSelectElement ? layouts[target.selectedIndex] : undefined;
          if (layout) this.#edit((_, before) => withLayout(before, layout));
        }}
      >
        ${layouts.map(
          (layout) =>
            html`<option .selected=${layout === now}>${layoutWords[layout]}</option>`,
        )}
      </select>
    </label>`;
  }

  #source(mapping: Mapping): TemplateResult {
    const sources = Object.keys(sourceWords) as SourceClass[];
    return html`<label class="row small"
      >Source
      <select
        @change=${({ target }: Event) => {
          if (!(target instanceof HTMLSelectElement)) return;
          const source = sources[target.selectedIndex - 1];
          this.#edit((_, { source: _before, ...rest }) => (source ? { ...rest, source } : rest));
        }}
      >
        <option .selected=${mapping.source === undefined}>As its columns say</option>
        ${sources.map(
          (source) =>
            html`<option .selected=${source === mapping.source}>${sourceWords[source]}</option>`,
        )}
      </select>
    </label>`;
  }

  #shop(mapping: Mapping): TemplateResult {
    return html`<label class="row small"
      >Shop or service
      <input
        maxlength="40"
        .value=${mapping.shop ?? ''}
        @change=${({ target }: Event) => {
          if (!(target instanceof HTMLInputElement)) return;
          const shop = target.value.trim();
          this.#edit((_, { shop: _before, ...rest }) => (shop ? { ...rest, shop } : rest));
        }}
    /></label>`;
  }

  #day(mapping: Mapping): TemplateResult {
    return html`<label class="row small"
      >Exported on
      <input
        type="date"
        .value=${mapping.observed_on ?? ''}
        @change=${({ target }: Event) => {
          if (!(target instanceof HTMLInputElement)) return;
          const day = target.value;
          this.#edit((_, { observed_on: _before, ...rest }) => (day ? { ...rest, observed_on: day } : rest));
        }}
    /></label>`;
  }

  #table(report: FileReport, choices: readonly ColumnChoices[]): TemplateResult {
    return html`<div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Column</th>
            <th>Samples</th>
            <th>Read as</th>
            <th>Means</th>
            <th>Leave out</th>
          </tr>
        </thead>
        <tbody>
          ${report.columns
            .slice(0, this.shown)
            .map((column, index) => this.#line(report, column, index, choices))}
        </tbody>
      </table>
    </div>`;
  }

  #line(
    report: FileReport, column: ColumnReport, index: number, choices: readonly ColumnChoices[],
  ): TemplateResult {
    const choice = choices[index];
    if (!choice) return html``;
    const leave = ({ target }: Event): void => {
      if (target instanceof HTMLInputElement) this.#leaveOut(index, target.checked);
    };
    return html`<tr class=${choice.leftOut ? 'left-out' : ''}>
      <th scope="row">
        <span class="wrap">${column.name}</span>
        ${column.label ? html`<span class="wrap muted">${column.label}</span>` : nothing}
        ${
          column.personal
            ? html`<span class="chip">${personalWords[column.personal]}</span>`
            : nothing
        }
      </th>
      <td class="examples"><span class="phone-only title">Samples:</span>${column.examples.map((each) => html`<span>${each}</span>`)}</td>
      <td class="read">${this.#reading(report, column, index, choice)}</td>
      <td class="choice">
        <span class="phone-only title">Means:</span>${this.#meaning(report, column, index, choices)}
      </td>
      <td class="leave">
        <label class="check"
          ><input
            type="checkbox"
            aria-label="Leave ${column.name} out"
            .checked=${choice.leftOut}
            @change=${leave}
          /><span class="phone-only">Leave out</span></label
        >
      </td>
    </tr>`;
  }

  #meaning(
    { kind }: FileReport, { name }: ColumnReport, index: number,
    choices: readonly ColumnChoices[],
  ): TemplateResult {
    const choice = choices[index];
    const now = choice?.field ?? null;
    const isMetadata = now === null && choice?.metadata === true;
    return html`<select
      aria-label="What ${name} means"
      @change=${({ target }: Event) => {
        if (target instanceof HTMLSelectElement) this.#chooseMeaning(index, target.value, choices);
      }}
    >
      <option value="" .selected=${now === null && !isMetadata && choice?.own !== true}>
        ${kind === 'survey' ? 'An answer' : 'Nothing'}
      </option>
      ${
        kind === 'survey'
          ? html`<option value=${metadata} .selected=${isMetadata}>About the response</option>`
          : nothing
      }
      ${
        kind === 'customers'
          ? html`<option value=${own} .selected=${now === null && choice?.own === true}>
              A field of its own
            </option>`
          : nothing
      }
      ${fieldGroups().map(
        ({ label, fields }) =>
          html`<optgroup label=${label}>
            ${fields.map(
              (known) =>
                html`<option value=${known.name} .selected=${known.name === now}>
                  ${known.label}
                </option>`,
            )}
          </optgroup>`,
      )}
    </select>`;
  }

  #reading(
    report: FileReport, column: ColumnReport, index: number, choice: ColumnChoices,
  ): TemplateResult {
    const summary = html`<span class="phone-only">Read as: </span>${readAs(column)}`;
    return this.#readings.part(
      column.name,
      summary,
      () => html`<div class="stack tight">
        <p class="muted">${sentenceOf(column.evidence || 'its cells are text')}</p>
        <p class="muted">${cellCounts(report, column)}</p>
        <div class="types">${this.#typeChoices(report, column, index, choice.type)}</div>
      </div>`,
    );
  }

  #typeChoices(
    { asks }: FileReport, column: ColumnReport, index: number, told: TypeChoice,
  ): TemplateResult[] {
    const { name } = column;
    const type: ColumnType = told.type ?? column.type;
    const isMarkInDoubt = asks.some((ask) => ask.about === 'decimal_mark' && ask.column === index);
    const selects = [
      choiceSelect('Type', `Read ${name} as`, typeWords, told.type, (chosen) =>
        this.#tell(index, { type: chosen }),
      ),
    ];
    const isDate = type === 'date' || type === 'datetime';
    if (isDate)
      selects.push(
        choiceSelect<DateOrder>(
          'Order', `Order of day and month in ${name}`, orderWords, told.date_order,
          (order) => this.#tell(index, { date_order: order }),
        ),
      );
    if (isDate && (told.month_names || areMonthsInDoubt(column)))
      selects.push(
        choiceSelect<MonthNames>(
          'Months', `Names of months in ${name}`, monthNameWords, told.month_names,
          (names) => this.#tell(index, { month_names: names }),
        ),
      );
    if (type === 'decimal' || told.decimal_mark || isMarkInDoubt)
      selects.push(
        choiceSelect<DecimalMark>(
          'Marks', `Decimal mark of ${name}`, markWords, told.decimal_mark,
          (mark) => this.#tell(index, { decimal_mark: mark }),
        ),
      );
    return selects;
  }

  #actions(report: FileReport): TemplateResult {
    const { entry, app } = this;
    const waits = isEdited(entry);
    return html`<div class="row">
      <button
        class="main"
        aria-disabled=${waits ? 'false' : 'true'}
        @click=${() => waits && applyMapping(app, entry.key)}
      >
        Apply
      </button>
      ${
        waits
          ? html`<button class="plain" @click=${() => discardEdits(app, entry)}>
              Discard changes
            </button>`
          : nothing
      }
      <span class="grow"></span>
      <button class="plain" @click=${() => saveMapping(report)}>
        ${icon('download')}Save mapping
      </button>
      <button class="plain" @click=${this.#pickFile}>${icon('upload')}Load mapping</button>
      <input
        type="file"
        hidden
        accept=".json,application/json"
        aria-label="Mapping file"
        @change=${this.#load}
      />
    </div>`;
  }
}

/** Names that Polish and Croatian have for different months. */
const areMonthsInDoubt = ({ is_ambiguous, examples }: ColumnReport): boolean =>
  is_ambiguous && examples.some((example) => /\p{L}{3}/u.test(example));

/** A select whose first choice is what the core finds out by itself. */
function choiceSelect<T extends string>(
  title: string, label: string, words: Readonly<Record<T, string>>, told: T | null | undefined,
  use: (value: T | null) => void,
): TemplateResult {
  const values = Object.keys(words) as T[];
  const changed = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) use(values[target.selectedIndex - 1] ?? null);
  };
  return html`<label class="field"
    >${title}<select aria-label=${label} @change=${changed}>
      <option .selected=${!told}>As found</option>
      ${values.map((value) => html`<option .selected=${value === told}>${words[value]}</option>`)}
    </select></label
  >`;
}

function readAs({ type, date_order, decimal_mark, currency, is_percent }: ColumnReport): string {
  const kind = typeWords[type];
  if ((type === 'date' || type === 'datetime') && date_order)
    return `${kind}, ${orderWords[date_order]}`;
  if (currency) return `${kind}, ${currency}`;
  if (is_percent) return `${kind}, percent`;
  return type === 'decimal' && decimal_mark === 'comma' ? `${kind}, decimal comma` : kind;
}

function cellCounts({ rows }: FileReport, { filled, missing, odd, distinct }: ColumnReport): string {
  const share = rows.read > 0 ? filled / rows.read : 0;
  const parts = [`${percent(share, 0)} filled`, `${count(distinct)} different`];
  if (missing > 0) parts.push(`${count(missing)} without a value`);
  if (odd > 0) parts.push(`${count(odd)} that do not fit`);
  return `${parts.join(' · ')}.`;
}

function changesPart({ changes }: FileReport): TemplateResult | typeof nothing {
  if (changes.length === 0) return nothing;
  return html`<details open>
    <summary>${counted(changes.length, 'change')} to what was proposed</summary>
    <ul class="dots small">
      ${changes.map((change) => html`<li>${sentenceOf(change)}</li>`)}
    </ul>
  </details>`;
}

function saveMapping({ name, part, mapping }: FileReport): void {
  const plain = name.replace(/(\.(csv|tsv|txt|gz|xlsx|xlsm|z?sav|json|ndjson|jsonl))+$/i, '');
  const title = part ? `${plain}.${part.replace(/[^\p{L}\p{N}._-]+/gu, '_')}` : plain;
  download(`${title}.mapping.json`, 'application/json', `${JSON.stringify(mapping, null, 2)}\n`);
}

customElements.define('sonder-mapping-editor', SonderMappingEditor);
