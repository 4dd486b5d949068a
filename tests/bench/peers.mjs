// The readers that ours is measured against. They are installed below build/ when somebody measures
// and are no part of the product.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const versions = {
  papaparse: '5.7.1',
  udsv: '0.7.3',
  arquero: '7.2.1',
  '@duckdb/duckdb-wasm': '1.32.0',
  '@duckdb/node-api': '1.5.6-r.1',
};

const folder = fileURLToPath(new URL('../../build/bench/peers/', import.meta.url));
const require = createRequire(join(folder, 'package.json'));

/** Installs what is not there yet in just these versions. */
export function installPeers() {
  const wanted = Object.entries(versions).map(([name, version]) => `${name}@${version}`);
  const stamp = join(folder, 'installed.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted.join('\n')) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  const { status, stderr } = spawnSync(
    'npm', ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', ...wanted],
    { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the readers to compare with could not be installed\n${stderr}`);
  writeFileSync(stamp, wanted.join('\n'));
}

export const openPapaparse = () => require('papaparse');
export const openUdsv = () => require('udsv');
export const openArquero = () => import(join(folder, 'node_modules/arquero/src/index.js'));

/** DuckDB as WebAssembly, in the build for engines with exceptions, with an empty database. */
export async function openDuckdbWasm() {
  const path = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs');
  const duckdb = require(path);
  const bundle = (name) => ({ mainModule: join(dirname(path), `duckdb-${name}.wasm`), mainWorker: '' });
  const database = await duckdb.createDuckDB(
    { mvp: bundle('mvp'), eh: bundle('eh') }, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await database.instantiate(() => {});
  return { database, connection: database.connect(), fileProtocol: duckdb.DuckDBDataProtocol.NODE_FS };
}

/** DuckDB as a native program on one thread, connected to an empty database. */
export async function openDuckdb() {
  const { DuckDBInstance } = require('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  return instance.connect();
}

// What pages load.
export const duckdbWasmFolder = () =>
  dirname(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs'));
export const papaparsePath = () => require.resolve('papaparse');
