import { getDocumentProxy } from 'unpdf';
import { UnreadableFile } from '../../core/errors.ts';
import { asDocumentId } from '../../core/ids.ts';
import { documentMeta } from '../document-meta.ts';
import { Outline, withoutTitle } from '../outline.ts';
import type { FileContent, SourceFile } from '../source-file.ts';
import { Vocabulary } from './join-lines.ts';
import { joinPages } from './join-pages.ts';
import { pageItems } from './page-blocks.ts';
import { layoutOf } from './page-layout.ts';
import { pageLines } from './page-lines.ts';
import type { PageLine, TextRun } from './page-lines.ts';
import { withoutRunningLines } from './running-lines.ts';
import { untangleColumns } from './untangle-columns.ts';

/** What is used of the reader's document: its own declarations do not resolve under Node's rules. */
interface Pdf {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getMetadata(): Promise<{ readonly info: object }>;
  destroy(): Promise<void>;
}

interface PdfPage {
  getTextContent(): Promise<{
    readonly items: readonly PdfItem[];
    readonly styles: Readonly<Record<string, { readonly fontFamily: string } | undefined>>;
  }>;
  cleanup(): boolean;
}

const DAMAGED = 'its structure is damaged; export it as PDF again';
const WORDLESS =
  'it holds no text; run text recognition (OCR) over it if its pages are pictures, else export it again';

interface PdfItem {
  /** Missing on marks that carry no text. */
  readonly str?: string;
  readonly hasEOL: boolean;
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
  /** Scale and skew (a to d), then the distances from the left and the lower edge. */
  readonly transform: readonly number[];
}

/** Reads `.pdf`: headings go on over the pages below them, each with a section of its own. */
export async function readPdfFile(file: SourceFile): Promise<FileContent> {
  const { path, courseFolder, sideCar } = file;
  const pdf = await open(file.bytes, path);
  try {
    const { pages, notes } = await readPages(pdf);
    const read = outlineOf(pages);
    if (read.sections.length === 0) {
      const reason = notes.length > 0 ? DAMAGED : WORDLESS;
      throw new UnreadableFile({ file: path, reason });
    }
    // A headline that is larger than all others and stands once is the title.
    const onlyHeading = read.firstLevel.length === 1 ? read.firstLevel[0] : undefined;
    const heading = (await titleOf(pdf)) ?? onlyHeading;
    const meta = documentMeta({ path, courseFolder, given: [sideCar], heading });
    const sections = withoutTitle(read, meta.title);
    const document = { id: asDocumentId(path), path, meta, sections };
    return { documents: [document], notes: [...notes, ...wordless(pages)] };
  } finally {
    await pdf.destroy();
  }
}

function outlineOf(pages: readonly PageLine[][]): ReturnType<Outline['end']> {
  const bare = withoutRunningLines(pages).map(untangleColumns);
  const all = bare.flat();
  const words = new Vocabulary(all.map(({ text }) => text));
  const widest = all.reduce((most, { right }) => Math.max(most, right), 0);
  const context = { layout: layoutOf(all), words, widest };
  const outline = new Outline();
  const items = bare.map((lines) => pageItems(lines, context));
  for (const [index, page] of joinPages(items, words).entries()) {
    const place = { kind: 'page', page: index + 1 } as const;
    outline.moveTo(place);
    for (const item of page) {
      if (item.kind === 'block') outline.add(item.block);
      else outline.enter({ level: item.level, text: item.text, anchor: undefined }, place);
    }
  }
  return outline.end();
}

/** Pages that answer nothing, most often because they are pictures. */
function wordless(pages: readonly PageLine[][]): readonly string[] {
  const numbers = pages.flatMap((lines, index) => (lines.length === 0 ? [index + 1] : []));
  if (numbers.length === 0) return [];
  const shown = `${numbers.slice(0, MOST_NAMED).join(', ')}${numbers.length > MOST_NAMED ? ', …' : ''}`;
  const which = numbers.length === 1 ? `page ${shown} holds` : `pages ${shown} hold`;
  return [`${which} no text; run text recognition (OCR) over the file if there is any to be read`];
}

const MOST_NAMED = 12;

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
    const reason = isLocked ? 'it is locked with a password; save it without one' : DAMAGED;
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

/** Up for along: from about twelve degrees on text is turned. */
const TURNED = 0.2;

async function runsOf(pdf: Pdf, number: number): Promise<TextRun[]> {
  const page = await pdf.getPage(number);
  try {
    const { items, styles } = await page.getTextContent();
    return items.flatMap(({ str, hasEOL, width, height, fontName, transform }): TextRun[] => {
      const [a = 1, b = 0, , , x = 0, y = 0] = transform;
      // What is turned (a stamp at the margin, a watermark) is no part of the text.
      if (str === undefined || Math.abs(b) > Math.abs(a) * TURNED) return [];
      const isMono = styles[fontName]?.fontFamily === 'monospace';
      return [{ text: str, endsLine: hasEOL, x, y, width, height, font: fontName, isMono }];
    });
  } finally {
    page.cleanup();
  }
}

/** The title that the PDF gives itself, unless a program put it there: file names, "untitled". */
async function titleOf(pdf: Pdf): Promise<string | undefined> {
  // Damaged metadata take no page away: the file goes by its name.
  const metadata = await pdf.getMetadata().catch(() => undefined);
  const info: object = metadata?.info ?? {};
  const title: unknown = 'Title' in info ? info.Title : undefined;
  if (typeof title !== 'string') return undefined;
  const text = title.replace(/\s+/g, ' ').trim();
  const isMachineMade = /\.\w{2,5}$|^microsoft |^untitled|^slide|^document\d*$/i.test(text);
  return text.length < 4 || isMachineMade ? undefined : text;
}
