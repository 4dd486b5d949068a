import { defineConfig } from 'vite';
import { licences } from './build/licences.js';
import { sampleFiles } from './build/sample_files.js';
import { singleFile } from './build/single_file.js';

export default defineConfig({
  base: './',
  build: {
    outDir: '../build/site',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
  },
  plugins: [licences(), sampleFiles(), singleFile()],
});
