import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';

/** What a browser fetches before a surface stands, in bytes as sent (gzip). */
export type Sizes = Record<string, number>;

/** Adds up, for each surface, its pages, what they import, and what the console itself starts with. */
export function sizesOf(bundle: Rollup.OutputBundle): Sizes {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const started = chunks.filter((chunk) => chunk.isEntry);
  const pages = chunks.filter((chunk) => chunk.isDynamicEntry);
  const sizes = [...new Set(pages.map(surfaceOf))].map((surface) => {
    const own = pages.filter((page) => surfaceOf(page) === surface);
    return [surface, zipped(bundle, filesOf(bundle, [...started, ...own]))] as const;
  });
  return Object.fromEntries(sizes);
}

/** The folder that a page lies in. */
const surfaceOf = (page: Rollup.OutputChunk): string => /.*\/src\/(\w+)\//.exec(page.facadeModuleId ?? '')?.[1] ?? '';

function filesOf(bundle: Rollup.OutputBundle, chunks: Rollup.OutputChunk[]): Set<string> {
  const files = new Set<string>();
  const visit = (chunk: Rollup.OutputChunk) => {
    if (!files.has(chunk.fileName)) {
      files.add(chunk.fileName);
      chunk.viteMetadata?.importedCss.forEach((file) => files.add(file));
      chunk.imports.map((file) => bundle[file]).forEach((imported) => imported?.type === 'chunk' && visit(imported));
    }
  };
  chunks.forEach(visit);
  return files;
}

function zipped(bundle: Rollup.OutputBundle, files: Set<string>): number {
  return [...files].reduce((sum, name) => {
    const file = bundle[name];
    return file === undefined ? sum : sum + gzipSync(file.type === 'chunk' ? file.code : file.source).length;
  }, 0);
}

/** Says at each build what each surface weighs. */
export function tellSizes(): Plugin {
  return {
    name: 'strowger-sizes',
    apply: 'build',
    writeBundle(_, bundle) {
      const sizes = Object.entries(sizesOf(bundle)).sort(([, one], [, other]) => other - one);
      const texts = sizes.map(([surface, size]) => `${surface} ${Math.ceil(size / 1000)} kB`);
      console.log(`strowger: surfaces, gzip: ${texts.join(', ')}`);
    },
  };
}
