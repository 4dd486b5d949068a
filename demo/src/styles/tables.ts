import { css } from 'lit';

/** Thin rules, aligned figures, and a scroll box of its own so that the page never scrolls sideways. */
export const tables = css`
  .scroll {
    overflow-x: auto;
    max-width: 100%;
  }
  .scroll.tall {
    max-height: 24rem;
    overflow-y: auto;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-size: var(--small);
  }
  caption {
    text-align: left;
    color: var(--muted);
    padding-bottom: 0.375rem;
    font-size: var(--small);
  }
  th,
  td {
    padding: 0.375rem 0.75rem 0.375rem 0;
    text-align: left;
    vertical-align: baseline;
    border-bottom: 1px solid var(--rule);
  }
  th:last-child,
  td:last-child {
    padding-right: 0;
  }
  thead th {
    font-weight: 500;
    color: var(--muted);
    white-space: nowrap;
  }
  tbody th {
    font-weight: 400;
  }
  th.number,
  td.number {
    text-align: right;
  }
  .tall thead th {
    position: sticky;
    top: 0;
    background: var(--surface);
  }
  .scroll.cells td,
  .scroll.cells th {
    white-space: nowrap;
    max-width: 20rem;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  td.wrap,
  th.wrap {
    min-width: 8rem;
    overflow-wrap: anywhere;
  }
`;
