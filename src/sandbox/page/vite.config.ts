import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The page is made beside the packages, where neither the bot's bundle nor its image looks. */
const OUT_DIR = '../../../node_modules/.cache/sandbox-page';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  logLevel: 'warn',
  build: { outDir: OUT_DIR, emptyOutDir: true, modulePreload: false, chunkSizeWarningLimit: 2000 },
});
