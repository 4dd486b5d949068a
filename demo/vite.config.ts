import { defineConfig } from 'vite';
import { licences } from './build/licences.js';
import { pageBuild } from './build/page_build.js';
import { sampleFiles } from './build/sample_files.js';
import { demoPolicy, singleFile } from './build/single_file.js';

export default defineConfig({
  base: './',
  build: { ...pageBuild, outDir: '../build/site' },
  plugins: [licences(), sampleFiles(), singleFile(demoPolicy)],
});
