import { describe, expect, test } from 'vitest';
import { isBeingAnswered, type LaterMessage } from '../../../src/core/hearing/being-answered.ts';
import { asLearnerId, asMessageId } from '../../../src/core/ids.ts';

const ASKER = asLearnerId('1');
const HELPER = asLearnerId('2');
const QUESTION = asMessageId('100');
const asked = {
  learnerId: ASKER,
  messageIds: [QUESTION],
  text: 'why does the grader show zero points for week 2',
};

function said(text: string, change: Partial<LaterMessage> = {}): LaterMessage {
  return {
    authorId: HELPER,
    isStaff: false,
    repliesToId: undefined,
    mentionedIds: [],
    text,
    ...change,
  };
}

describe('a question in other hands', () => {
  test.each([
    ['a reply to it', said('hm', { repliesToId: QUESTION })],
    ['a message that names the asker', said('one moment', { mentionedIds: [ASKER] })],
    ['anything staff say', said('good morning', { isStaff: true })],
    ['advice', said('try submitting from the lab page')],
    ['a question back', said('did you save it first?')],
    ['words about the same thing', said('the grader was slow yesterday')],
  ])('%s', (_, message) => expect(isBeingAnswered(asked, [message])).toBe(true));

  test.each([
    ['nobody', []],
    ['the asker alone', [said('its the second exercise', { authorId: ASKER })]],
    ['chatter', [said('good morning all ☕')]],
    ['a reply to somebody else', [said('agreed', { repliesToId: asMessageId('7') })]],
    ['words to somebody else', [said('well done', { mentionedIds: [asLearnerId('9')] })]],
    ['another question', [said('how do I install numpy on windows?')]],
  ])('%s is no answer', (_, later) => expect(isBeingAnswered(asked, later)).toBe(false));
});
