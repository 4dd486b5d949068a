import type { CoreModule } from './core.js';

/** Emscripten's glue, put here by web/build.mjs. */
export default function createModule(settings: {
  wasmBinary: ArrayBuffer;
  locateFile: (name: string) => string;
}): Promise<CoreModule>;
