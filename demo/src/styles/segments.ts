import { css } from 'lit';

/** The map beside its groups, and the list of segments. */
export const segmentStyles = css`
  .rfm {
    display: grid;
    grid-template-columns: minmax(0, 11fr) minmax(0, 10fr);
    gap: 2rem 3rem;
    align-items: start;
  }
  .chosen {
    border-left: 3px solid var(--accent);
    padding-left: 0.875rem;
    display: flex;
    flex-direction: column;
    gap: 0.5rem;
  }
  .chosen p {
    font-size: var(--small);
  }
  button.group {
    padding: 0;
    min-height: 1.5rem;
    text-align: left;
    color: var(--ink);
    justify-content: flex-start;
  }
  button.group:hover {
    text-decoration: underline;
    background: none;
  }
  .rule {
    display: block;
    padding-left: 1.25rem;
    line-height: 1.35;
  }
  .swatch {
    width: 0.75rem;
    height: 0.75rem;
    border-radius: 3px;
    flex: none;
    border: 1px solid var(--edge);
  }
  td,
  tbody th {
    vertical-align: middle;
  }
  .actions {
    display: flex;
    justify-content: flex-end;
    align-items: center;
    gap: 0.25rem;
  }
  .actions button {
    min-height: 1.875rem;
    font-size: var(--small);
  }
  .actions .icon-only {
    min-height: 1.875rem;
  }
  @media (max-width: 68rem) {
    .rfm {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (max-width: 30rem) {
    .actions .wide,
    .spare {
      display: none;
    }
    .actions {
      gap: 0;
    }
  }
`;
