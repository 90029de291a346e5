import { asPassageId } from '../core/ids.ts';
import type { KnownOutputs } from '../core/knowledge/answer-known-output.ts';
import { fingerprintsOf } from '../core/knowledge/fingerprint.ts';
import type { Passage } from '../core/passage.ts';
import type { AskerScope } from '../core/question.ts';
import { readGeneration } from './index-state.ts';
import type { Database } from './open-database.ts';
import { isRowVisible, publishedDocuments } from './published-documents.ts';
import { SqlitePassageReader } from './sqlite-passage-reader.ts';

/** Rows of documents, by the fingerprints of the outputs that they show. */
type RowsByFingerprint = ReadonlyMap<string, readonly number[]>;

/** Known issues by the outputs that they show, or that the escalations which they solve showed. */
export class SqliteKnownOutputs implements KnownOutputs {
  readonly #db: Database;
  readonly #passages: SqlitePassageReader;
  /** Derived from one generation; read again for the next. */
  #shown: { readonly generation: number; readonly rows: Promise<RowsByFingerprint> } | undefined;

  constructor(db: Database) {
    this.#db = db;
    this.#passages = new SqlitePassageReader(db);
  }

  async find(fingerprints: readonly string[], scope: AskerScope): Promise<readonly Passage[]> {
    const shown = await this.#rowsByFingerprint();
    const rows = fingerprints.flatMap((fingerprint) => shown.get(fingerprint) ?? []);
    const solved = await this.#solved(fingerprints);
    if (rows.length + solved.length === 0) return [];
    const published = await publishedDocuments(this.#db);
    const issues = await published
      .selectAll()
      .where('kind', '=', 'known-issue')
      .where((eb) => eb.or([eb('row', 'in', rows), eb('id', 'in', solved)]))
      .orderBy('row', 'desc')
      .execute();
    const issue = issues.find((row) => isRowVisible(row, scope));
    if (issue === undefined) return [];
    const first = await this.#db
      .selectFrom('passages')
      .select('id')
      .where('document_row', '=', issue.row)
      .limit(1)
      .executeTakeFirst();
    return first === undefined ? [] : await this.#passages.readDocument(asPassageId(first.id));
  }

  /** Documents that solve escalations with such an output. */
  async #solved(fingerprints: readonly string[]): Promise<readonly string[]> {
    const rows = await this.#db
      .selectFrom('fingerprints')
      .innerJoin(
        'escalation_knowledge',
        'escalation_knowledge.escalation_id',
        'fingerprints.escalation_id',
      )
      .select('escalation_knowledge.document_id')
      .where('fingerprints.fingerprint', 'in', fingerprints)
      .execute();
    return rows.map((row) => row.document_id);
  }

  async #rowsByFingerprint(): Promise<RowsByFingerprint> {
    const generation = await readGeneration(this.#db);
    if (this.#shown?.generation !== generation)
      this.#shown = { generation, rows: this.#readRows() };
    try {
      return await this.#shown.rows;
    } catch (error) {
      this.#shown = undefined;
      throw error;
    }
  }

  async #readRows(): Promise<RowsByFingerprint> {
    const published = await publishedDocuments(this.#db);
    const documents = await published.select('row').where('kind', '=', 'known-issue').execute();
    const byFingerprint = new Map<string, number[]>();
    for (const { row } of documents) {
      const passages = await this.#db
        .selectFrom('passages')
        .select('text')
        .where('document_row', '=', row)
        .orderBy('ordinal')
        .execute();
      for (const fingerprint of fingerprintsOf(passages.map(({ text }) => text).join('\n\n')))
        byFingerprint.set(fingerprint, [...(byFingerprint.get(fingerprint) ?? []), row]);
    }
    return byFingerprint;
  }
}
