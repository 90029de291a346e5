import { expect, test } from 'vitest';
import {
  asDocumentId,
  asLearnerId,
  asQuestionId,
  asServerId,
  type ServerId,
} from '../../src/core/ids.ts';
import { codeShingles } from '../../src/core/integrity/code-shingles.ts';
import { fingerprintsOf } from '../../src/core/knowledge/fingerprint.ts';
import type { AskerScope } from '../../src/core/question.ts';
import type { Database } from '../../src/storage/open-database.ts';
import { SqliteCourseList } from '../../src/storage/sqlite-course-list.ts';
import { SqliteDocumentFinder } from '../../src/storage/sqlite-document-finder.ts';
import { SqliteEscalationStore } from '../../src/storage/sqlite-escalation-store.ts';
import { SqliteKnownIssueList } from '../../src/storage/sqlite-known-issue-list.ts';
import { SqliteKnownOutputs } from '../../src/storage/sqlite-known-outputs.ts';
import { SqliteLearnerHistory } from '../../src/storage/sqlite-learner-history.ts';
import { SqlitePhrasings } from '../../src/storage/sqlite-phrasings.ts';
import { SqliteQuestionStore } from '../../src/storage/sqlite-question-store.ts';
import { SqliteRecalls } from '../../src/storage/sqlite-recalls.ts';
import { SqliteSimilarEscalations } from '../../src/storage/sqlite-similar-escalations.ts';
import { SqliteSolutionDesk } from '../../src/storage/sqlite-solution-desk.ts';
import { SqliteSourceDesk } from '../../src/storage/sqlite-source-desk.ts';
import {
  escalationOf,
  newEscalation,
  NOON,
  OPENED,
  questionOf,
  SERVER,
} from '../support/escalations.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { aCitation, anAnswer } from '../support/verdicts.ts';

const ELSEWHERE = asServerId('999');
const OUTPUT = '```\nTraceback (most recent call last):\nValueError: the shapes do not match\n```';
const SOLUTION = '```python\nZ = np.dot(W_layer, A_prev) + b_layer\nreturn Z, cache\n```';
const LEARNER: AskerScope = {
  audience: 'learner',
  serverId: SERVER,
  courses: ['x'],
  now: NOON,
};

/** Why a document is hidden, each in one. */
const HIDDEN: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'staff.md': { audience: 'staff', course: 'Staff Course', course_key: 'x' },
  'later.md': { released: '2999-01-01T00:00:00.000Z', course: 'Later', course_key: 'x' },
  'foreign.md': { server_id: ELSEWHERE, course: 'Foreign', course_key: 'x' },
  'other-course.md': { course: 'Other', course_key: 'other' },
};
const OPEN = 'open.md';
const IDS = [...Object.keys(HIDDEN), OPEN].map(asDocumentId);

/** Known issues that show the same output: one that learners see, and one for each reason to hide it. */
async function published(): Promise<Database> {
  const db = await freshDatabase();
  const all = { [OPEN]: { course: 'X', course_key: 'x' }, ...HIDDEN };
  for (const [id, change] of Object.entries(all)) {
    const about = { kind: 'known-issue', issue_status: 'open', tags: '[]', origin: 'file' };
    const row = { id, path: id, title: id, audience: 'learner', recipe: 'r', from_generation: 0 };
    const { insertId } = await db
      .insertInto('documents')
      .values({ ...about, ...row, ...change })
      .executeTakeFirstOrThrow();
    await db
      .insertInto('passages')
      .values({
        document_row: Number(insertId),
        ordinal: 0,
        headings: '[]',
        place: '{"kind":"document"}',
        text: `${OUTPUT}\n\n${SOLUTION}`,
        embedding_key: id,
      })
      .execute();
  }
  return db;
}

test('sources, known issues and courses are those that a learner may see', async () => {
  const db = await published();
  const keywords = { documents: async () => Promise.resolve([]) };
  expect([...(await new SqliteSourceDesk(db).visible(IDS, LEARNER)).keys()]).toEqual([OPEN]);
  const issues = await new SqliteKnownIssueList(db, keywords).list(LEARNER, []);
  expect(issues.map(({ title }) => title)).toEqual([OPEN]);
  const courses = await new SqliteCourseList(db, () => NOON).list();
  // Which of them a server offers is its setting.
  expect(courses.map(({ name }) => name)).toEqual(expect.not.arrayContaining(['Staff Course']));
  expect(courses.map(({ key }) => key)).toEqual(expect.arrayContaining(['x', 'other']));
});

test('a course that only hidden notes belong to is in no list', async () => {
  const db = await published();
  for (const [id, key] of [
    ['staff.md', 'secret'],
    ['later.md', 'next-year'],
    ['foreign.md', 'theirs'],
  ] as const)
    await db.updateTable('documents').set({ course_key: key }).where('id', '=', id).execute();
  const courses = await new SqliteCourseList(db, () => NOON).list();
  expect(courses.map(({ key }) => key).sort()).toEqual(['other', 'x']);
});

test('the same output finds the known issue that the learner may see', async () => {
  const outputs = new SqliteKnownOutputs(await published());
  const found = await outputs.find(fingerprintsOf(OUTPUT), LEARNER);
  expect(found.map(({ documentId }) => documentId)).toEqual([OPEN]);
});

