import { css } from 'lit';

/** Buttons, inputs, selects and disclosure. */
export const controls = css`
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-height: 2.25rem;
    padding: 0.25rem 0.875rem;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font-weight: 500;
    cursor: pointer;
    transition: background-color 120ms;
  }
  button:hover {
    background: var(--sunken);
  }
  button.main {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--accent-ink);
  }
  button.main:hover {
    background: color-mix(in oklab, var(--accent) 88%, var(--ink));
  }
  button.plain {
    border-color: transparent;
    background: none;
    color: var(--accent);
    padding-inline: 0.5rem;
  }
  button.plain:hover {
    background: var(--accent-soft);
  }
  button.icon-only {
    width: 2.25rem;
    padding: 0;
    border-color: transparent;
    background: none;
  }
  button.icon-only:hover {
    background: var(--sunken);
  }
  button:is(:disabled, [aria-disabled='true']) {
    color: var(--muted);
    border-color: var(--rule);
    cursor: default;
    background: none;
  }
  button:is(.icon-only, .plain):is(:disabled, [aria-disabled='true']) {
    border-color: transparent;
  }
  button.main:is(:disabled, [aria-disabled='true']) {
    background: var(--sunken);
  }
  button[aria-pressed='true'] {
    background: var(--accent-soft);
    border-color: var(--accent);
  }
  input:not([type='checkbox'], [type='radio'], [type='file']),
  select,
  textarea {
    min-height: 2.25rem;
    padding: 0.25rem 0.625rem;
    max-width: 100%;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--surface);
  }
  input[type='checkbox'],
  input[type='radio'] {
    width: 1rem;
    height: 1rem;
    accent-color: var(--accent);
    margin: 0;
    flex: none;
  }
  input::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  select {
    padding-right: 1.75rem;
    text-overflow: ellipsis;
  }
  label.field {
    display: flex;
    flex-direction: column;
    gap: 0.25rem;
    font-size: var(--small);
    color: var(--muted);
  }
  label.field > :is(input, select, textarea) {
    font-size: var(--body);
    color: var(--ink);
  }
  legend {
    font-weight: 600;
    padding: 0;
    margin-bottom: 0.375rem;
  }
  .pick {
    max-height: 13rem;
    overflow-y: auto;
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    padding: 0.25rem 0.75rem;
    font-size: var(--small);
  }
  label.check {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-height: 1.75rem;
    cursor: pointer;
  }
  summary {
    cursor: pointer;
    padding: 0.375rem 0;
    border-radius: 3px;
  }
  summary:hover {
    color: var(--accent);
  }
  progress {
    appearance: none;
    width: 100%;
    height: 6px;
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    background: var(--sunken);
    display: block;
  }
  progress::-webkit-progress-bar {
    background: var(--sunken);
  }
  progress::-webkit-progress-value {
    background: var(--mark);
  }
  progress::-moz-progress-bar {
    background: var(--mark);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    padding: 0.0625rem 0.5rem;
    border: 1px solid var(--rule);
    border-radius: 999px;
    font-size: var(--small);
    white-space: nowrap;
  }
  dialog {
    width: min(40rem, calc(100vw - 2rem));
    max-height: calc(100dvh - 3rem);
    padding: 1.5rem;
    border: 1px solid var(--rule);
    border-radius: 10px;
    background: var(--surface);
    color: var(--ink);
    overflow: auto;
  }
  .title {
    display: flex;
    justify-content: space-between;
    align-items: flex-start;
    gap: 1rem;
  }
  .title button {
    margin: -0.25rem -0.5rem 0 0;
  }
  dialog::backdrop {
    background: rgb(10 14 14 / 45%);
  }
`;
