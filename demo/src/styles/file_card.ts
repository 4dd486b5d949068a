import { css } from 'lit';

/** One file with its report. */
export const fileCard = css`
  article {
    display: flex;
    flex-direction: column;
    gap: 0.875rem;
    padding: 1rem 1.25rem;
    border: 1px solid var(--rule);
    border-radius: 10px;
    background: var(--surface);
  }
  article.failed {
    border-left: 3px solid var(--bad);
  }
  article.failed .note {
    border: 0;
    padding: 0;
  }
  h2 {
    overflow-wrap: anywhere;
  }
  .head {
    flex-wrap: nowrap;
    align-items: flex-start;
  }
  .head > .row {
    flex: none;
    gap: 0.25rem;
    flex-wrap: nowrap;
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
    gap: 0.75rem 2rem;
    align-items: start;
  }
  .kind {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }
  .about {
    display: flex;
    flex-direction: column;
    gap: 0.75rem;
  }
  .sum {
    font-variant-numeric: tabular-nums;
  }
  .parts > :is(details, .calm) {
    border-top: 1px solid var(--rule);
  }
  .calm {
    padding: 0.5rem 0;
    max-width: none;
  }
  details > :not(summary) {
    margin: 0.25rem 0 0.75rem;
  }
  ul.dots {
    list-style: disc;
    padding-left: 1.25rem;
  }
  dl.report {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.25rem 1.25rem;
    font-size: var(--small);
  }
  dl.report dt {
    color: var(--muted);
  }
  button.jump {
    display: inline;
    min-height: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font-weight: inherit;
    text-align: left;
    vertical-align: top;
    text-decoration: underline dotted;
    text-underline-offset: 0.2em;
  }
  button.jump:hover {
    color: var(--accent);
    background: none;
  }
  @media (max-width: 30rem) {
    dl.report {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    dl.report dd {
      margin-bottom: 0.5rem;
    }
  }
`;
