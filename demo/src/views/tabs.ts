import { css, html, type CSSResult, type TemplateResult } from 'lit';

export interface Tab<T extends string> {
  name: T;
  label: string;
}

const steps = new Map([
  ['ArrowLeft', -1],
  ['ArrowRight', 1],
]);

/** Tabs as the ARIA practices have them: arrows, Home and End move among them. */
export function tabs<T extends string>(
  label: string,
  all: readonly Tab<T>[],
  chosen: T,
  choose: (name: T) => void,
): TemplateResult {
  const move = (event: KeyboardEvent): void => {
    const at = all.findIndex(({ name }) => name === chosen);
    const step = steps.get(event.key);
    const next =
      event.key === 'Home' ? 0
      : event.key === 'End' ? all.length - 1
      : step !== undefined ? (at + step + all.length) % all.length
      : null;
    const tab = next === null ? undefined : all[next];
    if (!tab || !(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    choose(tab.name);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${tab.name}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${move}>
    ${all.map(
      ({ name, label: words }) =>
        html`<button
          role="tab"
          id="tab-${name}"
          aria-selected=${name === chosen ? 'true' : 'false'}
          aria-controls="panel"
          tabindex=${name === chosen ? 0 : -1}
          @click=${() => choose(name)}
        >
          ${words}
        </button>`,
    )}
  </div>`;
}

export const tabStyles: CSSResult = css`
  .tabs {
    display: flex;
    gap: 0.25rem;
    overflow-x: auto;
    border-bottom: 1px solid var(--rule);
  }
  .tabs button {
    flex: none;
    border: 0;
    border-bottom: 2px solid transparent;
    border-radius: 0;
    background: none;
    color: var(--muted);
    padding: 0.375rem 0.75rem;
  }
  .tabs button[aria-selected='true'] {
    border-color: var(--accent);
    color: var(--ink);
  }
  .tabs button:focus-visible {
    outline-offset: -2px;
  }
`;
