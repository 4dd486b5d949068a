import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** What is linked into the engine, and where Debian keeps its licence. */
const engineParts = [
  { name: 'nlohmann/json', path: '/usr/share/doc/nlohmann-json3-dev/copyright' },
  { name: 'Emscripten with musl and libc++', path: '/usr/share/doc/emscripten/copyright' },
];

/** Writes licences.txt beside the page: the licence of all that is part of it. */
export function licences(): Plugin {
  return {
    name: 'sonder-licences',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const folders = new Set(modules.flatMap((path) => packageFolder(path) ?? []));
      const source = [...[...folders].sort().map(licenceIn), ...engineParts.map(engineLicence)].join('\n\n');
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source });
    },
  };
}

function packageFolder(path: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}

function licenceIn(folder: string): string {
  const name = folder.split('/node_modules/').at(-1);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file`);
  return `== ${name} ==\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`;
}

function engineLicence({ name, path }: (typeof engineParts)[number]): string {
  const text = existsSync(path) ? readFileSync(path, 'utf8').trim() : 'Its licence comes with its source.';
  return `== ${name} ==\n\n${text}\n`;
}
