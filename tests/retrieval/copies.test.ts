import { expect, it } from 'vitest';
import { openEvaluationSet } from '../../scripts/evaluation/run-evaluation.ts';
import { silentLog } from '../../src/core/log.ts';
import { freshFolder } from '../support/fresh-database.ts';
import { LEARNER } from '../support/knowledge-in-memory.ts';
import { withFolder } from '../support/knowledge-folder.ts';

const NOTE =
  '---\ntitle: The grader shows a purple screen\nkind: known-issue\n---\n\n## Fix\n\nPress F9 to get the grader back from the purple screen.\n';

it('a note of staff that was exported into the folder is one source, not two', async () => {
  const files = {
    'known-issues/escalation-3.md': NOTE,
    'exported/escalation-3.md': NOTE,
    'other.md': '# Purple paint\n\nPaint the lab in purple.\n',
  };
  await withFolder(files, async (documents) => {
    const knowledge = await openEvaluationSet({
      documents,
      dataDir: await freshFolder(),
      embeddingModel: 'all-MiniLM-L6-v2',
      log: silentLog,
    });
    try {
      const text = 'How do I get the grader back from the purple screen?';
      const { citations } = await knowledge.answerQuestion({ text, scope: LEARNER });
      const titles = citations.map(({ title }) => title);
      expect(titles).toContain('The grader shows a purple screen');
      expect(new Set(titles).size).toBe(titles.length);
    } finally {
      await knowledge.close();
    }
  });
});
