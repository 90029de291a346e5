import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { isSupported } from '../../src/core/answering/writing/ground-sentence.ts';
import { openEmbeddings } from '../../src/models/open-embeddings.ts';
import { openLog } from '../../src/telemetry/pino-log.ts';
import { describeGrounding, groundingFigures } from './grounding-figures.ts';
import { measureRows, readGroundingRows } from './grounding-rows.ts';

const HALVES = {
  fit: 'sentences that the rule was made with',
  'held-out': 'sentences that it was not made with',
};
const OWN_SET = 'tests/retrieval/grounding.csv';

/** `npm run eval -- --grounding`: prints how well the checks part supported sentences from others. */
export async function evaluateGrounding(file = OWN_SET, showMisses = false): Promise<void> {
  const { dataDir, knowledgeDir, embeddingModel } = readConfig(process.env);
  const { log } = openLog('warn');
  const modelsDir = join(dataDir, 'models');
  const embeddings = await openEmbeddings({ model: embeddingModel, modelsDir, log });
  try {
    const measured = await measureRows(await readGroundingRows(file), knowledgeDir, {
      embedder: { embed: async (texts) => embeddings.embedPassages(texts) },
      countTokens: (text) => embeddings.countTokens(text),
    });
    for (const half of ['fit', 'held-out'] as const) {
      const rows = measured.filter(({ row }) => row.split === half);
      console.log(describeGrounding(HALVES[half], groundingFigures(rows)));
    }
    if (!showMisses) return;
    for (const { row, support } of measured)
      if (isSupported(support) !== (row.supported === 'yes'))
        console.log(`${row.kind}, ${support.veto ?? 'nothing found'}: ${row.sentence}`);
  } finally {
    await embeddings.close();
  }
}
