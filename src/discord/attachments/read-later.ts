import { namedFiles, withoutNamedFiles } from '../../core/hearing/attached-text.ts';
import type { Question } from '../../core/question.ts';
import { readAttachments, type AttachedFile, type Unread } from './read-attachments.ts';

/** A question whose files are read once it is recorded. */
export interface ReadLater {
  /** With the names of its files, which is all that a kill before the reading leaves. */
  readonly question: Question;
  /** Its text with what the files say; the names stay where there is nothing else. */
  readonly readText: () => Promise<string>;
  /** What could not be read; nothing before `readText`. */
  readonly unread: () => readonly Unread[];
}

/** Puts the reading of files off until their question is recorded. */
export function readLater(
  asked: Question,
  files: readonly AttachedFile[],
  apiUrl: string,
): ReadLater {
  const text = joined(asked.text, namedFiles(files.map(({ name }) => name)));
  let unread: readonly Unread[] = [];
  return {
    question: { ...asked, text },
    readText: async () => {
      const read = await readAttachments(files, apiUrl);
      unread = read.unread;
      return joined(asked.text, ...read.blocks) || text;
    },
    unread: () => unread,
  };
}

/** The same of a question that was recorded and never got so far; undefined where no file is yet to be read. */
export function readAfterAll(question: Question, apiUrl: string): ReadLater | undefined {
  const { files = [] } = question;
  const text = withoutNamedFiles(
    question.text,
    files.map(({ name }) => name),
  );
  return text === undefined ? undefined : readLater({ ...question, text }, files, apiUrl);
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
