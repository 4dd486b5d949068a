import type { BuildEnvironmentOptions } from 'vite';

/** One script and one style sheet with all that they need. */
export const pageBuild: BuildEnvironmentOptions = {
  emptyOutDir: true,
  target: 'es2022',
  modulePreload: false,
  cssCodeSplit: false,
  assetsInlineLimit: Number.MAX_SAFE_INTEGER,
};
