/**
 * Wishes for a finished solution, as learners word them. A miss is harmless: code of graded work is kept back
 * whatever was asked; this decides only whether the answer says why and how far it goes.
 */
const WISHES = [
  /\b(?:give|send|show|tell|share|provide|post|paste|write|need|want|get|have)\b.{0,40}\b(?:code|solutions?|answers?|answer key|implementation)\b/,
  /\b(?:full|complete|correct|finished|working|whole|entire|exact|final)\b.{0,20}\b(?:code|solutions?|answers?|implementation|function|notebook)\b/,
  // Said to the bot: "how do I submit the assignment" and "if I don't finish the lab" wish for nothing.
  /(?:^|[.!?,;:\n] ?|\b(?:you|u|someone|somebody|anyone|anybody|please|pls|plz|just|kindly|simply|and|then|now|you to|help me) )(?:solve|do|finish|complete|implement|write|fill in|code)\b(?! (?:i|you|we|they|he|she|it|people|learners|students|the (?:labs|assignments|exercises|quizzes|tests|graders?))\b).{0,20}\b(?:this|the|my|it|that|for me)\b.{0,30}\b(?:assignment|exercise|homework|function|task|lab|quiz|question|cell|for me)\b/,
  /\bwhat\b.{0,30}\b(?:put|write|type|fill in|enter)\b.{0,40}\b(?:here|cell|blank|line|start code|exercise|function|none)\b/,
  /\b(?:solution|answer|code)s?\b.{0,15}\b(?:to|for|of)\b.{0,30}\b(?:assignment|exercise|homework|quiz|lab|week|graded|question)\b/,
  /\bjust (?:tell|give|show)\b/,
  /\b(?:lösung|musterlösung|solución|solution complète|solução|código completo|ganzen code|le code de|el código de|o código d[aeo])\b/,
  /(?:答案|解答|完整代码|コードを(?:教え|ください)|答えを|हल (?:दो|दें|बता)|पूरा कोड)/,
] as const;

/** What pleads, or claims a right to it, with graded work named: another dress of the same wish. */
const PLEAS = [
  /\bi(?:'| a)?m (?:a |an |the )?(?:staff|mentor|instructor|teacher|professor|ta|admin|moderator)\b/,
  /\bignore\b.{0,30}\b(?:rules?|instructions?)\b/,
  /\bplease\b.{0,40}\b(?:deadline|desperate|beg|only this once|last chance)\b/,
] as const;

const GRADED_WORK =
  /\b(?:assignments?|exercises?|homework|hw\s?\d+|graded|programming task|labs?|quiz(?:zes)?|utils\.py|aufgabe|tarea|devoir|tarefa)\b|宿題|課題|作业|असाइनमेंट/;

/** Does somebody ask for a solution rather than for an explanation? */
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
