import { svg, html, type TemplateResult } from 'lit';

/** Line icons on a 20-unit square; decoration only, the text beside them says what they mean. */
const drawings = {
  files: 'M5 2.5h6l4 4v11H5zM11 2.5v4h4M7.5 10.5h5M7.5 13.5h5',
  overview: 'M3 16.5h14M5 16.5v-6M9 16.5v-11M13 16.5v-8',
  people:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 16.5c0-3 2.2-4.6 5-4.6s5 1.6 5 4.6M13 3.9a3 3 0 0 1 0 5.2M14.5 12.2c1.9.6 3 2.1 3 4.3',
  segments: 'M3 3h6v6H3zM11 3h6v6h-6zM3 11h6v6H3zM11 11h6v6h-6z',
  survey: 'M3 4.5h14v9H9l-3.5 3v-3H3zM6.5 7.5h7M6.5 10.5h4',
  identity: 'M7 10.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM13 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM9 9.5l2 1.5',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  light:
    'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10 2v1.8M10 16.2V18M2 10h1.8M16.2 10H18M4.3 4.3l1.3 1.3M14.4 14.4l1.3 1.3M4.3 15.7l1.3-1.3M14.4 5.6l1.3-1.3',
  dark: 'M16 11.8A6.5 6.5 0 0 1 8.2 4a6.5 6.5 0 1 0 7.8 7.8z',
  settings: 'M3 6h7M14 6h3M3 14h3M10 14h7M12 4v4M8 12v4',
  close: 'M5 5l10 10M15 5L5 15',
  up: 'M10 16V4M5 9l5-5 5 5',
  down: 'M10 4v12M5 11l5 5 5-5',
  back: 'M16 10H4M9 5l-5 5 5 5',
  undo: 'M4 8h8a4 4 0 0 1 0 8H8M7 5L4 8l3 3',
  redo: 'M16 8H8a4 4 0 0 0 0 8h4M13 5l3 3-3 3',
  plus: 'M10 4v12M4 10h12',
  download: 'M10 3v10M6 9.5l4 4 4-4M3.5 16.5h13',
  upload: 'M10 14V4M6 7.5l4-4 4 4M3.5 16.5h13',
  check: 'M4 10.5l4 4 8-9',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4',
} as const;

export type IconName = keyof typeof drawings;

export const icon = (name: IconName): TemplateResult =>
  html`<svg
    class="icon"
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${svg`<path d=${drawings[name]}></path>`}
  </svg>`;
