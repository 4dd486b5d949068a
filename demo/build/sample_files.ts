import type { Plugin } from 'vite';
import { generateSample } from '../sample/index.js';

/** Writes the sample files beside the page, for those who want to look at them or drop them. */
export function sampleFiles(): Plugin {
  return {
    name: 'sonder-sample-files',
    generateBundle() {
      for (const { name, text } of generateSample()) {
        this.emitFile({ type: 'asset', fileName: `sample/${name}`, source: text });
      }
    },
  };
}
