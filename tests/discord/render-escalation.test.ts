import { parse } from 'discord-markdown-parser';
import { fc, runs } from '../support/fuzz.ts';
import { describe, expect, it } from 'vitest';
import { asChannelId, asMessageId, asQuestionId } from '../../src/core/ids.ts';
import { renderCard, threadName } from '../../src/discord/render/escalation-card.ts';
import { renderLearnerNotice } from '../../src/discord/render/learner-notice.ts';
import { blockQuote, oneLine, quotable } from '../../src/discord/render/quote.ts';
import { renderStaffNote } from '../../src/discord/render/staff-note.ts';
import { asRelayId, type Relay } from '../../src/core/escalation/relay.ts';
import type { StaffNote } from '../../src/core/outbox/staff-note.ts';
import { ANA, escalationOf, LEARNER, NOON, questionOf } from '../support/escalations.ts';

function card(text: string) {
  const question = questionOf({ id: asQuestionId('q1'), text });
  return { escalation: escalationOf(), asked: { question, verdict: undefined, reply: undefined } };
}

function relayOf(text: string): Relay {
  return {
    id: asRelayId(1),
    escalationId: escalationOf().id,
    direction: 'to-learner',
    authorId: ANA,
    text,
    files: [],
    source: { channelId: asChannelId('1'), messageId: asMessageId('2') },
    target: undefined,
    at: NOON,
    followsSource: true,
    formerTexts: [],
    editedAt: undefined,
    deletedAt: undefined,
  };
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6_000 }),
  fc.constantFrom('@everyone', '\u200B'.repeat(50), '```'.repeat(400), '😀'.repeat(3_000), 'a](b'),
);

describe('what staff see of an escalation', () => {
  it('fits Discord and pings nobody, whatever was asked', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { body, files } = renderCard(card(text));
        const [embed] = body.embeds ?? [];
        expect(body.content?.length).toBeLessThanOrEqual(2_000);
        expect(embed?.description?.length).toBeGreaterThan(0);
        expect(embed?.description?.length).toBeLessThanOrEqual(4_096);
        expect(body.allowed_mentions).toEqual({ parse: [] });
        if (quotable(text).length > 1_500) expect(files[0]).toMatchObject({ text });
      }),
      runs(60),
    );
  });

  // The parser of Markdown takes a step down for each mark; its stack once ended, and staff never saw the question.
  it.each(['>', '> ', '- ', '+ ', '1. ', '> - ', '>\n'])(
    'shows a question that is nothing but %j',
    (mark) => {
      const { body } = renderCard(card(mark.repeat(6_000 / mark.length)));
      expect(body.embeds?.[0]?.description).toContain(mark.trim());
      expect(body.embeds?.[0]?.description?.length).toBeLessThanOrEqual(4_096);
    },
  );

  it('names the thread by number and question, within 100 characters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = threadName(card(text));
        expect(name.startsWith('#12 ')).toBe(true);
        expect(name.length).toBeLessThanOrEqual(100);
        expect(name).not.toMatch(/[\n\r]|[\uD800-\uDBFF]$/);
      }),
    );
    expect(threadName(card('Why\n\nis  it?'))).toBe('#12 Why is it?');
  });

  it('shows where a link leads, and leaves code alone', () => {
    expect(quotable('[free](http://x) `a[0](b)`')).toBe('[free]\u200B(http://x) `a[0](b)`');
    expect(quotable('`f[0]("a: b")`')).toBe('`f[0]("a: b")`');
    expect(quotable('\u202Eabc\u200B\u061C\u3164\u{E0041}')).toBe('abc');
    expect(oneLine('\u200B', 20)).toBe('(nothing visible)');
  });
});

/** Links that Discord would show under a name of the writer's. */
function namedLinks(node: unknown): unknown[] {
  if (Array.isArray(node)) return node.flatMap(namedLinks);
  if (typeof node !== 'object' || node === null) return [];
  const leads = 'target' in node && 'type' in node && node.type === 'link' ? node.target : '';
  return [
    ...(leadsSomewhere(String(leads)) ? [leads] : []),
    ...Object.values(node).flatMap(namedLinks),
  ];
}

