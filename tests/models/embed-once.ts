/** Started by a test: opens the built-in model as the bot does, embeds a text, and ends. */
import { silentLog } from '../../src/core/log.ts';
import { openEmbeddings } from '../../src/models/open-embeddings.ts';

const modelsDir = process.argv[2] ?? '';
const embeddings = await openEmbeddings({ model: 'all-MiniLM-L6-v2', modelsDir, log: silentLog });
await embeddings.embedPassages(['check each derivative']);
await embeddings.close();
