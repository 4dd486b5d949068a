import { css } from 'lit';

/** How many records became how many people, as two figures in a line. */
export const recordFlowStyles = css`
  .flow {
    display: flex;
    align-items: baseline;
    gap: 0.75rem;
    flex-wrap: wrap;
  }
  .flow strong {
    font-size: var(--figure);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
`;
