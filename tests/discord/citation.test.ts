import { expect, test } from 'vitest';
import { renderCitation } from '../../src/discord/render/citation.ts';
import { aCitation } from '../support/verdicts.ts';

test('a title names its source and leads nowhere else', () => {
  const title = '[click](https://bad.example) **x** @everyone';
  const line = renderCitation(aCitation({ title, headings: [], url: 'https://course.example/a' }));
  expect(line.match(/\]\(/g)).toHaveLength(1);
  expect(line).toContain('](<https://course.example/a>)');
  expect(line).not.toContain('**x**');
});

test.each(['https://course.example/a> [x](https://bad.example', 'https://course.example/a b'])(
  'an address that would end its link early is none: %s',
  (url) => {
    const line = renderCitation(aCitation({ url, path: 'no`te.md' }));
    expect(line).not.toContain('](');
    expect(line).toContain("(`no'te.md`)");
  },
);

// Five sections of long lessons were offered, all named by the beginning of their lessons' titles.
test('a long title gives way to the heading, which says what is found there', () => {
  const title = 'LeNet-5, AlexNet, VGG-16, ResNet, 1x1 convolutions and Inception';
  const named = (heading: string) =>
    renderCitation(aCitation({ title, headings: [heading], url: 'https://course.example/a' }));
  expect(named('What is a skip connection (residual block)?')).toContain(
    '[LeNet-5, AlexNet, VGG-16, ResNet, 1x1 convo… › What is a skip connection (residual block)?]',
  );
  expect(/\[(.*)\]/.exec(named('word '.repeat(40)))?.[1]?.length).toBeLessThanOrEqual(90);
});
