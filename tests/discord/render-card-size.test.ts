import type { APIEmbed } from 'discord.js';
import { expect, it } from 'vitest';
import type { AnsweredQuestion } from '../../src/core/answering/ports.ts';
import type { EscalationEvent } from '../../src/core/escalation/history.ts';
import type { EscalationCard } from '../../src/core/escalation/staff-desk.ts';
import { asDocumentId, asThreadId } from '../../src/core/ids.ts';
import { renderCard } from '../../src/discord/render/escalation-card.ts';
import { renderEscalationView } from '../../src/discord/render/escalation-list.ts';
import { ANA, escalationOf, later, questionOf } from '../support/escalations.ts';
import { fc, runs } from '../support/fuzz.ts';
import { nastyText } from '../support/nasty.ts';
import { aCitation, anAnswer } from '../support/verdicts.ts';

/** An escalation in which everything that people and notes can write is that text. */
function fullOf(text: string): EscalationCard {
  const files = Array.from({ length: 10 }, (_, at) => ({
    name: text.slice(0, 200),
    url: `https://cdn.discordapp.com/attachments/1576354675794379074/${at}/output.log`,
    messageId: undefined,
  }));
  const citation = aCitation({ title: text.slice(0, 200), headings: [text.slice(0, 200)] });
  const asked: AnsweredQuestion = {
    question: questionOf({ text, files, course: text.slice(0, 300) }),
    verdict: anAnswer({ text, citations: Array.from({ length: 5 }, () => citation) }),
    reply: undefined,
  };
  const outcome = { kind: 'known-issue', documentId: asDocumentId('a'), title: text } as const;
  const closed = { status: 'resolved', closingNote: text, outcome } as const;
  const similar = Array.from({ length: 3 }, (_, number) => ({
    number,
    status: 'resolved' as const,
    outcome,
    threadId: asThreadId('1576354675794379074'),
    questionText: text,
    knownIssue: text,
    isSameOutput: true,
  }));
  return { escalation: escalationOf(closed), asked, similar };
}

function historyOf(note: string, length: number): EscalationEvent[] {
  const event = {
    kind: 'release',
    actorId: ANA,
    via: 'button',
    from: 'claimed',
    to: 'open',
  } as const;
  return Array.from({ length }, (_, at) => ({ ...event, note: `${at} ${note}`, at: later(at) }));
}

/** All that Discord counts together, of all embeds of a message. */
function sizeOf(embeds: readonly APIEmbed[]): number {
  const words = embeds.flatMap(({ title, description, fields = [] }) => [
    title ?? '',
    description ?? '',
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]);
  return words.join('').length;
}

function expectFits(embeds: readonly APIEmbed[]): void {
  expect(sizeOf(embeds)).toBeLessThanOrEqual(6_000);
  for (const { description, fields = [] } of embeds) {
    expect(description?.length ?? 0).toBeLessThanOrEqual(4_096);
    for (const { name, value } of fields) {
      expect(name.length).toBeLessThanOrEqual(256);
      expect(value.trim()).not.toBe('');
      expect(value.length).toBeLessThanOrEqual(1_024);
    }
  }
}

// Discord refuses a message whose embeds hold more than 6,000 characters: staff would not have seen the escalation.
it('a card in which everything is long fits Discord, alone and with its history', () => {
  const text = 'Why does the grader reject my notebook? '.repeat(100);
  expectFits(renderCard(fullOf(text)).body.embeds ?? []);
  expectFits(renderEscalationView(fullOf(text), historyOf(text, 200)).embeds);
});

it('fits whatever stands in it', () => {
  const text = nastyText(4_000);
  fc.assert(
    fc.property(text, fc.nat({ max: 60 }), (said, events) => {
      expectFits(renderCard(fullOf(said)).body.embeds ?? []);
      expectFits(renderEscalationView(fullOf(said), historyOf(said, events)).embeds);
    }),
    runs(40),
  );
});

it('a history that is too long keeps what happened last', () => {
  const { embeds } = renderEscalationView(fullOf('short'), historyOf('x'.repeat(80), 200));
  const history = embeds.at(-1)?.description ?? '';
  expect(history).toMatch(/^…\n/);
  expect(history).toContain(': 199 x');
  expect(history).not.toContain(': 0 x');
});

it('a card that has room is cut nowhere', () => {
  const text = 'Why does the grader reject my notebook? '.repeat(10).trim();
  const { body } = renderCard({ ...fullOf(text), similar: [] });
  const values = body.embeds?.[0]?.fields?.map(({ value }) => value) ?? [];
  expect(values.filter((value) => value.includes(text)).length).toBe(3);
});
