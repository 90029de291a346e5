import { UnreadableFile } from '../core/errors.ts';
import type { SourceReading } from '../core/indexing/ports.ts';
import { readKnowledgeFile, type ReadableFile } from './read-knowledge-folder.ts';

/** Reads one file of the knowledge folder; that it cannot be read is an outcome. */
export async function readListedFile(dir: string, file: ReadableFile): Promise<SourceReading> {
  try {
    const { documents, notes } = await readKnowledgeFile(dir, file);
    const remarks = notes.map((reason) => ({ place: '', reason }));
    return { outcome: 'read', documents, remarks };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const { place = '', reason } = error;
    // A side-car's fault is its file's, but the owner must look into the side-car.
    const where = error.file === file.path ? place : `${error.file} ${place}`.trim();
    return { outcome: 'broken', place: where, reason };
  }
}
