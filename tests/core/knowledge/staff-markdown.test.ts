import { expect, test } from 'vitest';
import { staffMarkdown } from '../../../src/core/knowledge/staff-markdown.ts';

const ISSUE = {
  kind: 'known-issue',
  title: 'A "purple" screen: \n why',
  course: 'Sequence Models',
  symptom: '```\nPurpleError',
  cause: '',
  body: 'Press F9.',
  issueStatus: 'open',
} as const;

test('a known issue is front matter and headings; what was left open is closed', () => {
  expect(staffMarkdown(ISSUE)).toBe(
    [
      '---',
      'title: "A \\"purple\\" screen: why"',
      'kind: known-issue',
      'status: open',
      'course: "Sequence Models"',
      '---',
      '',
      '## Symptom',
      '',
      '```\nPurpleError\n```',
      '',
      '## Fix',
      '',
      'Press F9.',
      '',
    ].join('\n'),
  );
});

test('what a paste out of a terminal brings along is left out: else it would be no text', () => {
  const pasted = { ...ISSUE, symptom: '10%\b\b\b20%\u0000\u001B[0m\r\ndone\rdone\u007F' } as const;
  expect(staffMarkdown(pasted)).toContain('\n\n10%20%[0m\ndone\ndone\n\n');
});

test('a fixed one says when', () => {
  const fixed = { ...ISSUE, issueStatus: 'fixed', fixedOn: new Date('2026-05-01T09:30:00Z') } as const;
  expect(staffMarkdown(fixed)).toContain('status: fixed\nfixed: 2026-05-01\n');
});

test('a note is its text alone', () => {
  const note = { ...ISSUE, kind: 'note', issueStatus: undefined, course: undefined } as const;
  expect(staffMarkdown(note)).toBe(
    '---\ntitle: "A \\"purple\\" screen: why"\nkind: note\n---\n\nPress F9.\n',
  );
});
