import type { Course, CourseList } from '../core/answering/ports.ts';
import type { Clock } from '../core/clock.ts';
import type { Database } from './open-database.ts';
import { publishedDocuments } from './published-documents.ts';

/** The courses of the published documents that learners may see. */
export class SqliteCourseList implements CourseList {
  readonly #db: Database;
  readonly #clock: Clock;

  constructor(db: Database, clock: Clock = () => new Date()) {
    this.#db = db;
    this.#clock = clock;
  }

  async list(): Promise<readonly Course[]> {
    const published = await publishedDocuments(this.#db);
    const rows = await published
      .select(['course_key', 'course'])
      .where('audience', '=', 'learner')
      .where('server_id', 'is', null)
      .where((row) =>
        row.or([row('released', 'is', null), row('released', '<=', this.#clock().toISOString())]),
      )
      .groupBy('course_key')
      .orderBy('course')
      .execute();
    return rows.flatMap(({ course_key: key, course: name }) =>
      key === null || name === null ? [] : [{ key, name }],
    );
  }
}
