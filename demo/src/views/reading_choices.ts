import type { EncodingName, FileReport, Reading } from 'sonder';
import { css, html, nothing, type TemplateResult } from 'lit';
import { counted, percent } from '../format.js';
import { isSameReading } from '../mapping.js';
import { chooseReading } from '../state/files.js';
import type { FileEntry } from '../state/store.js';
import { View } from '../state/view.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { encodingWords, formatWords, lineEndWords } from '../words.js';
import { sentenceOf } from './sentence.js';

type Delimiter = NonNullable<Reading['delimiter']>;
type Quote = NonNullable<Reading['quote']>;

const delimiters: readonly (readonly [Delimiter, string])[] = [
  [',', 'Commas'],
  [';', 'Semicolons'],
  ['\t', 'Tabs'],
  ['|', 'Bars'],
  [' ', 'Runs of blanks'],
];
const delimiterWords = new Map([
  ['comma', 'commas'],
  ['semicolon', 'semicolons'],
  ['tab', 'tabs'],
  ['blanks', 'blanks'],
  ['bar', 'bars'],
  ['colon', 'colons'],
  ['caret', 'carets'],
  ['tilde', 'tildes'],
]);
const quotes: readonly (readonly [Quote, string])[] = [
  ['"', 'Double quotes'],
  ["'", 'Single quotes'],
  ['', 'Nothing'],
];
const quoteWords = new Map(quotes.map(([mark, words]) => [String(mark), words.toLowerCase()]));
const headerRows: readonly (readonly [number, string])[] = [
  [0, 'None'],
  [1, 'One'],
  [2, 'Two'],
  [3, 'Three'],
  [4, 'Four'],
];

/** How the bytes of a file were read, why, and what to tell where that was wrong. */
export class SonderReadingChoices extends View {
  static override properties = {
    ...View.properties,
    entry: { attribute: false },
    draft: { state: true },
  };
  static override styles = [
    base,
    controls,
    css`
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(12rem, 100%), 1fr));
        gap: 0.75rem 1rem;
      }
      ul.dots {
        list-style: disc;
        padding-left: 1.25rem;
      }
    `,
  ];
  declare entry: FileEntry;
  /** What was chosen and not yet read; null when nothing was. */
  declare draft: Reading | null;

  constructor() {
    super();
    this.draft = null;
  }

