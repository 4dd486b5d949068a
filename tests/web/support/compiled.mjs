import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** Bundles a TypeScript file named from the project's folder; the code of one ES module. */
export async function bundled(path, minify = false) {
  const bundle = await rolldown({
    input: fileURLToPath(new URL(`../../../${path}`, import.meta.url)),
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  });
  const { output } = await bundle.generate({ format: 'esm', minify });
  return output[0].code;
}

/** What such a file exports. */
export async function compiled(path) {
  return import(`data:text/javascript;base64,${Buffer.from(await bundled(path)).toString('base64')}`);
}
