import { SPACED } from './languages-spaced.ts';
import { UNSPACED } from './languages-unspaced.ts';

/**
 * What the gate's features look for in one language beside English, as patterns, so that whoever speaks it can read
 * and extend it at one place. Words that carry no subject (how one asks, fails, thanks) matter most: they are few.
 */
export interface TongueWords {
  /** How a question begins. */
  readonly asks: string;
  /** A question inside a sentence: a difference, a meaning. */
  readonly within: string;
  /** Asks for help, or does not understand. */
  readonly helpless: string;
  /** Something does not work. */
  readonly fails: string;
  readonly thanks: string;
  /** It works now. */
  readonly resolved: string;
  /** Oneself. */
  readonly own: string;
  /** Said to somebody. */
  readonly you: string;
  /** How advice and questions back begin. */
  readonly advises: string;
  /** Asked of the others about themselves. */
  readonly peers: string;
  readonly social: string;
  readonly course: string;
  readonly technical: string;
}

/** The patterns of all languages with spaces, for lists of whole words. */
export function spacedWords(key: keyof TongueWords): readonly string[] {
  return SPACED.map((words) => words[key]);
}

/** Those of the others, as one pattern. */
export function unspacedWords(key: keyof TongueWords): string {
  return UNSPACED.map((words) => words[key]).join('|');
}
