import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { asQuestionId } from '../../../src/core/ids.ts';
import { insightsCsv } from '../../../src/core/insights/csv.ts';
import { aGap, someInsights } from '../../support/insights.ts';

test('the table holds the figures, and nothing that a spreadsheet would run', () => {
  const gap = aGap({ people: 3, questions: 3 });
  const evil = '=HYPERLINK("http://x","a"),\nand more';
  const csv = insightsCsv(
    someInsights({
      gaps: [
        { ...gap, wordings: [{ questionId: asQuestionId('q'), text: evil }] },
        { ...gap, wordings: [], privateQuestions: 3 },
      ],
    }),
  );
  const rows: string[][] = parse(csv);
  expect(rows).toContainEqual(['questions', '', '120']);
  expect(rows).toContainEqual(['first reply, median minutes', '10', '60']);
  expect(rows).toContainEqual(['questions in week', '2026-02-16', '50']);
  expect(rows).toContainEqual(['people with a gap', `'${evil}`, '3']);
  expect(rows).toContainEqual(['people with a gap', '(private)', '3']);
});
