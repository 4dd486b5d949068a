// Builds the package into web/dist from web/src and the WebAssembly modules in build/wasm.
// build/web gets the compiled sources one by one; the tests import those.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const modules = path('../build/web/');
const dist = path('dist/');
/** Emscripten's glue asks where it is only for a folder that it never reads from. */
const noFolder = { transform: { define: { 'import.meta.url': '""' } } };

for (const name of ['sonder.wasm', 'survey_page.wasm']) {
  if (existsSync(path(`../build/wasm/${name}`))) continue;
  console.error(`build/wasm/${name} is missing: run \`./run build\` or \`cmake --workflow --preset wasm\` first`);
  process.exit(1);
}
rmSync(modules, { recursive: true, force: true });
rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [path('../node_modules/typescript/bin/tsc'), '-p', path('.')], { stdio: 'inherit' });

const wasm = readFileSync(path('../build/wasm/sonder.wasm'));
copyFileSync(path('../build/wasm/sonder.mjs'), `${modules}sonder_wasm.js`);
copyFileSync(path('../build/wasm/survey_page.mjs'), `${modules}survey_page/module.js`);
const workerSource = await workerScript();
writeText('worker_source.js', 'workerSource', workerSource);
writeText('wasm_text.js', 'wasmText', packed(wasm));
writeText('survey_page/module_text.js', 'moduleText', packed(readFileSync(path('../build/wasm/survey_page.wasm'))));
writeFileSync(`${dist}worker.js`, workerSource);
writeFileSync(`${dist}sonder.wasm`, wasm);
await writePackage({ index: `${modules}index.js`, inline: `${modules}inline.js` }, 'engine.js');
await writePackage({
  'survey-page': `${modules}survey_page.js`, 'survey-page-element': `${modules}survey_page_element.js`,
}, 'survey-page-module.js', noFolder);
const files = ['index.js', 'engine.js', 'inline.js', 'sonder.wasm', 'survey-page-module.js', 'survey-page-element.js'];
for (const file of files) printSize(file);

/** The worker and the glue as one classic script, which a blob can be started from. */
async function workerScript() {
  // A classic script has no import.meta.
  const bundle = await rolldown({ input: `${modules}worker.js`, ...noFolder });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  return output[0].code;
}

function writeText(file, name, text) {
  writeFileSync(`${modules}${file}`, `export const ${name} = ${JSON.stringify(text)};\n`);
}

function packed(bytes) {
  return gzipSync(bytes, { level: 9 }).toString('base64');
}

/** Entries, and what they share as one chunk. */
async function writePackage(input, chunkFileNames, options = {}) {
  const bundle = await rolldown({ input, ...options });
  await bundle.write({ dir: dist, format: 'esm', chunkFileNames });
}

function printSize(file) {
  const bytes = readFileSync(`${dist}${file}`);
  const kilobytes = (count) => `${(count / 1000).toFixed(1)} kB`;
  console.log(`web/dist/${file}  ${kilobytes(bytes.length)}, gzip ${kilobytes(gzipSync(bytes, { level: 9 }).length)}`);
}
