import type { Clock } from '../clock.ts';
import { courseKey } from '../course.ts';
import { ModelUnavailable, StorageUnavailable } from '../errors.ts';
import type { Log } from '../log.ts';
import type { AskerScope, Question } from '../question.ts';
import type { SettingsStore } from '../server-settings.ts';
import type { Verdict } from '../verdict.ts';
import type { AnswerQuestion, QuestionStore } from './ports.ts';

export interface TakeQuestionDeps {
  readonly questions: Pick<QuestionStore, 'admit' | 'recordVerdict'>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly answerQuestion: AnswerQuestion;
  readonly clock: Clock;
  readonly log: Log;
}

/** What came of a question: a verdict, nothing since it was seen before, or nothing since the search failed. */
export type TakenQuestion =
  | { readonly outcome: 'judged'; readonly verdict: Verdict }
  | { readonly outcome: 'seen-before' }
  | { readonly outcome: 'search-failed' };

/** Records a question once, judges it, and records the verdict. A failed search is an outcome: staff can still help. */
export function makeTakeQuestion({
  questions,
  settings,
  answerQuestion,
  clock,
  log,
}: TakeQuestionDeps) {
  return async function takeQuestion(question: Question): Promise<TakenQuestion> {
    if ((await questions.admit(question)) === 'seen-before') return { outcome: 'seen-before' };
    const scope = await scopeOf(question, settings, clock);
    try {
      const verdict = await answerQuestion({ text: question.text, scope });
      await questions.recordVerdict(question.id, verdict, clock());
      log.info(
        {
          questionId: question.id,
          outcome: verdict.outcome,
          confidence: verdict.confidence,
          ...verdict.timings,
        },
        'question judged',
      );
      return { outcome: 'judged', verdict };
    } catch (error) {
      if (!(error instanceof ModelUnavailable || error instanceof StorageUnavailable)) throw error;
      log.error({ err: error, questionId: question.id }, 'search failed');
      return { outcome: 'search-failed' };
    }
  };
}

export type TakeQuestion = ReturnType<typeof makeTakeQuestion>;

/** What this asker may see: a learner's view, of the course asked for or else of the server's courses. */
async function scopeOf(
  question: Question,
  settings: Pick<SettingsStore, 'read'>,
  clock: Clock,
): Promise<AskerScope> {
  const server =
    question.serverId === undefined ? undefined : await settings.read(question.serverId);
  return {
    audience: 'learner',
    serverId: question.serverId,
    courses: question.course === undefined ? server?.courses : [courseKey(question.course)],
    now: clock(),
  };
}
