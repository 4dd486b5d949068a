import { css } from 'lit';

/** Rail, content and status line; on a phone a bar of tabs at the bottom. */
export const shell = css`
  :host {
    display: grid;
    min-height: 100dvh;
    grid-template: 'rail main' 1fr 'rail status' auto / 13rem minmax(0, 1fr);
  }
  .skip {
    position: absolute;
    left: 1rem;
    top: -4rem;
    z-index: 3;
    padding: 0.5rem 1rem;
    background: var(--surface);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
  }
  .skip:focus {
    top: 0.5rem;
  }
  .rail {
    grid-area: rail;
    position: sticky;
    top: 0;
    height: 100dvh;
    display: flex;
    flex-direction: column;
    gap: 1.5rem;
    padding: 1.5rem 0.75rem 1rem;
    border-right: 1px solid var(--rule);
  }
  .brand {
    padding: 0 0.75rem;
    font-size: 1.25rem;
    font-weight: 650;
    letter-spacing: -0.02em;
  }
  nav ul {
    display: flex;
    flex-direction: column;
    gap: 0.125rem;
  }
  nav a {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    padding: 0.4375rem 0.75rem;
    border-radius: var(--radius);
    color: var(--ink);
    text-decoration: none;
  }
  nav a .icon {
    color: var(--muted);
  }
  nav a:hover {
    background: var(--sunken);
  }
  nav a[aria-current] {
    background: var(--accent-soft);
    font-weight: 600;
  }
  nav a[aria-current] .icon {
    color: var(--accent);
  }
  .tools {
    margin-top: auto;
    display: flex;
    flex-direction: column;
    gap: 0.5rem;
  }
  .tools .row {
    padding-left: 0.25rem;
    gap: 0.25rem;
  }
  .badge {
    justify-content: flex-start;
    color: var(--accent);
    border-color: transparent;
    background: none;
    font-size: var(--small);
    padding-inline: 0.75rem;
  }
  main {
    grid-area: main;
    padding: 2rem clamp(1rem, 3vw, 3rem) 3rem;
    min-width: 0;
    max-width: 82rem;
  }
  main:focus-visible {
    outline: none;
  }
  .status {
    grid-area: status;
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    padding: 0.375rem clamp(1rem, 3vw, 3rem);
    border-top: 1px solid var(--rule);
    color: var(--muted);
    font-size: var(--small);
    font-variant-numeric: tabular-nums;
    position: sticky;
    bottom: 0;
    background: var(--page);
    z-index: 1;
  }
  .banner {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 1rem;
    padding: 0.625rem 1rem;
    margin-bottom: 1.5rem;
    border-radius: var(--radius);
    background: var(--warn-soft);
  }
  .banner.calm {
    background: var(--accent-soft);
    max-width: none;
  }
  .banner.bad {
    background: var(--bad-soft);
    color: inherit;
  }
  .dropping {
    position: fixed;
    inset: 0.5rem;
    z-index: 5;
    display: grid;
    place-items: center;
    border: 3px dashed var(--accent);
    border-radius: 12px;
    background: color-mix(in srgb, var(--page) 88%, transparent);
    font-size: var(--title);
    font-weight: 600;
    pointer-events: none;
  }
  @media (max-width: 47.5rem) {
    :host {
      grid-template: 'rail' auto 'main' 1fr / minmax(0, 1fr);
    }
    .rail {
      position: static;
      height: auto;
      flex-direction: row;
      align-items: center;
      justify-content: space-between;
      gap: 0.5rem;
      padding: 0.5rem 0.5rem 0.5rem 0;
      border-right: 0;
      border-bottom: 1px solid var(--rule);
    }
    .brand {
      padding-left: 1rem;
    }
    .tools {
      margin: 0;
      flex-direction: row;
      align-items: center;
      gap: 0;
    }
    nav {
      position: fixed;
      inset: auto 0 0;
      z-index: 2;
      background: var(--surface);
      border-top: 1px solid var(--rule);
      padding-bottom: env(safe-area-inset-bottom);
    }
    nav ul {
      flex-direction: row;
      gap: 0;
    }
    nav li {
      flex: 1 1 0;
      min-width: 0;
    }
    nav a {
      flex-direction: column;
      gap: 0.125rem;
      padding: 0.5rem 0 0.375rem;
      font-size: 0.75rem;
      border-radius: 0;
    }
    nav a[aria-current] {
      background: none;
      color: var(--accent);
    }
    main {
      padding: 1.25rem 1rem 6.5rem;
    }
    .status {
      display: none;
    }
  }
`;
