import { z } from 'zod';
import { stripAnsi } from '../text/strip-ansi.ts';

const text = z.union([z.string(), z.array(z.string()).transform((lines) => lines.join(''))]);

const outputSchema = z.union([
  z.object({ output_type: z.literal('stream'), text }),
  z.object({
    output_type: z.enum(['error', 'pyerr']),
    ename: z.string().default(''),
    evalue: z.string().default(''),
    traceback: z.array(z.string()).default([]),
  }),
  z.object({
    output_type: z.enum(['execute_result', 'display_data', 'pyout']),
    data: z.object({ 'text/plain': text }),
  }),
  z.object({ output_type: z.enum(['pyout', 'display_data']), text }),
]);

/** Lines kept of a long output, at its beginning and at its end; an error's name stands at the end. */
const HEAD_LINES = 12;
const TAIL_LINES = 14;
/** Characters. */
const LONGEST_LINE = 200;
const LONGEST_WHOLE = 20_000;

/** What says nothing without its picture: `<Figure size 640x480 with 1 Axes>`. */
const PICTURE = /^(?:<[^>\n]*>|\[?<matplotlib[^\n]*)$/;

/** The outputs of a code cell as text: printed text, results and tracebacks, long ones cut in the middle. */
export function outputTexts(outputs: readonly unknown[]): string[] {
  return outputs.flatMap((output) => {
    const parsed = outputSchema.safeParse(output);
    if (!parsed.success) return [];
    const whole = stripAnsi(wholeText(parsed.data)).trim();
    return whole === '' || PICTURE.test(whole) ? [] : [shortened(whole)];
  });
}

function wholeText(output: z.infer<typeof outputSchema>): string {
  if ('data' in output) return output.data['text/plain'];
  if ('text' in output) return output.text;
  const last = `${output.ename}: ${output.evalue}`;
  const traceback = output.traceback.join('\n');
  return stripAnsi(traceback).includes(last.split('\n')[0] ?? '')
    ? traceback
    : `${traceback}\n${last}`;
}

function shortened(whole: string): string {
  const bounded =
    whole.length > LONGEST_WHOLE
      ? `${whole.slice(0, LONGEST_WHOLE / 2)}\n…\n${whole.slice(-LONGEST_WHOLE / 2)}`
      : whole;
  const lines = bounded
    // A progress bar writes over its own line: only what stands there last was seen.
    .split(/\r?\n/)
    .map((line) => line.slice(line.lastIndexOf('\r') + 1))
    .map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line));
  if (lines.length <= HEAD_LINES + TAIL_LINES + 1) return lines.join('\n');
  return [...lines.slice(0, HEAD_LINES), '…', ...lines.slice(-TAIL_LINES)].join('\n');
}
