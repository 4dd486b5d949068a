import { css } from 'lit';

/** Columns on a screen, two lines per person on a phone. */
export const peopleGrid = css`
  .grid {
    border-top: 1px solid var(--rule);
    border-bottom: 1px solid var(--rule);
    font-size: var(--small);
    overflow-y: auto;
    height: calc(100dvh - 21rem);
    min-height: 16rem;
    outline-offset: -2px;
  }
  .row {
    display: grid;
    flex: none;
    align-items: center;
    gap: 0 1rem;
    height: 2.5rem;
    padding: 0 0.5rem;
    border-bottom: 1px solid var(--rule);
    grid-template-columns:
      minmax(8rem, 1.4fr) minmax(9rem, 1.7fr) minmax(5rem, 0.7fr) minmax(4rem, 0.6fr)
      4.5rem 9rem 6.5rem minmax(6.5rem, 0.7fr);
  }
  .row > * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .head {
    color: var(--muted);
    height: 2.25rem;
    position: sticky;
    top: 0;
    z-index: 1;
    background: var(--page);
  }
  .head button {
    min-height: 1.75rem;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font-size: inherit;
    font-weight: 500;
    gap: 0.25rem;
    justify-content: flex-start;
  }
  .head .number button {
    justify-content: flex-end;
    width: 100%;
  }
  .head [aria-sort='ascending'] button,
  .head [aria-sort='descending'] button {
    color: var(--ink);
  }
  .head .icon {
    width: 0.875rem;
    height: 0.875rem;
  }
  .space {
    position: relative;
    overflow: hidden;
  }
  .lines {
    position: absolute;
    inset: 0 0 auto;
  }
  .lines .row {
    cursor: pointer;
  }
  .lines .row:hover {
    background: var(--sunken);
  }
  .lines .row[data-active] {
    background: var(--accent-soft);
  }
  .name {
    font-weight: 500;
  }
  @media (max-width: 60rem) and (min-width: 47.51rem) {
    .row {
      grid-template-columns: minmax(8rem, 1.4fr) minmax(9rem, 1.7fr) 4.5rem 9rem 6.5rem;
    }
    .id,
    .country,
    .group {
      display: none;
    }
  }
  @media (max-width: 47.5rem) {
    .head {
      display: flex;
      height: auto;
      flex-wrap: wrap;
      gap: 0 1rem;
      padding: 0.25rem 0;
    }
    .head > * {
      flex: none;
    }
    .head :is(.email, .id, .country, .group) {
      display: none;
    }
    .head .number button {
      width: auto;
    }
    .lines .row {
      height: 3.75rem;
      padding: 0.5rem 0;
      align-content: center;
      grid-template: 'name spend' auto 'email orders' auto / minmax(0, 1fr) auto;
    }
    .lines .name {
      grid-area: name;
      font-size: var(--body);
    }
    .lines .email {
      grid-area: email;
      color: var(--muted);
    }
    .lines .spend {
      grid-area: spend;
      font-size: var(--body);
    }
    .lines .orders {
      grid-area: orders;
      color: var(--muted);
    }
    .lines .orders::before {
      content: 'Orders: ';
    }
    .lines :is(.id, .country, .last, .group) {
      display: none;
    }
    .grid {
      height: calc(100dvh - 24rem);
    }
  }
  @media (forced-colors: active) {
    .lines .row[data-active] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
