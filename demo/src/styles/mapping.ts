import { css } from 'lit';

/** The columns of a file; on a phone each is a block of its own. */
export const mapping = css`
  .choice select {
    width: 11rem;
  }
  td,
  tbody th {
    vertical-align: top;
    padding-block: 0.5rem;
  }
  tbody th {
    min-width: 9rem;
    max-width: 22rem;
  }
  tbody th > span {
    display: block;
  }
  tbody th > .chip {
    display: inline-flex;
    margin-top: 0.25rem;
  }
  .left-out :is(th, .examples, .read) {
    color: var(--muted);
  }
  .examples {
    width: 16rem;
    max-width: 16rem;
    color: var(--muted);
  }
  .examples > span:not(.title) {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .read {
    min-width: 12rem;
    max-width: 18rem;
  }
  .read summary {
    padding: 0;
  }
  .types {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
    gap: 0.375rem 0.5rem;
  }
  .types :is(label.field, select) {
    min-width: 0;
    width: 100%;
    font-size: var(--small);
  }
  .leave label {
    justify-content: center;
  }
  .phone-only {
    display: none;
  }
  ul.dots {
    list-style: disc;
    padding-left: 1.25rem;
  }
  @media (max-width: 47.5rem) {
    thead {
      display: none;
    }
    tr {
      display: grid;
      grid-template: 'name leave' 'examples examples' 'read read' 'choice choice' / minmax(0, 1fr) auto;
      gap: 0.25rem 1rem;
      padding: 0.75rem 0;
      border-bottom: 1px solid var(--rule);
    }
    td,
    tbody th {
      border: 0;
      padding: 0;
      width: auto;
      max-width: none;
    }
    tbody th {
      grid-area: name;
      font-weight: 600;
    }
    .examples {
      grid-area: examples;
      width: auto;
      max-width: none;
    }
    .read {
      grid-area: read;
    }
    .choice {
      grid-area: choice;
    }
    .leave {
      grid-area: leave;
    }
    .leave label {
      min-height: 0;
    }
    .choice select {
      width: 100%;
    }
    :is(.examples, .choice) {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      align-items: center;
      gap: 0 0.5rem;
    }
    .examples .title {
      grid-row: 1;
    }
    .examples > span:not(.title) {
      grid-column: 2;
    }
    .phone-only {
      display: inline;
    }
    .title {
      display: block;
      color: var(--muted);
      font-size: var(--small);
      font-weight: 600;
    }
  }
`;
