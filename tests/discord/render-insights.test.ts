import { fc, runs } from '../support/fuzz.ts';
import { describe, expect, test } from 'vitest';
import { asDocumentId, asQuestionId, asStaffId } from '../../src/core/ids.ts';
import { asGapId, type Gap } from '../../src/core/insights/gap.ts';
import { gapForm } from '../../src/discord/render/knowledge-forms.ts';
import { renderInsights } from '../../src/discord/render/insights.ts';
import { aBudget, aFigure, aGap, someInsights } from '../support/insights.ts';

function gapOf(text: string, at: number): Gap {
  return aGap({
    id: asGapId(`gap-${at}`),
    people: 3,
    askedPerson: 1,
    questions: 4,
    privateQuestions: 1,
    wordings: [{ questionId: asQuestionId(`q${at}`), text }],
    course: text,
  });
}

const words = fc.string({ unit: 'binary', maxLength: 3_000 });

describe('the message of the insights', () => {
  test('fits Discord whatever was asked, and the forms do', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), words, (texts, title) => {
        const gaps = texts.map(gapOf);
        const named = Array.from({ length: 5 }, () => ({
          id: asDocumentId('d'),
          title,
          path: title,
          fixedOn: new Date(0),
          wrong: 1,
          judged: 2,
          questions: 1,
        }));
        const shown = renderInsights({
          ...someInsights({
            gaps,
            findings: {
              neverAnswering: { count: 9, shown: named },
              wrong: named,
              askedAfterFix: named,
              openAfterFix: named,
            },
          }),
          picture: new Uint8Array(),
        });
        expect(shown.content.length).toBeLessThanOrEqual(2_000);
        const embedded = shown.embeds.map(({ description = '' }) => description.length);
        expect(Math.max(...embedded)).toBeLessThanOrEqual(4_096);
        expect(embedded.reduce((sum, length) => sum + length, 100)).toBeLessThanOrEqual(6_000);
        expect(shown.components.length).toBeLessThanOrEqual(5);
        for (const { description } of shown.files)
          expect(description.length).toBeLessThanOrEqual(1_024);
        for (const gap of gaps) {
          const [label] = gapForm(gap).components;
          expect(JSON.stringify(label).length).toBeLessThan(4_000);
        }
      }),
      runs(60),
    );
  });

  test('says in words what the picture shows, for those who cannot see it', () => {
    const { content, files } = renderInsights({ ...someInsights(), picture: new Uint8Array() });
    expect(content).toContain('**Questions**: 120 · answered 80 (67 %)');
    expect(content).toContain('median 1 h, nine of ten within 2 h (10); 3 wait for one now');
    expect(content).toContain('**Judged wrong**: 2 of 40');
    expect(content).toContain('A <@4711> 8 replied, 2 held');
    expect(content).toContain('**Busiest weeks**: from 16 Feb (50)');
    expect(content).toContain('**Most asked about**: week 3 (41)');
    expect(content).toContain('5 % accepted, 5 % measured (2 of 40 judged in 90 days)');
    expect(files[0]?.description).toContain('Questions: 120');
    expect(files[0]?.description).not.toContain('4711');
    expect(files[0]?.description.split('\n').at(-1)).toBe(
      'Wrong answers: 5 % accepted, 5 % measured (2 of 40 judged in 90 days)',
    );
  });

  test.each([
    { judged: 12, wrong: 3, said: 'below 20 verdicts nothing follows from it' },
    { judged: 40, wrong: 3, said: 'chance explains that, so nothing follows from it' },
    { judged: 40, wrong: 8, said: '(8 of 40 judged in 90 days)' },
    {
      judged: 40,
      wrong: 8,
      isOneSitting: true,
      said: 'on another day too, or have a colleague judge',
    },
  ])('says why verdicts move nothing: $wrong of $judged', ({ said, ...of }) => {
    const budget = aBudget(of);
    const { content } = renderInsights({ ...someInsights({ budget }), picture: new Uint8Array() });
    expect(content.endsWith(said)).toBe(true);
  });

  test.each([
    { people: 2, days: 5, said: 'moved by what 2 people judged on 5 days' },
    { people: 1, days: 2, said: 'moved by what one person judged on 2 days' },
  ])('says who moved the threshold, and names nobody: $said', ({ said, ...of }) => {
    const budget = aBudget({ judged: 40, wrong: 8, answerFrom: 0.84, ...of });
    const { content } = renderInsights({ ...someInsights({ budget }), picture: new Uint8Array() });
    expect(content.endsWith(`answers are stated from 84 % sure, ${said}`)).toBe(true);
  });

  test('each course has a first week: of several they are named', () => {
    const courseWeeks = [
      { course: 'Nets', week: 1, questions: 9 },
      { course: 'Vision', week: 1, questions: 4 },
    ];
    const insights = someInsights({ figures: aFigure({ courseWeeks }) });
    const { content } = renderInsights({ ...insights, picture: new Uint8Array() });
    expect(content).toContain('**Most asked about**: Nets, week 1 (9) · Vision, week 1 (4)');
  });

  test('a large staff leaves room for what comes after it', () => {
    const load = Array.from({ length: 26 }, (_, at) => ({
      staffId: asStaffId(`12345678901234567${at}`),
      replied: 100,
      holds: 10,
    }));
    const insights = someInsights({ figures: aFigure({ load }) });
    const { content } = renderInsights({ ...insights, picture: new Uint8Array() });
    expect(content).toContain('J <@123456789012345679> 100 replied, 10 held · and 16 more');
    expect(content).toContain('5 % accepted, 5 % measured');
    expect(content.length).toBeLessThanOrEqual(2_000);
  });

  test('each document stands on its own line, with what to do and where', () => {
    const note = (title: string, path?: string) => ({ id: asDocumentId(title), title, path });
    const shown = renderInsights({
      ...someInsights({
        findings: {
          wrong: [{ ...note('Quizzes, and retakes', 'policies/quizzes.md'), wrong: 1, judged: 2 }],
          askedAfterFix: [{ ...note('Crash'), questions: 3 }],
          openAfterFix: [{ ...note('Login', 'login.md'), fixedOn: new Date('2026-03-02') }],
          neverAnswering: { count: 7, shown: [note('Silence', 'silence.md')] },
        },
      }),
      picture: new Uint8Array(),
    });
    expect(shown.embeds[1]?.description?.split('\n')).toEqual([
      'Answers judged wrong: correct these, and they leave this list. `Wrong answers` shows which.',
      '- **Quizzes, and retakes** · 1 of 2 wrong · `policies/quizzes.md`',
      'Still asked about after the fix: does it hold, and does it reach everybody?',
      '- **Crash** · asked 3 times · `/knowledge edit`',
      'Still open although fixed: set their `status` to `fixed`.',
      '- **Login** · fixed on 2 Mar · `login.md`',
      'Never answered anything (7): write in them what learners ask, or take them out.',
      '- **Silence** · `silence.md`',
      '- and 6 more',
    ]);
  });

  test('the number of a gap is its buttons’ number, and each label is as it is documented', () => {
    const gaps = ['one', 'two', 'three', 'four', 'five'].map(gapOf);
    const shown = renderInsights({ ...someInsights({ gaps }), picture: new Uint8Array() }, 'mark');
    const labels = shown.components.map(({ components }) =>
      components.map((one) => ('label' in one ? one.label : '')),
    );
    const row = ['Write a note', 'Already answered in…', 'Ignore'];
    expect(labels).toEqual([row, row, row, row, ['More gaps']]);
    expect(JSON.stringify(shown.components.at(-1))).toContain('gap-list:4:mark');
  });
});
