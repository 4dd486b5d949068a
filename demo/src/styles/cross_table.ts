import { css } from 'lit';

/** The builder of a banner, and its tables with letters and tinted cells. */
export const crossTableStyles = css`
  .builder {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
    gap: 1.5rem 3rem;
  }
  fieldset {
    min-width: 0;
  }
  .groups li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    border-bottom: 1px solid var(--rule);
    font-size: var(--small);
  }
  .builder select {
    width: 100%;
  }
  .question {
    border-top: 1px solid var(--rule);
    padding-top: 1.25rem;
  }
  table {
    width: auto;
    min-width: min(100%, 30rem);
  }
  thead th {
    white-space: normal;
    min-width: 5.5rem;
    max-width: 10rem;
    vertical-align: bottom;
    overflow-wrap: break-word;
  }
  thead th.number {
    white-space: normal;
  }
  tbody th {
    min-width: 9rem;
    max-width: 22rem;
  }
  tbody th,
  thead th:first-child {
    position: sticky;
    left: 0;
    background: var(--page);
  }
  td.number {
    padding-left: 0.5rem;
  }
  td.high {
    background: color-mix(in oklab, var(--mark-soft) 45%, transparent);
  }
  td.high.far {
    background: var(--mark-soft);
  }
  td.low {
    background: color-mix(in oklab, var(--detractor) 14%, transparent);
  }
  td.low.far {
    background: color-mix(in oklab, var(--detractor) 34%, transparent);
  }
  tr.net th {
    font-style: italic;
  }
  tr.first-net > * {
    border-top: 1px solid var(--edge);
  }
  .letters {
    display: block;
    font-size: 0.6875rem;
    line-height: 1rem;
    color: var(--accent);
    font-weight: 600;
    letter-spacing: 0.04em;
  }
  .letter {
    color: var(--accent);
    font-weight: 600;
  }
  [aria-busy='true'] {
    opacity: 0.6;
  }
`;
