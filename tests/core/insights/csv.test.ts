import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { asQuestionId, asStaffId } from '../../../src/core/ids.ts';
import { insightsCsv } from '../../../src/core/insights/csv.ts';
import type { Insights } from '../../../src/core/insights/ports.ts';
import { aFigure, aGap, someInsights } from '../../support/insights.ts';

function rowsOf(change: Partial<Insights> = {}): string[][] {
  return parse(insightsCsv(someInsights(change)), { bom: true });
}

const asked = (text: string) => aGap({ wordings: [{ questionId: asQuestionId('q'), text }] });

/** How the wording of a gap stands in the table. */
function wordingIn(text: string): string | undefined {
  return rowsOf({ gaps: [asked(text)] }).find(
    ([figure]) => figure === 'the notes do not answer',
  )?.[1];
}

describe('the table of the insights', () => {
  test('holds every figure with its unit', () => {
    const rows = rowsOf();
    expect(rows[0]).toEqual(['figure', 'of', 'value', 'unit']);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([4]));
    for (const row of [
      ['questions', '', '120', 'questions'],
      ['answered', 'of the questions', '0.6667', 'share'],
      ['went to staff', '', '12', 'questions'],
      ['judged wrong', '', '2', 'answers'],
      ['escalations without a reply now', '', '3', 'escalations'],
      ['first reply', 'median', '60', 'minutes'],
      ['resolution', '90th percentile', '4320', 'minutes'],
      ['asked in week from', '2026-02-16', '50', 'questions'],
      ['answered from notes of', 'Nets, week 3', '41', 'questions'],
      ['wrong answers measured', 'in 90 days', '0.05', 'share'],
    ])
      expect(rows).toContainEqual(row);
  });

  test('names nobody: staff are the letters of the picture', () => {
    const load = [{ staffId: asStaffId('471100'), replied: 8, holds: 2 }];
    const figures = aFigure({ load });
    expect(insightsCsv(someInsights({ figures }))).not.toContain('4711');
    expect(rowsOf({ figures })).toContainEqual(['replied to', 'staff A', '8', 'escalations']);
  });

  test('opens with its accents and its letters of every script', () => {
    const csv = insightsCsv(someInsights({ gaps: [asked('Prüfung? ¿Dónde? 試験 🦄')] }));
    expect(Buffer.from(csv).subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(csv).toContain('Prüfung? ¿Dónde? 試験 🦄');
  });

  test.each([
    ['=HYPERLINK("http://x","a")', `'=HYPERLINK("http://x","a")`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    // Where spreadsheets divide cells by semicolons.
    ['hello;=cmd|calc', "hello;'=cmd|calc"],
    ['hello; @SUM(A1)', "hello; '@SUM(A1)"],
    ['\u200B=1+1', "'=1+1"],
    ['two\nlines', 'two lines'],
  ])('holds nothing that a spreadsheet would run: %j', (text, shown) => {
    expect(wordingIn(text)).toBe(shown);
  });

  test('cuts what was pasted, and never quotes what was asked in private', () => {
    expect(wordingIn('x'.repeat(5_000))?.length).toBe(300);
    const rows = rowsOf({ gaps: [aGap({ wordings: [], people: 3, privateQuestions: 3 })] });
    expect(rows).toContainEqual(['the notes do not answer', '(private)', '3', 'people']);
  });
});
