/** Started by a test: an error that nobody catches ends it while its worker embeds. */
import { silentLog } from '../../src/core/log.ts';
import { openEmbeddings } from '../../src/models/open-embeddings.ts';

const modelsDir = process.argv[2] ?? '';
const embeddings = await openEmbeddings({ model: 'all-MiniLM-L6-v2', modelsDir, log: silentLog });
process.once('exit', () => {
  process.exitCode = 7;
});
void embeddings.embedPassages(
  Array.from({ length: 40 }, () => 'check each derivative. '.repeat(60)),
);
setTimeout(() => {
  throw new Error('not caught');
}, 100);
