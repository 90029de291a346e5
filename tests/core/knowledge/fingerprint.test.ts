import { describe, expect, test } from 'vitest';
import { fingerprintsOf, normaliseOutput } from '../../../src/core/knowledge/fingerprint.ts';

/** What a grader prints, with all that differs from run to run. */
function report(path: string, line: number, seconds: string, address: string): string {
  return [
    'Traceback (most recent call last):',
    `  File "${path}", line ${line}, in test_relu`,
    `    assert np.allclose(out, expected), "Wrong values in relu"`,
    `AssertionError: Wrong values in relu <object at ${address}>`,
    `1 test failed in ${seconds}s`,
  ].join('\n');
}

const MINE = report('/home/mia/work/week 2/tests.py', 41, '0.31', '0x7f00aa12');
const YOURS = report('C:\\Users\\sam\\tests.py', 1043, '12.8', '0x55d0c3fe');

describe('fingerprints of pasted outputs', () => {
  // Each of its characters once was a beginning to look from: such a paste held everybody up.
  test('end with a line of nothing but tabs', () => {
    expect(fingerprintsOf('\t '.repeat(400_000))).toEqual([]);
  });

  test('are the same when only paths, numbers, timings and addresses differ', () => {
    const [mine] = fingerprintsOf(`It fails:\n\n\`\`\`\n${MINE}\n\`\`\`\nWhy?`);
    const [yours] = fingerprintsOf(`\`\`\`python\n${YOURS}\n\`\`\``);
    expect(mine).toMatch(/^[0-9a-f]{32}$/);
    expect(yours).toBe(mine);
    expect(normaliseOutput(MINE)).toBe(normaliseOutput(YOURS));
  });

  test('are found without a code block too', () => {
    expect(fingerprintsOf(`Help me please\n${MINE}`)).toEqual(
      fingerprintsOf(`\`\`\`\n${YOURS}\n\`\`\``),
    );
  });

  test('differ when the failure is another', () => {
    const other = MINE.replaceAll('relu', 'sigmoid');
    expect(fingerprintsOf(other)).not.toEqual(fingerprintsOf(MINE));
  });

  test.each([
    'Why is my loss not going down?',
    '```python\nx = np.zeros((3, 4))\nprint(x.shape)\n```',
    '```\nError: 12\n```',
    'I get an error in exercise 3, line 12',
  ])('there are none where no output is quoted: %s', (text) => {
    expect(fingerprintsOf(text)).toEqual([]);
  });

  test('hashes, addresses, dates and links are no part of it', () => {
    expect(
      normaliseOutput(
        'error: run 3f2a9c81d at 2026-03-02T12:00:01Z on 10.0.0.3:8080 see https://grader.example/r/9',
      ),
    ).toBe('error: run <hash> at <time> on <address> see <url>');
  });
});
