import { describe, expect, it } from 'vitest';
import { burstText } from '../../../src/core/hearing/burst-text.ts';
import { asMessageId } from '../../../src/core/ids.ts';

const ONE = asMessageId('1');
const TWO = asMessageId('2');
const THREE = asMessageId('3');

describe('the text of a burst', () => {
  it('is all words, then all files, and tells which message said what', () => {
    const { words, text, parts } = burstText([
      { messageId: ONE, words: 'hi', blocks: ['```\nlog\n```'] },
      { messageId: TWO, words: '', blocks: [] },
      { messageId: THREE, words: 'why?', blocks: [] },
    ]);
    expect(words).toBe('hi\nwhy?');
    expect(text).toBe('hi\nwhy?\n\n```\nlog\n```');
    const said = parts.map((part) => [part.messageId, text.slice(part.beginsAt, part.endsAt)]);
    expect(said).toEqual([
      [ONE, 'hi'],
      [THREE, 'why?'],
      [ONE, '```\nlog\n```'],
    ]);
  });

  it('of nothing is empty', () => {
    expect(burstText([])).toEqual({ words: '', text: '', parts: [] });
  });
});
