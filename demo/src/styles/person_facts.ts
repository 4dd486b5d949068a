import { css } from 'lit';

/** What files say about one person, in tables of three columns: what, the value, and its origin. */
export const personFacts = css`
  th.group {
    padding-top: 0.75rem;
    font-weight: 600;
  }
  td.value {
    overflow-wrap: anywhere;
    min-width: 7rem;
  }
  td.origin {
    width: 40%;
    color: var(--muted);
    overflow-wrap: anywhere;
  }
  td summary {
    padding: 0;
  }
  .origin summary {
    list-style: none;
  }
  .origin .file {
    text-decoration: underline dotted;
    text-underline-offset: 0.2em;
  }
  .origin .day {
    white-space: nowrap;
  }
  .origin summary::-webkit-details-marker {
    display: none;
  }
`;
