import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { singleFile, surveyPagePolicy } from '../build/single_file.js';
import { pageBuild } from '../build/page_build.js';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  build: { ...pageBuild, outDir: '../../build/site/survey' },
  plugins: [singleFile(surveyPagePolicy)],
});
