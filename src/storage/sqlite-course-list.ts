import type { Course, CourseList } from '../core/answering/ports.ts';
import { readGeneration } from './index-state.ts';
import type { Clock } from '../core/clock.ts';
import type { Database } from './open-database.ts';

/** The courses of the published documents that learners may see. */
export class SqliteCourseList implements CourseList {
  readonly #db: Database;
  readonly #clock: Clock;

  constructor(db: Database, clock: Clock = () => new Date()) {
    this.#db = db;
    this.#clock = clock;
  }

  async list(): Promise<readonly Course[]> {
    const generation = await readGeneration(this.#db);
    const rows = await this.#db
      .selectFrom('documents')
      .select(['course_key', 'course'])
      .where('from_generation', '<=', generation)
      .where((row) =>
        row.or([row('until_generation', 'is', null), row('until_generation', '>', generation)]),
      )
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
