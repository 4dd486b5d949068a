import { css } from 'lit';

/** Text, spacing and focus, shared by every element. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
    color: var(--ink);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1 {
    font-size: var(--title);
    font-weight: 600;
    line-height: 1.2;
    letter-spacing: -0.015em;
  }
  h2 {
    font-size: var(--large);
    font-weight: 600;
    line-height: 1.3;
  }
  h3 {
    font-size: var(--body);
    font-weight: 600;
  }
  p {
    max-width: 44rem;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.15em;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
    border-radius: 3px;
  }
  .muted {
    color: var(--muted);
  }
  .small {
    font-size: var(--small);
  }
  .bad {
    color: var(--bad);
  }
  .warn {
    color: var(--warn);
  }
  .number {
    text-align: right;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .tabular {
    font-variant-numeric: tabular-nums;
  }
  .code {
    font-family: var(--mono);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  .stack {
    display: flex;
    flex-direction: column;
    gap: 1rem;
  }
  .stack.tight {
    gap: 0.375rem;
  }
  .stack.loose {
    gap: 2.5rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  .row.apart {
    justify-content: space-between;
  }
  /* A heading, and beside it what can be done with what is below. */
  .titled {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
    align-items: flex-start;
  }
  .titled > button {
    flex: none;
  }
  .grow {
    flex: 1 1 auto;
    min-width: 0;
  }
  .wrap {
    overflow-wrap: anywhere;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .section {
    border-top: 1px solid var(--rule);
    padding-top: 1.5rem;
  }
  .icon {
    width: 1.125rem;
    height: 1.125rem;
    flex: none;
    display: block;
  }
  .note {
    border-left: 3px solid var(--rule);
    padding: 0.25rem 0 0.25rem 0.875rem;
    color: var(--muted);
  }
  .note.bad {
    border-color: var(--bad);
    color: var(--bad);
  }
  .note.warn {
    border-color: var(--warn);
    color: var(--warn);
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation: none !important;
    }
  }
`;