test('a known wording leads to no hidden note', async () => {
  const phrasings = new SqlitePhrasings(await published());
  const vector = Float32Array.from([1, 0]);
  for (const documentId of IDS) {
    const target = await phrasings.target(
      { documentId, text: 'why?', recipe: 'r', vector },
      LEARNER,
    );
    expect([documentId, target?.best.documentId]).toEqual([
      documentId,
      documentId === OPEN ? OPEN : undefined,
    ]);
  }
});

test('the wordings of one server are not those of another', async () => {
  const phrasings = new SqlitePhrasings(await published());
  const wording = {
    text: 'why?',
    questionId: undefined,
    recipe: 'r',
    vector: Float32Array.from([1, 0]),
  };
  await phrasings.add(ELSEWHERE, asDocumentId(OPEN), [wording], NOON);
  expect(await phrasings.list(SERVER)).toEqual([]);
  expect(await phrasings.list(ELSEWHERE)).toHaveLength(1);
});

test('staff are offered what their learners may see for a gap', async () => {
  const keywords = { documents: async () => Promise.resolve([]) };
  const finder = new SqliteDocumentFinder(await published(), keywords);
  const found = await finder.search(SERVER, '', 25);
  expect(found.map(({ id }) => id)).not.toContain('staff.md');
  expect(found.map(({ id }) => id)).not.toContain('foreign.md');
});

test('the code of staff-only notes is known as that, each server’s own to that server', async () => {
  const db = await published();
  const [shingle = ''] = codeShingles('Z = np.dot(W_layer, A_prev) + b_layer');
  expect((await new SqliteSolutionDesk(db).shingles(SERVER)).has(shingle)).toBe(true);
  await db.updateTable('documents').set({ server_id: ELSEWHERE }).execute();
  expect((await new SqliteSolutionDesk(db).shingles(SERVER)).size).toBe(0);
});

/** A question of each server, with the same output and the same vector, that staff answered. */
async function askedOnTwoServers(change: Partial<Parameters<typeof questionOf>[0]> = {}) {
  const db = await freshDatabase();
  const questions = new SqliteQuestionStore(db);
  const escalations = new SqliteEscalationStore(db);
  const open = async (id: string, serverId: ServerId) => {
    const questionId = asQuestionId(id);
    const asked = questionOf({ id: questionId, eventKey: id, serverId, text: OUTPUT, ...change });
    await questions.admit(asked);
    await questions.recordVerdict(questionId, anAnswer({ citations: [aCitation()] }), NOON);
    const { escalation } = await escalations.open(
      newEscalation(id, { serverId }),
      OPENED,
      [],
      NOON,
    );
    const vector = new Uint8Array(Float32Array.from([1, 0]).buffer);
    await db
      .insertInto('question_vectors')
      .values({ question_id: questionId, recipe: 'r', vector })
      .execute();
    return escalation;
  };
  const foreign = await open('theirs', ELSEWHERE);
  await db.updateTable('escalations').set({ status: 'resolved' }).execute();
  return { db, foreign, own: await open('ours', SERVER) };
}

test('what staff of another server answered is similar to nothing', async () => {
  const { db, own, foreign } = await askedOnTwoServers();
  expect(await new SqliteSimilarEscalations(db, 'r').find(own)).toEqual([]);
  await db.updateTable('escalations').set({ status: 'resolved' }).execute();
  expect(await new SqliteSimilarEscalations(db, 'r').find(foreign)).toEqual([]);
});

test('a similar question that was asked in private is shown without its words', async () => {
  const { db, own } = await askedOnTwoServers({ isPrivate: true });
  await db
    .updateTable('escalations')
    .set({ server_id: SERVER, number: 7 })
    .where('question_id', '=', 'theirs')
    .execute();
  await db.updateTable('fingerprints').set({ server_id: SERVER }).execute();
  const [similar] = await new SqliteSimilarEscalations(db, 'r').find(own);
  expect(similar).toMatchObject({ number: 7, isSameOutput: true });
  expect(similar?.questionText).toBeUndefined();
});

test('in a server a learner’s list holds nothing of another one', async () => {
  const { db } = await askedOnTwoServers();
  const history = new SqliteLearnerHistory(db);
  const list = await history.list(escalationOf().learnerId, SERVER, { offset: 0, limit: 9 });
  expect(list.items.map(({ id }) => id)).toEqual(['ours']);
  const others = await history.list(asLearnerId('4'), SERVER, { offset: 0, limit: 9 });
  expect(others.items).toEqual([]);
});

test.each([
  [false, true],
  [true, false],
])(
  'a list leads to the answer where others could see it: private %s, led %s',
  async (isPrivate, isLed) => {
    const { db } = await askedOnTwoServers({ isPrivate });
    const page = { offset: 0, limit: 9 };
    const list = await new SqliteLearnerHistory(db).list(escalationOf().learnerId, SERVER, page);
    expect(list.items.map(({ place }) => place !== undefined)).toEqual([isLed]);
  },
);

test('the answer to a private question is never written anew where others could read it', async () => {
  const { db } = await askedOnTwoServers({ isPrivate: true });
  await db
    .updateTable('answers')
    .set({ reply_message_id: '1', source_document_id: 'gone.md', generation: 0 })
    .execute();
  const recalls = new SqliteRecalls(db);
  const since = new Date(0);
  expect(await recalls.toCheck(5, since, 10)).toEqual([]);
  await db.updateTable('questions').set({ is_private: 0 }).execute();
  expect(await recalls.toCheck(5, since, 10)).toHaveLength(2);
});
