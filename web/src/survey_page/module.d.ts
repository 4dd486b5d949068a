import type { SurveyPageModule } from './scorer.js';

/** Emscripten's glue, put here by web/build.mjs. */
export default function createModule(settings: {
  wasmBinary: ArrayBuffer;
  locateFile: (name: string) => string;
}): Promise<SurveyPageModule>;
