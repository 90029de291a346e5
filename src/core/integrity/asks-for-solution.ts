import { WISHES } from './solution-wishes.ts';

/** What pleads, or claims a right to it, with graded work named: another dress of the same wish. */
const PLEAS = [
  /\bi(?:'| a)?m (?:a |an |the )?(?:staff|mentor|instructor|teacher|professor|ta|admin|moderator)\b/,
  /\bignore\b.{0,30}\b(?:rules?|instructions?)\b/,
  /\bplease\b.{0,40}\b(?:deadline|desperate|beg|only this once|last chance)\b/,
] as const;

const GRADED_WORK =
  /\b(?:assignments?|exercises?|homework|hw\s?\d+|graded|programming task|labs?|quiz(?:zes)?|utils\.py|aufgabe|tarea|devoir|tarefa)\b|宿題|課題|作业|असाइनमेंट/;

/**
 * Does somebody ask for a solution rather than for an explanation? A miss is harmless: code of graded work is kept
 * back whatever was asked; this decides only whether the answer says why and how far it goes.
 */
export function asksForSolution(text: string): boolean {
  const said = text.toLowerCase().replace(/\s+/g, ' ').slice(0, MAX_READ);
  return (
    WISHES.some((wish) => wish.test(said)) ||
    (namesGradedWork(said) && PLEAS.some((plea) => plea.test(said)))
  );
}

/** Is it about work that is graded, by its words alone? */
export function namesGradedWork(text: string): boolean {
  return GRADED_WORK.test(text.toLowerCase());
}

/** Characters: a wish stands at the beginning or is no wish. */
const MAX_READ = 2_000;
