import { openKnowledge } from '../../src/compose-knowledge.ts';
import { readConfig } from '../../src/config.ts';
import { silentLog } from '../../src/core/log.ts';

const { DATA_DIR = '', LLM_PROVIDER = '', LLM_MODEL = '' } = process.env;

/** Opens the knowledge and closes it again. */
async function main(): Promise<void> {
  const llm = LLM_PROVIDER === '' ? {} : { LLM_PROVIDER, LLM_MODEL, LLM_API_KEY: 'none' };
  const knowledge = await openKnowledge(readConfig({ DATA_DIR, ...llm }), silentLog);
  await knowledge.close();
}

void main();
