import {
  attachedBlock,
  excerptOf,
  fileKind,
  type FileKind,
} from '../../core/hearing/attached-text.ts';
import { FILE_TIMEOUT_MS, MAX_FILE_BYTES, MAX_FILES } from '../../core/hearing/tuning.ts';
import type { Texts } from '../render/texts.ts';
import { fetchFile } from './fetch-file.ts';

/** A file beside somebody's words, as Discord tells of it or as it was kept. */
export interface AttachedFile {
  readonly name: string;
  readonly url: string;
  readonly contentType?: string | null;
  /** Bytes. */
  readonly size?: number;
}

/** A file that could not be read. */
export type Unread =
  { readonly kind: 'picture' } | { readonly kind: 'file'; readonly name: string };

/** What the attached files add to a question. */
export interface ReadFiles {
  /** Their telling parts, as parts of the question's text. */
  readonly blocks: readonly string[];
  /** The same by the file's address. */
  readonly byFile: ReadonlyMap<string, string>;
  readonly unread: readonly Unread[];
}

/** Reads what somebody attached: text, logs, code, tables and notebooks; the rest is named as not read. */
export async function readAttachments(
  attachments: readonly AttachedFile[],
  apiUrl: string,
): Promise<ReadFiles> {
  const taken = attachments.slice(0, MAX_FILES);
  const read = await Promise.all(taken.map(async (attachment) => readOne(attachment, apiUrl)));
  const byFile = new Map(
    taken.flatMap(({ url }, at): [string, string][] => {
      const block = read[at];
      return typeof block === 'string' ? [[url, block]] : [];
    }),
  );
  const beyond = attachments.slice(MAX_FILES).map(({ name }): Unread => ({ kind: 'file', name }));
  return {
    blocks: [...byFile.values()],
    byFile,
    unread: [...read.filter((one) => typeof one !== 'string'), ...beyond],
  };
}

/** What is certain not to be read, before anything is fetched. */
export function neverRead(attachments: readonly AttachedFile[]): readonly Unread[] {
  return attachments.flatMap((one) => refusalOf(one) ?? []);
}

/** One line for each thing that was not read, pictures once. */
export function unreadNotes(unread: readonly Unread[], texts: Texts): readonly string[] {
  const notes = unread.map((one) =>
    one.kind === 'picture'
      ? texts.cannotReadPictures
      : texts.cannotReadFile(`\`${one.name.replaceAll('`', "'").slice(0, 60)}\``),
  );
  return [...new Set(notes)];
}

async function readOne(attachment: AttachedFile, apiUrl: string): Promise<string | Unread> {
  const refusal = refusalOf(attachment);
  if (refusal !== undefined) return refusal;
  const { name, url } = attachment;
  const limits = { apiUrl, maxBytes: MAX_FILE_BYTES, timeoutMs: FILE_TIMEOUT_MS };
  const file = await fetchFile(url, limits);
  const excerpt = file.outcome === 'loaded' ? excerptOf(kindOf(attachment), file.text) : undefined;
  return excerpt === undefined ? { kind: 'file', name } : attachedBlock(name, excerpt);
}

/** Why a file is not even fetched. */
function refusalOf(attachment: AttachedFile): Unread | undefined {
  const kind = kindOf(attachment);
  if (kind === 'picture') return { kind: 'picture' };
  const isUnfit = kind === 'unknown' || (attachment.size ?? 0) > MAX_FILE_BYTES;
  return isUnfit ? { kind: 'file', name: attachment.name } : undefined;
}

function kindOf({ name, contentType }: AttachedFile): FileKind {
  return fileKind(name, contentType ?? undefined);
}
