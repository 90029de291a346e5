import { getDocumentProxy } from 'unpdf';
import { UnreadableFile } from '../../core/errors.ts';
import { asDocumentId } from '../../core/ids.ts';
import type { Section } from '../../core/passage.ts';
import { documentMeta } from '../document-meta.ts';
import type { FileContent, SourceFile } from '../source-file.ts';
import { pageBlocks, pageLines, withoutRunningLines } from './page-blocks.ts';
import type { PageLine, TextRun } from './page-blocks.ts';

/** What is used of the reader's document: its own declarations do not resolve under Node's rules. */
interface Pdf {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getMetadata(): Promise<{ readonly info: object }>;
  destroy(): Promise<void>;
}

interface PdfPage {
  getTextContent(): Promise<{ readonly items: readonly PdfItem[] }>;
  cleanup(): boolean;
}

interface PdfItem {
  /** Missing on marks that carry no text. */
  readonly str?: string;
  readonly hasEOL: boolean;
  readonly height: number;
  /** Scale, skew and place; the sixth number is the distance from the lower edge. */
  readonly transform: readonly number[];
}

/** Reads `.pdf`: one section a page. */
export async function readPdfFile(file: SourceFile): Promise<FileContent> {
  const { path, courseFolder, sideCar } = file;
  const pdf = await open(file.bytes, path);
  try {
    const { pages, notes } = await readPages(pdf);
    const sections = withoutRunningLines(pages).flatMap((lines, index): Section[] => {
      const blocks = pageBlocks(lines);
      if (blocks.length === 0) return [];
      return [{ headings: [], place: { kind: 'page', page: index + 1 }, blocks }];
    });
    if (sections.length === 0) {
      const reason =
        'it holds no text, so its pages are probably pictures; run text recognition (OCR) over it';
      throw new UnreadableFile({ file: path, reason });
    }
    const meta = documentMeta({
      path,
      courseFolder,
      given: [sideCar],
      heading: await titleOf(pdf),
    });
    return { documents: [{ id: asDocumentId(path), path, meta, sections }], notes };
  } finally {
    await pdf.destroy();
  }
}

async function open(bytes: Uint8Array, file: string): Promise<Pdf> {
  if (!Buffer.from(bytes.subarray(0, 1024)).toString('latin1').includes('%PDF-')) {
    const reason = 'this is not a PDF, whatever its name says; export it as PDF again';
    throw new UnreadableFile({ file, reason });
  }
  try {
    // The reader keeps the bytes it is given, hence the copy; it must not write to the terminal.
    const options = { verbosity: 0, isEvalSupported: false };
    const opened: unknown = await getDocumentProxy(new Uint8Array(bytes), options);
    // SAFETY: the version is pinned, and its document has these members (see PDFDocumentProxy of PDF.js).
    return opened as Pdf;
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    const reason = isLocked
      ? 'it is locked with a password; save it without one'
      : 'its structure is damaged; export it as PDF again';
    throw new UnreadableFile({ file, reason }, { cause: error });
  }
}

async function readPages(pdf: Pdf): Promise<{ pages: PageLine[][]; notes: string[] }> {
  const pages: PageLine[][] = [];
  const notes: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    try {
      pages.push(pageLines(await runsOf(pdf, number)));
    } catch {
      pages.push([]);
      notes.push(`page ${number} is damaged and was left out; export the file as PDF again`);
    }
  }
  return { pages, notes };
}

async function runsOf(pdf: Pdf, number: number): Promise<TextRun[]> {
  const page = await pdf.getPage(number);
  try {
    const { items } = await page.getTextContent();
    return items.flatMap(({ str, hasEOL, height, transform }): TextRun[] =>
      str === undefined ? [] : [{ text: str, endsLine: hasEOL, y: transform[5] ?? 0, height }],
    );
  } finally {
    page.cleanup();
  }
}

/** The title that the PDF gives itself, unless a program put it there: file names, "untitled". */
async function titleOf(pdf: Pdf): Promise<string | undefined> {
  const metadata = await pdf.getMetadata().catch(() => undefined);
  const info: object = metadata?.info ?? {};
  const title: unknown = 'Title' in info ? info.Title : undefined;
  if (typeof title !== 'string') return undefined;
  const text = title.replace(/\s+/g, ' ').trim();
  const isMachineMade = /\.\w{2,5}$|^microsoft |^untitled|^slide|^document\d*$/i.test(text);
  return text.length < 4 || isMachineMade ? undefined : text;
}
