import type { AskLimits, AskPermit } from '../ask-limits.ts';
import type { Clock } from '../clock.ts';
import { courseKey } from '../course.ts';
import { ModelUnavailable, StorageUnavailable } from '../errors.ts';
import type { Log } from '../log.ts';
import type { AskerScope, Question } from '../question.ts';
import type { SettingsStore } from '../server-settings.ts';
import type { Verdict } from '../verdict.ts';
import { searchTextOf } from '../hearing/question-parts.ts';
import { homeOf, type FindHomes, type Home } from './home-servers.ts';
import type { AnswerQuestion, Ask, QuestionStore } from './ports.ts';

export interface TakeQuestionDeps {
  readonly questions: Pick<QuestionStore, 'admit' | 'complete' | 'recordVerdict'>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly findHomes: FindHomes;
  readonly answerQuestion: AnswerQuestion;
  readonly limits: AskLimits;
  readonly clock: Clock;
  readonly log: Log;
}

/** What came of a question: a verdict, or why there is none. */
export type TakenQuestion =
  | { readonly outcome: 'judged'; readonly verdict: Verdict }
  | { readonly outcome: 'seen-before' }
  | { readonly outcome: 'search-failed' }
  /** Too many in a short time; it was not recorded. */
  | Extract<AskPermit, { readonly outcome: 'wait' }>;

/** A question with what was slow to read. */
export interface WholeQuestion {
  readonly question: Question;
  readonly earlier: readonly string[];
}

/** What is known of a question beside its words. */
export interface Circumstances {
  /** The earlier questions that it is understood with, oldest first. */
  readonly earlier?: readonly string[];
  /** It was recorded before the process ended, and never answered. */
  readonly isResumed?: boolean;
  /** Staff are never held up. */
  readonly isStaff?: boolean;
  /** Called once it is certain that the question gets an answer: not where it must wait. */
  readonly onTaken?: (() => void) | undefined;
  /** What takes time to learn of it, such as its files: a kill meanwhile finds the question recorded. */
  readonly readRest?: (() => Promise<WholeQuestion>) | undefined;
  /** See `Ask`. */
  readonly onDraft?: Ask['onDraft'];
  readonly stop?: Ask['stop'];
}

/** Records a question once, judges it, and records the verdict. A failed search is an outcome: staff can still help. */
export function makeTakeQuestion({
  questions,
  settings,
  findHomes,
  answerQuestion,
  limits,
  clock,
  log,
}: TakeQuestionDeps) {
  const weighQuestion = makeWeighQuestion({ settings, findHomes, answerQuestion, clock });
  return async function takeQuestion(
    question: Question,
    circumstances: Circumstances = {},
  ): Promise<TakenQuestion> {
    const { isResumed = false, isStaff = false, onTaken, onDraft, stop } = circumstances;
    if (!isResumed) {
      const { learnerId, serverId } = question;
      const permit = await limits.take({ learnerId, serverId, isStaff });
      if (permit.outcome === 'wait') return permit;
    }
    const isKnown = (await questions.admit(question)) === 'seen-before';
    if (isKnown && !isResumed) return { outcome: 'seen-before' };
    onTaken?.();
    const { question: whole, earlier } = await wholeOf(question, circumstances);
    try {
      const verdict = await weighQuestion(whole, earlier, { onDraft, stop });
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

  async function wholeOf(question: Question, circumstances: Circumstances): Promise<WholeQuestion> {
    const { earlier = [], readRest } = circumstances;
    if (readRest === undefined) return { question, earlier };
    const whole = await readRest();
    const { text, course, parts } = whole.question;
    if (circumstances.isResumed === true || text !== question.text || course !== question.course)
      await questions.complete(question.id, { text, course, parts });
    return whole;
  }
}

export type TakeQuestion = ReturnType<typeof makeTakeQuestion>;

export type WeighQuestionDeps = Pick<
  TakeQuestionDeps,
  'settings' | 'findHomes' | 'answerQuestion' | 'clock'
>;

/** Judges a question without recording it: whether the notes answer what may be no question at all. */
export function makeWeighQuestion({
  settings,
  findHomes,
  answerQuestion,
  clock,
}: WeighQuestionDeps) {
  return async function weighQuestion(
    question: Question,
    earlier: readonly string[] = [],
    writing: Pick<Ask, 'onDraft' | 'stop'> = {},
  ): Promise<Verdict> {
    const { serverId, courses } = await placeOf(question, settings, findHomes);
    const { course } = question;
    const scope: AskerScope = {
      audience: 'learner',
      serverId,
      courses: course === undefined ? courses : [courseKey(course)],
      now: clock(),
    };
    return answerQuestion({
      text: searchTextOf(question.text),
      asked: question.text,
      scope,
      ...(earlier.length > 0 && { earlier }),
      learnerId: question.learnerId,
      isPrivate: question.isPrivate,
      ...writing,
    });
  };
}

export type WeighQuestion = ReturnType<typeof makeWeighQuestion>;

/** Whose question it is, and of which courses: a help channel may be about some of its server's only. */
async function placeOf(
  { serverId, learnerId, channelId, parentChannelId }: Question,
  settings: Pick<SettingsStore, 'read'>,
  findHomes: FindHomes,
): Promise<Home> {
  if (serverId === undefined) return homeOf(learnerId, findHomes, settings);
  const { channelCourses, courses } = await settings.read(serverId);
  // A thread belongs to its channel.
  const place = parentChannelId ?? channelId;
  return { serverId, courses: (place && channelCourses[place]) ?? courses };
}
