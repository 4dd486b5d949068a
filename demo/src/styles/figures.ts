import { css } from 'lit';

/** Key figures side by side, each with its name and what it is of below. */
export const figureStyles = css`
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(11.5rem, 1fr));
    gap: 1.5rem 2rem;
  }
  .figures > div {
    display: flex;
    flex-direction: column;
  }
  .figures dd {
    order: -1;
    font-size: var(--figure);
    font-weight: 600;
    letter-spacing: -0.02em;
    line-height: 1.25;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  .figures dt {
    color: var(--muted);
    font-size: var(--small);
  }
  .figures .wide {
    grid-column: span 2;
  }
  .figures .also {
    order: 3;
    color: var(--muted);
    font-size: var(--small);
    font-weight: 400;
    letter-spacing: 0;
    line-height: 1.4;
  }
  @media (max-width: 30rem) {
    .figures {
      grid-template-columns: 1fr 1fr;
      gap: 1.25rem 1rem;
    }
    .figures dd {
      font-size: 1.375rem;
    }
  }
`;
