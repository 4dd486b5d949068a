import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { counted } from '../format.js';
import { icon } from '../icons.js';
import { policyText, requestsSinceLoad, tryToLeak, type Attempt } from '../self_check.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

/**
 * What keeps the data in the page, and a way to check it. Fires "checked" with the number of attempts
 * that the browser did not refuse.
 */
export class SonderPrivacy extends LitElement {
  static override properties = { attempts: { state: true }, running: { state: true } };
  static override styles = [
    base,
    controls,
    css`
      .attempts {
        border-top: 1px solid var(--rule);
      }
      .attempts li {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 1rem;
        padding: 0.25rem 0;
        border-bottom: 1px solid var(--rule);
        font-size: var(--small);
      }
      .attempts .verdict {
        display: flex;
        align-items: center;
        gap: 0.375rem;
        white-space: nowrap;
      }
      .refused {
        color: var(--accent);
      }
      pre {
        margin: 0;
        padding: 0.75rem;
        background: var(--sunken);
        border-radius: var(--radius);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];
  declare attempts: readonly Attempt[];
  declare running: boolean;
  /** Requests there were before the check itself tried to make some. */
  #requests: string[] | null = null;

  constructor() {
    super();
    this.attempts = [];
    this.running = false;
  }

  async #check(): Promise<void> {
    this.#requests ??= requestsSinceLoad();
    this.running = true;
    this.attempts = [];
    await tryToLeak((attempt) => {
      this.attempts = [...this.attempts, attempt];
    });
    this.running = false;
    const open = this.attempts.filter(({ refused }) => !refused).length;
    this.dispatchEvent(new CustomEvent('checked', { detail: open, bubbles: true, composed: true }));
  }

  protected override render(): TemplateResult {
    return html`<div class="stack">
      <p>
        Your files are read by a program inside this page. The page was delivered with a policy that
        tells the browser to refuse every connection, from the page and from the worker that holds
        your data. You need not believe it: check it here, or turn the network off and go on
        working.
      </p>
      <div class="row">
        <button class="main" ?disabled=${this.running} @click=${this.#check}>
          ${this.running ? 'Checking …' : 'Check it'}
        </button>
        <span class="muted small">tries to send one word in eleven ways</span>
      </div>
      <div role="status" class="stack tight">
        ${this.#verdict()}
        ${
          this.attempts.length > 0
            ? html`<ul class="attempts">
                ${this.attempts.map(attemptLine)}
              </ul>`
            : nothing
        }
      </div>
      ${this.#requestList()} ${policyPart()}
      <p class="note small">
        What a policy cannot refuse: a link that you click yourself. This page has none that leads
        away and stores nothing: closing it forgets everything.
      </p>
    </div>`;
  }

  #verdict(): TemplateResult | typeof nothing {
    if (this.running || this.attempts.length === 0) return nothing;
    const open = this.attempts.filter(({ refused }) => !refused).length;
    return open === 0
      ? html`<p><strong>The browser refused all ${this.attempts.length} attempts.</strong></p>`
      : html`<p class="warn">
          <strong>${counted(open, 'attempt')} met no refusal.</strong> The host of this page has
          weakened its policy, or the browser does not report refusals.
        </p>`;
  }

  #requestList(): TemplateResult {
    const requests = this.#requests ?? requestsSinceLoad();
    return html`<p>
        Network requests since the page was ready:
        <strong class="tabular">${requests.length}</strong>
      </p>
      ${
        requests.length > 0
          ? html`<ul class="code">
              ${requests.map((name) => html`<li>${name}</li>`)}
            </ul>`
          : nothing
      }`;
  }
}

const attemptLine = (attempt: Attempt): TemplateResult =>
  html`<li>
    <span>${attempt.what}</span>
    <span class="verdict ${attempt.refused ? 'refused' : 'warn'}"
      >${icon(attempt.refused ? 'check' : 'close')}
      ${attempt.refused ? `refused by ${attempt.by}` : attempt.by}</span
    >
  </li>`;

function policyPart(): TemplateResult {
  const policy = policyText();
  if (policy === '')
    return html`<p class="warn small">
      The page itself carries no policy; its host may send one.
    </p>`;
  const lines = policy
    .split(';')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return html`<details>
    <summary>The policy, word for word</summary>
    <pre class="code">${lines.join(';\n')}</pre>
  </details>`;
}

customElements.define('sonder-privacy', SonderPrivacy);
