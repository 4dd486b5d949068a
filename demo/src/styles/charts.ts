import { css } from 'lit';

/** Marks, axes and labels of the charts. */
export const charts = css`
  svg.chart {
    display: block;
    width: 100%;
    overflow: visible;
  }
  svg.chart text {
    fill: var(--muted);
    font: 400 12px var(--font);
    font-variant-numeric: tabular-nums;
  }
  svg.chart text.strong {
    fill: var(--ink);
    font-weight: 600;
  }
  .mark {
    fill: var(--mark);
  }
  .mark.below {
    fill: var(--detractor);
  }
  .track {
    fill: var(--sunken);
  }
  .grid-line {
    stroke: var(--rule);
    stroke-width: 1;
    shape-rendering: crispEdges;
  }
  .zero-line {
    stroke: var(--edge);
    stroke-width: 1;
    shape-rendering: crispEdges;
  }
  .whisker {
    stroke: var(--ink);
    stroke-width: 1.5;
    fill: none;
  }
  .focusable {
    outline: none;
    cursor: default;
  }
  .focusable:hover .mark,
  .focusable:focus .mark {
    fill: var(--accent);
  }
  .focusable .halo {
    fill: transparent;
  }
  .focusable:focus-visible .halo {
    stroke: var(--accent);
    stroke-width: 2;
  }
  .detractor {
    fill: var(--detractor);
  }
  .passive {
    fill: var(--passive);
  }
  .promoter {
    fill: var(--promoter);
  }
  @media (forced-colors: active) {
    .mark,
    .promoter {
      fill: Highlight;
    }
    .detractor {
      fill: CanvasText;
    }
    .passive,
    .track {
      fill: GrayText;
    }
    .whisker,
    .zero-line {
      stroke: CanvasText;
    }
    .focusable:focus-visible .halo {
      stroke: Highlight;
    }
  }
`;