  get #reading(): Reading {
    return this.draft ?? this.entry.report?.mapping.reading ?? {};
  }

  #tell(change: Partial<Reading>): void {
    this.draft = { ...this.#reading, ...change };
  }

  /** What was found stays told when one mark of it is told otherwise. */
  #tellDialect(report: FileReport, change: Partial<Reading>): void {
    const found = report.dialect;
    const mark = delimiters.find(([each]) => each === found?.mark)?.[0] ?? ',';
    const quote = quotes.find(([each]) => each === found?.quote)?.[0] ?? '"';
    const titles = found?.title_records ?? 0;
    this.#tell({ delimiter: mark, quote, title_records: titles, ...this.#reading, ...change });
  }

  async #readAgain(): Promise<void> {
    const { draft } = this;
    if (!draft) return;
    this.draft = null;
    await chooseReading(this.app, this.entry, draft);
  }

  async #forget(): Promise<void> {
    this.draft = null;
    await chooseReading(this.app, this.entry, {});
  }

  protected override render(): TemplateResult | typeof nothing {
    const { report } = this.entry;
    if (!report) return nothing;
    const told = report.mapping.reading ?? {};
    const isTold = Object.keys(told).length > 0;
    const isChanged = this.draft !== null && !isSameReading(this.draft, told);
    const choices = this.#choices(report);
    return html`<div class="stack">
      ${findings(report)}
      ${choices.length > 0 ? html`<div class="choices">${choices}</div>` : nothing}
      ${
        choices.length > 0
          ? html`<div class="row">
              <button ?disabled=${!isChanged} @click=${() => this.#readAgain()}>
                Read the file again
              </button>
              ${
                isTold
                  ? html`<button class="plain" @click=${() => this.#forget()}>
                      As it was found
                    </button>`
                  : nothing
              }
              <p class="small muted">What was decided about its columns is then proposed anew.</p>
            </div>`
          : nothing
      }
    </div>`;
  }

  #choices(report: FileReport): TemplateResult[] {
    if (report.format === 'delimited')
      return [
        this.#encoding(report),
        ...this.#marks(report),
        this.#header(report),
        ...this.#rowNames(report),
      ];
    if (report.format !== 'xlsx') return [];
    return [...(this.entry.sheets.length > 1 ? [this.#sheet()] : []), this.#header(report)];
  }

  #select<T>(
    label: string, options: readonly (readonly [T, string])[], now: T, use: (value: T) => void,
  ): TemplateResult {
    const changed = ({ target }: Event): void => {
      const option =
        target instanceof HTMLSelectElement ? options[target.selectedIndex] : undefined;
      if (option) use(option[0]);
    };
    return html`<label class="field"
      >${label}<select @change=${changed}>
        ${options.map(
          ([value, words]) => html`<option .selected=${value === now}>${words}</option>`,
        )}
      </select></label
    >`;
  }

  #encoding({ encoding }: FileReport): TemplateResult {
    const names = Object.keys(encodingWords) as EncodingName[];
    const options = names.map((name) => [name, encodingWords[name]] as const);
    const now = this.#reading.encoding ?? encoding.name;
    return this.#select('Encoding', options, now, (chosen) => this.#tell({ encoding: chosen }));
  }

  #marks(report: FileReport): TemplateResult[] {
    const { dialect } = report;
    if (!dialect) return [];
    const isKnown = delimiters.some(([mark]) => mark === dialect.mark);
    const other = [['', `As found: ${dialect.mark}`]] as const;
    const options = isKnown ? delimiters : [...other, ...delimiters];
    const mark = this.#reading.delimiter ?? (isKnown ? dialect.mark : '');
    const quote = this.#reading.quote ?? dialect.quote;
    return [
      this.#select<string>('Cells are parted by', options, mark, (chosen) => {
        const delimiter = delimiters.find(([each]) => each === chosen)?.[0];
        if (delimiter) this.#tellDialect(report, { delimiter });
      }),
      this.#select<string>('Cells are quoted by', quotes, quote, (chosen) => {
        const found = quotes.find(([each]) => each === chosen);
        if (found) this.#tellDialect(report, { quote: found[0] });
      }),
    ];
  }

  #header(report: FileReport): TemplateResult {
    const now = this.#reading.header_rows ?? report.header_rows;
    return this.#select('Header rows', headerRows, now, (rows) => this.#tell({ header_rows: rows }));
  }

  /** Asked of a header that is one cell shorter than its rows. */
  #rowNames({ columns, issues }: FileReport): TemplateResult[] {
    const now = this.#reading.row_names;
    const isNarrow = issues.some(({ code, row }) => code === 'short_row' && row === 1);
    if (now === undefined && !isNarrow) return [];
    const found = columns[0]?.header[0] === '';
    const options = [
      [false, 'the first column'],
      [true, 'the second column'],
    ] as const;
    return [
      this.#select<boolean>('Names begin above', options, now ?? found, (names) =>
        this.#tell({ row_names: names }),
      ),
    ];
  }

  #sheet(): TemplateResult {
    const options = [['', 'All visible sheets'], ...this.entry.sheets.map((name) => [name, name])] as const;
    const now = this.#reading.sheet ?? '';
    return this.#select('Sheets', options as readonly (readonly [string, string])[], now, (sheet) => {
      const { sheet: _, ...rest } = this.#reading;
      this.draft = sheet === '' ? rest : { ...rest, sheet };
    });
  }
}

/** Everything found about the bytes, as sentences. */
function findings(report: FileReport): TemplateResult {
  const { dialect, titles, header_evidence: header } = report;
  const marks = dialect ? (delimiterWords.get(dialect.delimiter) ?? `“${dialect.mark}”`) : '';
  return html`<ul class="dots small">
    <li>${formatWords[report.format]}${report.part ? html`, “${report.part}”` : nothing}.</li>
    ${dialect ? html`<li>${encodingFinding(report)}</li>` : nothing}
    ${
      dialect
        ? html`<li>
            Columns are separated by
            ${marks}${dialect.quote === '' ? '; nothing is quoted' : `, and quoted by ${quoteWords.get(dialect.quote) ?? dialect.quote}`}.
          </li>`
        : nothing
    }
    ${dialect ? html`<li>${lineEndWords[dialect.line_end]}.</li>` : nothing}
    <li>
      ${report.header_rows === 0 ? 'No header' : counted(report.header_rows, 'header row')}${header ? html`: ${header}` : nothing}.
    </li>
    ${
      titles.length > 0
        ? html`<li>
            ${counted(titles.length, 'line')} in front of the header, kept apart:
            “${titles[0]?.filter((cell) => cell !== '').join(' ') ?? ''}”${titles.length > 1 ? ' …' : ''}
          </li>`
        : nothing
    }
  </ul>`;
}

function encodingFinding({ encoding }: FileReport): TemplateResult {
  const name = encodingWords[encoding.name];
  if (encoding.is_told) return html`The encoding is ${name}: you said so.`;
  const next = encoding.runner_up;
  const also = next ? ` Next likely: ${encodingWords[next.name]}, ${percent(next.score, 0)}.` : '';
  const why = encoding.evidence ? `: ${encoding.evidence}` : '';
  return html`${sentenceOf(`The encoding is ${name}${why}`)}${also}`;
}

customElements.define('sonder-reading-choices', SonderReadingChoices);
