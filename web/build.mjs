// Builds the package into web/dist from web/src and the WebAssembly module in build/wasm.
// build/web gets the compiled sources one by one; the tests import those.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const modules = path('../build/web/');
const dist = path('dist/');

if (!existsSync(path('../build/wasm/sonder.wasm'))) {
  console.error('build/wasm/sonder.wasm is missing: run `./run build` or `cmake --workflow --preset wasm` first');
  process.exit(1);
}
rmSync(modules, { recursive: true, force: true });
rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [path('../node_modules/typescript/bin/tsc'), '-p', path('.')], { stdio: 'inherit' });

const wasm = readFileSync(path('../build/wasm/sonder.wasm'));
copyFileSync(path('../build/wasm/sonder.mjs'), `${modules}sonder_wasm.js`);
const workerSource = await workerScript();
writeText('worker_source.js', 'workerSource', workerSource);
writeText('wasm_text.js', 'wasmText', gzipSync(wasm, { level: 9 }).toString('base64'));
writeFileSync(`${dist}worker.js`, workerSource);
writeFileSync(`${dist}sonder.wasm`, wasm);
await writePackage();
for (const file of ['index.js', 'engine.js', 'inline.js', 'sonder.wasm']) printSize(file);

/** The worker and the glue as one classic script, which a blob can be started from. */
async function workerScript() {
  const bundle = await rolldown({
    input: `${modules}worker.js`,
    // A classic script has no import.meta; the glue asks it only for a folder it never reads from.
    transform: { define: { 'import.meta.url': '""' } },
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  return output[0].code;
}

function writeText(file, name, text) {
  writeFileSync(`${modules}${file}`, `export const ${name} = ${JSON.stringify(text)};\n`);
}

async function writePackage() {
  const bundle = await rolldown({ input: { index: `${modules}index.js`, inline: `${modules}inline.js` } });
  await bundle.write({ dir: dist, format: 'esm', chunkFileNames: 'engine.js' });
}

function printSize(file) {
  const bytes = readFileSync(`${dist}${file}`);
  const kilobytes = (count) => `${(count / 1000).toFixed(1)} kB`;
  console.log(`web/dist/${file}  ${kilobytes(bytes.length)}, gzip ${kilobytes(gzipSync(bytes, { level: 9 }).length)}`);
}