/** Whether a target is an address once its escapes and angle brackets are read, as Discord reads them. */
function leadsSomewhere(target: string): boolean {
  return URL.canParse(target.replace(/\\(.)/gs, '$1').replace(/^[\s<]+|[\s>]+$/g, ''));
}

describe('a link in what a person wrote', () => {
  const asDiscordReads = (text: string) => namedLinks(parse(text, 'extended'));

  // What looks like code to us need be none for Discord: an escaped mark, a fence never closed, a quote's line between.
  it.each([
    '[real](https://bad.example)',
    '\\`[real](https://bad.example)\\`',
    '```[real](https://bad.example)',
    '> `\n[real](https://bad.example)`',
    '- ```\n[real](<https://bad.example>)\n```',
    '`[real]( HTTPS://bad.example)`',
    '[real](\\https://bad.example)',
  ])('shows where it leads in %j', (text) => {
    expect(asDiscordReads(quotable(text))).toEqual([]);
    expect(asDiscordReads(blockQuote(quotable(text)))).toEqual([]);
    expect(asDiscordReads(oneLine(text, 90))).toEqual([]);
  });

  it('shows where it leads, however it is wrapped', () => {
    const pieces = [
      ...['[', ']', '](', '(', ')', '`', '```', '\\', '\n', ' ', '> ', '- ', '# ', '<', '>', '~~'],
      ...['a', '[a](https://bad.example)', 'https://bad.example', '\u200B', '**', '||'],
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 14 });
    fc.assert(
      fc.property(text, (parts) => {
        expect(asDiscordReads(quotable(parts.join('')))).toEqual([]);
        expect(asDiscordReads(oneLine(parts.join(''), 60))).toEqual([]);
      }),
      runs(5_000),
    );
  });
});

describe('what a learner reads', () => {
  it('fits Discord, whatever staff wrote, and names nobody but the learner', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 4_000 }), (text) => {
        const post = { escalation: escalationOf(), notice: 'reply', relay: relayOf(text) } as const;
        const { body } = renderLearnerNotice(post, 'key', 'channel');
        expect(body.content?.length).toBeLessThanOrEqual(2_000);
        expect(body.embeds?.[0]?.description?.length ?? 0).toBeLessThanOrEqual(4_096);
        expect(body.allowed_mentions).toEqual({ parse: [], users: [LEARNER], replied_user: false });
      }),
    );
  });

  it('carries the intent in its buttons, so that it is recognised later', () => {
    const post = { escalation: escalationOf(), notice: 'claimed', relay: undefined } as const;
    expect(JSON.stringify(renderLearnerNotice(post, 'the-key', 'channel').body)).toContain(
      `:${escalationOf().id}:the-key`,
    );
  });
});

describe('what staff are told in the thread', () => {
  it('pings its owner alone, whoever is named in it', () => {
    const escalation = escalationOf({ status: 'claimed', ownerId: ANA });
    const relay = relayOf('@everyone <@&1> <@4711>');
    const post = { escalation, note: { kind: 'follow-up' }, relay } as const;
    expect(renderStaffNote(post, 'key').body.allowed_mentions).toEqual({ parse: [], users: [ANA] });
    const sent = { escalation, note: { kind: 'sent' }, relay } as const;
    expect(renderStaffNote(sent, 'key').body.allowed_mentions).toEqual({ parse: [] });
  });
});

describe('what staff are told of a failure', () => {
  it('names the permission, the place and what to do', () => {
    const note: StaffNote = {
      kind: 'not-delivered',
      notice: 'reply',
      why: { reason: 'missing-permission', channelId: '400', permissions: ['Send Messages'] },
    };
    const post = { escalation: escalationOf(), note, relay: relayOf('Restart') };
    const { content } = renderStaffNote(post, 'key').body;
    expect(content).toContain('Send Messages');
    expect(content).toContain('<#400>');
    expect(content).toContain('> Restart');
    expect(content).toContain('/setup');
  });
});
