import { errorWithin, namesError } from './error-names.ts';
import {
  MAX_ERROR_LINE_LENGTH,
  MAX_SEARCHED_CODE_LENGTH,
  MAX_SEARCHED_IDENTIFIERS,
} from './tuning.ts';

/** What a question is made of. */
export interface QuestionParts {
  /** The learner's own words, code and tracebacks left out. */
  readonly prose: string;
  /** Blocks of code, without fences. */
  readonly code: readonly string[];
  /** From their first line to the line that names the error. */
  readonly tracebacks: readonly string[];
  /** The line that names the error, the last one when there are several. */
  readonly error: string | undefined;
  /** Names of functions, variables and modules, those of the error first. */
  readonly identifiers: readonly string[];
}

const FENCE = /```(?:[\w+#.-]*\n)?([\s\S]*?)(?:```|$)/g;
const INLINE_CODE = /`([^`\n]+)`/g;
const TRACEBACK_START =
  /^\s*(?:Traceback \(most recent call last\)|[\w.]+(?:Error|Exception)\s+Traceback \(most recent|-{20,}$)/;
const TRACEBACK_INNER = /^\s+\S|^\s*$|^-+>|^(?:File|Cell|Input) |^<?ipython|Traceback|^\/\S+ in /i;
const IDENTIFIER = /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*/g;
/** Within quotation marks: `"lib/util"`, `"train.py"`. */
const IS_PATH = /[/\\]|\.\w{1,5}"$/;
/** Found in every program; they tell nothing. */
const COMMON_NAMES = new Set(
  'self line file module in_module ipython-input most_recent_call_last e.g i.e'.split(' '),
);

/** Splits a question into its learner's words, code and tracebacks. Pure; never throws. */
export function partsOf(text: string): QuestionParts {
  const blocks: string[] = [];
  const outside = text.replace(FENCE, (_, block: string) => {
    if (block.trim() !== '') blocks.push(block.trim());
    return '\n';
  });
  const loose = takeTracebacks(outside);
  const inBlocks = blocks.map(takeTracebacks);
  const tracebacks = [...loose.tracebacks, ...inBlocks.flatMap(({ tracebacks: found }) => found)];
  const code = inBlocks.map(({ rest }) => rest).filter((rest) => rest !== '');
  const error = errorOf(tracebacks, code, loose.rest);
  const prose = loose.rest
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const inline = [...prose.matchAll(INLINE_CODE)].map(([, inner = '']) => inner);
  return {
    prose,
    code,
    tracebacks,
    error,
    identifiers: identifiersOf([error ?? '', ...inline, lastFrames(tracebacks), ...code]),
  };
}

/**
 * What is searched for a question: of one with code or a traceback, the error's line and the names in it come first,
 * then the learner's words, then the beginning of the code. A question in plain words stays as it is.
 */
export function searchTextOf(text: string): string {
  const { prose, code, tracebacks, error, identifiers } = partsOf(text);
  if (code.length === 0 && tracebacks.length === 0) return text;
  return [
    error ?? '',
    identifiers.filter((name) => !(error ?? '').includes(name)).join(' '),
    prose,
    code.join('\n').slice(0, MAX_SEARCHED_CODE_LENGTH),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** Takes out what Python prints when it fails, from the first line to the one that names the error. */
function takeTracebacks(text: string): { rest: string; tracebacks: readonly string[] } {
  const rest: string[] = [];
  const tracebacks: string[] = [];
  let current: string[] | undefined;
  for (const line of text.split('\n')) {
    if (current === undefined) {
      if (TRACEBACK_START.test(line)) current = [line];
      else rest.push(line);
    } else if (namesError(line) && !line.includes('Traceback')) {
      tracebacks.push([...current, line].join('\n').trim());
      current = undefined;
    } else if (TRACEBACK_INNER.test(line) || TRACEBACK_START.test(line)) {
      current.push(line);
    } else {
      // Cut short by whoever pasted it: what follows are words again.
      tracebacks.push(current.join('\n').trim());
      rest.push(line);
      current = undefined;
    }
  }
  if (current !== undefined) tracebacks.push(current.join('\n').trim());
  return {
    rest: rest.join('\n').trim(),
    tracebacks: tracebacks.filter((found) => /\w/.test(found)),
  };
}

/** The last line that names an error: of the last traceback, else of the code, else of the words. */
function errorOf(
  tracebacks: readonly string[],
  code: readonly string[],
  prose: string,
): string | undefined {
  const lines = [prose, ...code, ...tracebacks].flatMap((part) => part.split('\n'));
  const named =
    lines.findLast((line) => namesError(line) && !line.includes('Traceback')) ??
    lines.map(errorWithin).findLast((found) => found !== undefined);
  return named?.trim().slice(0, MAX_ERROR_LINE_LENGTH);
}

/** Where it broke says more than where it began. */
function lastFrames(tracebacks: readonly string[]): string {
  return (tracebacks.at(-1) ?? '').split('\n').slice(-6).join('\n');
}

/** Names a program gave: with an underscore, a dot, an inner capital, or called. */
function identifiersOf(sources: readonly string[]): readonly string[] {
  const names = new Set<string>();
  for (const source of sources) {
    const withoutPaths = source
      .replace(/"[^"\n]*"/g, (quoted) => (IS_PATH.test(quoted) ? ' ' : quoted))
      .replace(/(?:\/[\w.-]+){2,}/g, ' ');
    for (const { 0: name, index } of withoutPaths.matchAll(IDENTIFIER)) {
      const isCalled = withoutPaths[index + name.length] === '(';
      const isNamed = /[_.]|[a-z][A-Z]|^[A-Za-z]{1,2}\d$/.test(name) || isCalled;
      if (isNamed && name.length > 1 && !COMMON_NAMES.has(name.toLowerCase())) names.add(name);
    }
  }
  return [...names].slice(0, MAX_SEARCHED_IDENTIFIERS);
}
