import { describe, expect, it } from 'vitest';
import type { AskedBefore, KnownIssue } from '../../src/core/browsing/ports.ts';
import type { EscalationSummary } from '../../src/core/escalation/ports.ts';
import {
  asChannelId,
  asDocumentId,
  asMessageId,
  asQuestionId,
  asServerId,
  asStaffId,
  asThreadId,
} from '../../src/core/ids.ts';
import {
  ESCALATIONS_A_PAGE,
  renderEscalationList,
} from '../../src/discord/render/escalation-list.ts';
import { renderKnownIssues } from '../../src/discord/render/known-issues.ts';
import { QUESTIONS_A_PAGE, renderMyQuestions } from '../../src/discord/render/my-questions.ts';
import { CATALOGUES } from '../../src/discord/render/texts.ts';
import { en } from '../../src/discord/render/texts/en.ts';
import { escalationOf, NOON } from '../support/escalations.ts';
import { fc } from '../support/fuzz.ts';
import { nastyText } from '../support/nasty.ts';

/** As long as Discord makes them. */
const ID = '1576354675794379074';

function summary(questionText: string | undefined, course?: string): EscalationSummary {
  const place = {
    channelId: asChannelId(ID),
    headerMessageId: asMessageId(ID),
    threadId: asThreadId(ID),
  };
  const claimed = { number: 1_234, status: 'claimed', ownerId: asStaffId(ID), place } as const;
  const escalation = escalationOf({ ...claimed, serverId: asServerId(ID), openedAt: NOON });
  return { escalation, questionText, course, dueAt: NOON };
}

function issue(title: string, course?: string): KnownIssue {
  const url = `https://course.example/${'week/'.repeat(17)}`;
  const documentId = asDocumentId('a');
  const found = { documentId, title, path: 'a.md', course, week: 12, url };
  return { ...found, status: 'open', escalationNumber: 1_234 };
}

function asked(text: string): AskedBefore {
  const place = { channelId: asChannelId(ID), messageId: asMessageId(ID) };
  const escalation = { number: 1_234, status: 'claimed' } as const;
  const state = { outcome: 'unsure', isSolved: false, isPrivate: true, escalation } as const;
  return { id: asQuestionId('q'), text, askedAt: NOON, serverId: asServerId(ID), place, ...state };
}

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const shown = { total: 4_000, page: 123, args: ['', ''] };
const LONG =
  'Why does the grader reject my notebook although every test passes on my own machine here? '.repeat(
    2,
  );

/** Each of the lists at its fullest. */
const LISTS = {
  escalations: (text: string, course: string) =>
    renderEscalationList(times(ESCALATIONS_A_PAGE, summary(text, course)), shown, en),
  'known issues': (text: string, course: string) =>
    renderKnownIssues(times(400, issue(text, course)), '9', ['', ''], en),
  'questions of a learner': (text: string) =>
    renderMyQuestions(times(QUESTIONS_A_PAGE, asked(text)), shown, en),
};

describe.each(Object.entries(LISTS))('a page of %s', (_, render) => {
  it('fits in a message, whatever stands in it', () => {
    fc.assert(
      fc.property(nastyText(2_000), nastyText(200), (text, course) => {
        expect(render(text, course).content.length).toBeLessThanOrEqual(2_000);
      }),
    );
  });

  it('cuts every line a little and leaves none out', () => {
    const { content } = render(LONG, 'sequence-models');
    const lines = content.split('\n').filter((line) => line.includes('Why does the gr'));
    expect(lines.length).toBeGreaterThanOrEqual(QUESTIONS_A_PAGE);
    expect(new Set(lines).size).toBe(1);
    expect(content).toMatch(/ of \d+$/);
  });
});

// Ten claimed escalations with long questions were more than 2,300 characters: Discord refused them, and staff saw no list at all.
it('a full page of claimed escalations is shown, each with its thread', () => {
  const { content } = renderEscalationList(times(ESCALATIONS_A_PAGE, summary(LONG)), shown, en);
  expect(content.length).toBeLessThanOrEqual(2_000);
  expect(content.match(/\]\(https:/g)).toHaveLength(ESCALATIONS_A_PAGE);
  expect(content.match(/<@/g)).toHaveLength(ESCALATIONS_A_PAGE);
});

it('a list that has room shows questions as long as ever', () => {
  const { content } = renderEscalationList([summary(LONG)], { ...shown, total: 1, page: 0 }, en);
  expect(content).toContain(`[${LONG.slice(0, 80)}`);
});

it.each(Object.entries(CATALOGUES))('a page fits in %s too', (_, texts) => {
  const pages = [
    renderKnownIssues(times(400, issue(LONG, LONG)), '9', ['', ''], texts),
    renderMyQuestions(times(QUESTIONS_A_PAGE, asked('_*'.repeat(90))), shown, texts),
  ];
  for (const { content } of pages) expect(content.length).toBeLessThanOrEqual(2_000);
});
