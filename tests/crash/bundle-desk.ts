import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Where the modules that stay outside, native or optional, are still found. */
const OUT = fileURLToPath(new URL('../../node_modules/.cache/crash-test', import.meta.url));

/** Makes one file of the process that is killed: it starts some hundred times, and from one file in a moment. */
export async function bundleDesk(): Promise<string> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'tests/crash/desk-process.ts',
      outDir: OUT,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        external: ['better-sqlite3', 'zlib-sync', 'bufferutil', 'utf-8-validate'],
      },
    },
    ssr: { noExternal: true },
  });
  return `${OUT}/desk-process.js`;
}
