import { codeShingles, type Shingles } from '../core/integrity/code-shingles.ts';
import { codeParts } from '../core/integrity/code-parts.ts';
import type { SolutionDesk } from '../core/integrity/ports.ts';
import type { ServerId } from '../core/ids.ts';
import { readGeneration } from './index-state.ts';
import type { Database } from './open-database.ts';
import { publishedDocuments } from './published-documents.ts';

/** The code of staff-only documents, read once for each state of the index. */
export class SqliteSolutionDesk implements SolutionDesk {
  readonly #db: Database;
  #generation = -1;
  readonly #byServer = new Map<ServerId | undefined, Promise<Shingles>>();

  constructor(db: Database) {
    this.#db = db;
  }

  async shingles(server: ServerId | undefined): Promise<Shingles> {
    const generation = await readGeneration(this.#db);
    if (generation !== this.#generation) {
      this.#generation = generation;
      this.#byServer.clear();
    }
    const known = this.#byServer.get(server);
    if (known !== undefined) return await known;
    const read = this.#read(server);
    this.#byServer.set(server, read);
    // A failed read is tried again by the next question.
    read.catch(() => this.#byServer.delete(server));
    return await read;
  }

  async #read(server: ServerId | undefined): Promise<Shingles> {
    const published = await publishedDocuments(this.#db);
    const documents = await published
      .select(['row', 'server_id'])
      .where('audience', '=', 'staff')
      .execute();
    const rows = documents
      .filter(({ server_id: owner }) => owner === null || owner === server)
      .map(({ row }) => row);
    const all = new Set<string>();
    if (rows.length === 0) return all;
    const passages = await this.#db
      .selectFrom('passages')
      .select('text')
      .where('document_row', 'in', rows)
      .execute();
    for (const { text } of passages) {
      for (const { kind, text: code } of codeParts(text)) {
        if (kind === 'prose') continue;
        for (const shingle of codeShingles(code)) all.add(shingle);
      }
    }
    return all;
  }
}
