import { css } from 'lit';

/** The rule editor: groups indented by a thin line, one test per line. */
export const ruleStyles = css`
  .halves {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    gap: 2rem 3rem;
    align-items: start;
  }
  .group {
    display: flex;
    flex-direction: column;
    gap: 0.5rem;
    min-width: 0;
  }
  .group .group {
    border-left: 2px solid var(--rule);
    padding-left: 0.875rem;
  }
  .group ul {
    display: flex;
    flex-direction: column;
    gap: 0.5rem;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem;
  }
  .line > label {
    flex: 1 1 auto;
  }
  .test {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    flex: 1 1 14rem;
    align-items: center;
    min-width: 0;
  }
  .test > * {
    min-width: 0;
  }
  .test .feature {
    flex: 1 1 9rem;
    max-width: 15rem;
  }
  .test .is {
    flex: 0 1 9rem;
  }
  .test input {
    flex: 1 1 4.5rem;
    max-width: 12rem;
    width: 4.5rem;
  }
  .test input[type='date'] {
    width: 9.5rem;
    flex-basis: 9.5rem;
  }
  .test select[multiple] {
    flex: 1 1 12rem;
    padding-right: 0.25rem;
  }
  .test .unit {
    color: var(--muted);
    font-size: var(--small);
  }
  .moves {
    display: flex;
    margin-left: auto;
  }
  .moves button {
    width: 1.875rem;
    min-height: 1.875rem;
  }
  .moves .icon {
    width: 1rem;
    height: 1rem;
    color: var(--muted);
  }
  .moves button:disabled {
    opacity: 0.35;
  }
  textarea {
    width: 100%;
    font-family: var(--mono);
    font-size: 0.8125rem;
    line-height: 1.5;
    resize: vertical;
  }
  @media (max-width: 30rem) {
    .test .unit {
      display: none;
    }
    .test .feature {
      flex-basis: 100%;
      max-width: none;
    }
    .test .is {
      flex-basis: 7.5rem;
    }
    .test {
      flex-basis: 12rem;
    }
  }
  @media (max-width: 62rem) {
    .halves {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
