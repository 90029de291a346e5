import { describe, expect, it } from 'vitest';
import { deepLink } from '../../src/core/deep-link.ts';
import type { Place } from '../../src/core/passage.ts';

describe('the link to a place', () => {
  it.each<[string, Place, string]>([
    ['https://x.org/a', { kind: 'document' }, 'https://x.org/a'],
    ['https://x.org/a', { kind: 'line', line: 3 }, 'https://x.org/a'],
    [
      'https://x.org/a#old',
      { kind: 'heading', anchor: 'größe-(2)' },
      'https://x.org/a#gr%C3%B6%C3%9Fe-%282%29',
    ],
    ['https://x.org/a.pdf', { kind: 'page', page: 3 }, 'https://x.org/a.pdf#page=3'],
    ['https://x.org/a.ipynb', { kind: 'cell', cell: 3 }, 'https://x.org/a.ipynb#cell-3'],
    [
      'https://youtu.be/abc?si=1&t=9',
      { kind: 'time', startSeconds: 65.9, endSeconds: 70 },
      'https://youtu.be/abc?si=1&t=65',
    ],
    ['https://x.org/a (1).pdf', { kind: 'document' }, 'https://x.org/a%20%281%29.pdf'],
  ])('%s at %j', (url, place, link) => {
    expect(deepLink(url, place)).toBe(link);
  });

  it.each([
    ...[undefined, '', 'notes/a.md', 'javascript:alert(1)', 'file:///etc/passwd'],
    ...['data:text/html,x', 'https://course.example@bad.example/a', 'https://a:b@bad.example'],
  ])('is none for %s', (url) => {
    expect(deepLink(url, { kind: 'document' })).toBeUndefined();
  });
});
