import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Writes licences.txt beside the page: the licence of every npm package that is part of it. */
export function licences(): Plugin {
  return {
    name: 'sonder-licences',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const folders = new Set(modules.flatMap((path) => packageFolder(path) ?? []));
      const source = [...folders].sort().map(licenceIn).join('\n\n');
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
