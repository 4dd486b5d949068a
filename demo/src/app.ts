import { html, nothing, type TemplateResult } from 'lit';
import { bytes, counted, duration } from './format.js';
import { icon, type IconName } from './icons.js';
import { isSealed } from './self_check.js';
import { addFiles } from './state/files.js';
import { sampleFiles } from './sample_files.js';
import { hasPeople, reportsOf, surveysOf, viewNames, type ViewName } from './state/store.js';
import { View } from './state/view.js';
import { base } from './styles/base.js';
import { controls } from './styles/controls.js';
import { shell } from './styles/shell.js';
import { sentenceOf } from './views/sentence.js';
import './views/files.js';
import './views/identity.js';
import './views/keys_dialog.js';
import './views/overview.js';
import { SonderPeople } from './views/people.js';
import './views/person.js';
import './views/privacy.js';
import './views/segments.js';
import './views/settings.js';
import './views/survey.js';

interface Place {
  view: ViewName;
  name: string;
  icon: IconName;
}

const places: readonly Place[] = [
  { view: 'files', name: 'Files', icon: 'files' },
  { view: 'overview', name: 'Overview', icon: 'overview' },
  { view: 'people', name: 'People', icon: 'people' },
  { view: 'segments', name: 'Segments', icon: 'segments' },
  { view: 'survey', name: 'Survey', icon: 'survey' },
  { view: 'identity', name: 'Identity', icon: 'identity' },
];

/** The page: where to go, what is loaded, and whatever is dropped on it. */
export class SonderApp extends View {
  static override properties = {
    ...View.properties,
    dropping: { state: true },
    sampling: { state: true },
    sealed: { state: true },
    theme: { state: true },
  };
  static override styles = [base, controls, shell];
  declare dropping: boolean;
  /** While the sample files are being made. */
  declare sampling: boolean;
  declare theme: 'light' | 'dark';
  /** False when the page's policy would let something out, or a check found that it does. */
  declare sealed: boolean;
  #listening = new AbortController();
  /** From "/" until the search box has the focus. */
  #searching = false;

  constructor() {
    super();
    this.dropping = false;
    this.sampling = false;
    this.sealed = isSealed();
    this.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    window.addEventListener('hashchange', () => this.#follow(), { signal });
    window.addEventListener('dragover', (event) => this.#dragged(event), { signal });
    window.addEventListener(
      'dragleave',
      (event) => {
        if (!event.relatedTarget) this.dropping = false;
      },
      { signal },
    );
    window.addEventListener('drop', (event) => this.#dropped(event), { signal });
    window.addEventListener('keydown', (event) => this.#key(event), { signal });
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening.abort();
  }

  #follow(): void {
    const named = location.hash.slice(1);
    const wanted = viewNames.find((view) => view === named) ?? 'files';
    const view = wanted === 'person' && this.state.profile === null ? 'people' : wanted;
    const changed = view !== this.state.view;
    this.app.store.update({ view });
    if (changed) void this.#arrive(view);
  }

  /** Moves reading and keyboard to the new view's beginning. */
  async #arrive(view: ViewName): Promise<void> {
    const name = places.find((place) => place.view === view)?.name ?? 'Profile';
    document.title = `${name} – Sonder`;
    await this.updateComplete;
    window.scrollTo(0, 0);
    this.app.announce(name);
    if (view === 'people' && this.#searching) return this.#focusSearch();
    this.renderRoot.querySelector('main')?.focus({ preventScroll: true });
  }

  #checked({ detail }: CustomEvent<number>): void {
    this.sealed = detail === 0;
  }

  #dragged(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.dropping = true;
  }

  #dropped(event: DragEvent): void {
    if (!event.dataTransfer) return;
    event.preventDefault();
    this.dropping = false;
    this.#take([...event.dataTransfer.files]);
  }

  #take(files: readonly File[]): void {
    if (files.length === 0) return;
    location.hash = 'files';
    void addFiles(this.app, files);
  }

  async #takeSample(): Promise<void> {
    if (this.sampling) return;
    this.sampling = true;
    this.app.announce('Making the sample files.');
    const here = new Set(this.state.files.map(({ file }) => `${file.name}/${file.size}`));
    this.#take((await sampleFiles()).filter((file) => !here.has(`${file.name}/${file.size}`)));
    this.sampling = false;
  }

  #key(event: KeyboardEvent): void {
    const [target] = event.composedPath();
    const typing = target instanceof HTMLElement && target.matches('input, select, textarea');
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '?') this.#open('sonder-keys-dialog');
    if (event.key === '/') this.#search(event);
    const place = places[Number(event.key) - 1];
    if (place) location.hash = place.view;
  }

  #search(event: KeyboardEvent): void {
    event.preventDefault();
    this.#searching = true;
    if (this.state.view === 'people') void this.#focusSearch();
    else location.hash = 'people';
  }

  async #focusSearch(): Promise<void> {
    this.#searching = false;
    const people = this.renderRoot.querySelector('sonder-people');
    if (!(people instanceof SonderPeople)) return;
    await people.updateComplete;
    people.renderRoot.querySelector<HTMLInputElement>('input[type="search"]')?.focus();
  }

  #open(dialog: 'sonder-keys-dialog' | 'sonder-settings' | 'privacy'): void {
    const element = this.renderRoot.querySelector(dialog === 'privacy' ? 'dialog' : dialog);
    const found =
      element instanceof HTMLDialogElement ? element : element?.shadowRoot?.querySelector('dialog');
    found?.showModal();
  }

  #switchTheme(): void {
    this.theme = this.theme === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = this.theme;
  }

  protected override render(): TemplateResult {
    return html` <header class="rail">
        <button class="skip" @click=${() => this.renderRoot.querySelector('main')?.focus()}>
          Skip to the content
        </button>
        <div class="brand">Sonder</div>
        <nav aria-label="Views">
          <ul>
            ${places.map((place) => this.#link(place))}
          </ul>
        </nav>
        ${this.#tools()}
      </header>
      <main
        tabindex="-1"
        @files=${(event: CustomEvent<File[]>) => this.#take(event.detail)}
        @sample=${() => this.#takeSample()}
        @checked=${this.#checked}
      >
        ${this.#banners()}
        ${
          this.sampling
            ? html`<p class="banner calm">Making the sample files of an invented shop …</p>`
            : nothing
        }${this.#view()}
      </main>
      ${this.#status()}
      ${
        this.dropping
          ? html`<div class="dropping" aria-hidden="true">Drop to read the files here</div>`
          : nothing
      }
      <dialog aria-label="Nothing leaves this page" @checked=${this.#checked}>
        <div class="stack">
          <div class="title">
            <h2>Nothing leaves this page</h2>
            <form method="dialog">
              <button class="icon-only" aria-label="Close">${icon('close')}</button>
            </form>
          </div>
          <sonder-privacy></sonder-privacy>
        </div>
      </dialog>
      <sonder-settings .app=${this.app}></sonder-settings>
      <sonder-keys-dialog></sonder-keys-dialog>`;
  }

  #link(place: Place): TemplateResult {
    const shown = this.state.view === 'person' ? 'people' : this.state.view;
    return html`<li>
      <a href="#${place.view}" aria-current=${shown === place.view ? 'page' : nothing}>
        ${icon(place.icon)}<span>${place.name}</span></a
      >
    </li>`;
  }

  #tools(): TemplateResult {
    const other = this.theme === 'dark' ? 'light' : 'dark';
    return html`<div class="tools">
      <button class="badge ${this.sealed ? '' : 'warn'}" @click=${() => this.#open('privacy')}>
        ${icon('lock')}<span>${this.sealed ? 'Local only' : 'Check privacy'}</span>
      </button>
      <div class="row">
        <button
          class="icon-only"
          aria-label="Analysis settings"
          title="Analysis settings"
          @click=${() => this.#open('sonder-settings')}
        >
          ${icon('settings')}
        </button>
        <button
          class="icon-only"
          aria-label="Use the ${other} theme"
          title="Use the ${other} theme"
          @click=${this.#switchTheme}
        >
          ${icon(other)}
        </button>
      </div>
    </div>`;
  }

  #banners(): TemplateResult {
    const { restarted, failure } = this.state;
    const close = (patch: { restarted?: boolean; failure?: null }): TemplateResult =>
      html`<button
        class="icon-only"
        aria-label="Close this note"
        @click=${() => this.app.store.update(patch)}
      >
        ${icon('close')}
      </button>`;
    return html` ${
      restarted
        ? html`<div class="banner">
            <p>
              <strong>The engine was restarted.</strong> Your files are read again and your saved
              segments are kept.
            </p>
            ${close({ restarted: false })}
          </div>`
        : nothing
    }
    ${
      failure
        ? html`<div class="banner bad" role="alert">
            <p>
              ${sentenceOf(failure.message)} ${failure.hint ? sentenceOf(failure.hint) : nothing}
            </p>
            ${close({ failure: null })}
          </div>`
        : nothing
    }`;
  }

  #view(): TemplateResult {
    const { app } = this;
    switch (this.state.view) {
      case 'files':
        return html`<sonder-files .app=${app}></sonder-files>`;
      case 'overview':
        return html`<sonder-overview .app=${app}></sonder-overview>`;
      case 'people':
        return html`<sonder-people .app=${app}></sonder-people>`;
      case 'person':
        return html`<sonder-person .app=${app}></sonder-person>`;
      case 'segments':
        return html`<sonder-segments .app=${app}></sonder-segments>`;
      case 'survey':
        return html`<sonder-survey .app=${app}></sonder-survey>`;
      case 'identity':
        return html`<sonder-identity .app=${app}></sonder-identity>`;
    }
  }

  #status(): TemplateResult {
    const { lastJob, memory, overview } = this.state;
    const reports = reportsOf(this.state);
    const rows = reports.reduce((sum, report) => sum + report.rows.read, 0);
    return html`<footer class="status" aria-label="Status">
      <span>${counted(reports.length, 'file')}</span><span>${counted(rows, 'row')}</span>
      ${
        hasPeople(this.state)
          ? html`<span>${counted(overview?.profiles ?? 0, 'profile')}</span>`
          : nothing
      }
      ${
        surveysOf(this.state).length > 0
          ? html`<span>${counted(surveysOf(this.state).length, 'survey')}</span>`
          : nothing
      }
      ${memory > 0 ? html`<span>${bytes(memory)} of memory</span>` : nothing}
      ${lastJob ? html`<span>${lastJob.what}: ${duration(lastJob.milliseconds)}</span>` : nothing}
    </footer>`;
  }
}

customElements.define('sonder-app', SonderApp);
