import GithubSlugger from 'github-slugger';
import { UnreadableFile } from '../../core/errors.ts';
import { asDocumentId } from '../../core/ids.ts';
import type { KnowledgeDocument, Place } from '../../core/passage.ts';
import { documentMeta } from '../document-meta.ts';
import { readGivenMeta } from '../given-meta.ts';
import type { GivenMeta } from '../given-meta.ts';
import { addMarkdown } from '../markdown/markdown-sections.ts';
import { Outline } from '../outline.ts';
import type { FileContent, SourceFile } from '../source-file.ts';
import { knownFields } from './entry-fields.ts';

/** An entry of a FAQ as its file holds it. */
export interface RawEntry {
  readonly fields: Readonly<Record<string, unknown>>;
  /** As a person would say it: `entry 7`, `line 12`. */
  readonly where: string;
  readonly place: EntryPlace;
}

type EntryPlace = Extract<Place, { kind: 'entry' | 'line' }>;

/**
 * One document an entry, `path#id`. Entries without an id are named after their question; one that occurs again gets
 * a number. Entries without a text are left out with a note.
 * @throws UnreadableFile with the entry, when a value is wrong.
 */
export function faqDocuments(file: SourceFile, entries: readonly RawEntry[]): FileContent {
  const slugger = new GithubSlugger();
  const taken = new Set<string>();
  const documents: KnowledgeDocument[] = [];
  const notes: string[] = [];
  for (const raw of entries) {
    const entry = { ...raw, fields: knownFields(raw.fields) };
    const text = textField(entry, 'text', file.path);
    if (text === '') {
      notes.push(`${entry.where} has no text and was left out; give it a "text" or an "answer"`);
      continue;
    }
    const given = metaOf(entry, file.path);
    const wanted =
      textField(entry, 'id', file.path) || slugger.slug(given.title ?? 'entry').slice(0, 80);
    const id = free(wanted, taken);
    if (id !== wanted)
      notes.push(`${entry.where}: the id ${wanted} occurs before; it counts as ${id}`);
    documents.push(documentOf(file, entry, given, { id, text }));
  }
  return { documents, notes };
}

function documentOf(
  file: SourceFile,
  entry: RawEntry,
  given: GivenMeta,
  { id, text }: { readonly id: string; readonly text: string },
): KnowledgeDocument {
  const { path, courseFolder, sideCar } = file;
  const place = anchored(entry, given, path);
  const outline = new Outline(place);
  const section = textField(entry, 'section', path);
  // The section stands above all headings of the text.
  if (section !== '') outline.enter({ level: 0, text: section, anchor: undefined }, place);
  addMarkdown(outline, text, { place, isWrapped: false });
  // The side-car describes the file: its title is not each entry's.
  const ofFile: GivenMeta = { ...sideCar, title: undefined };
  const meta = documentMeta({
    path,
    courseFolder,
    given: [given, ofFile],
    heading: firstLine(text),
    kind: 'faq',
  });
  return { id: asDocumentId(`${path}#${id}`), path, meta, sections: outline.end().sections };
}

/** Where the file as a whole has an address, an entry opens at its anchor there, which is its id unless it names one. */
function anchored(entry: RawEntry, given: GivenMeta, file: string): Place {
  const id = given.url === undefined ? textField(entry, 'id', file) : '';
  const anchor = textField(entry, 'anchor', file) || id;
  return anchor === '' ? entry.place : { ...entry.place, anchor: anchor.replace(/^#/, '') };
}

function metaOf(entry: RawEntry, file: string): GivenMeta {
  const read = readGivenMeta(entry.fields);
  if ('meta' in read) return read.meta;
  const reason = read.faults.map((fault) => fault.reason).join('; ');
  throw new UnreadableFile({ file, place: entry.where, reason });
}

/** A field that is filled; empty when it is not. */
function textField(entry: RawEntry, name: string, file: string): string {
  const value = entry.fields[name];
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  if (value === undefined || value === null) return '';
  throw new UnreadableFile({ file, place: entry.where, reason: `${name} must be a text` });
}

function free(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  taken.add(id);
  return id;
}

/** Characters. */
const LONGEST_TITLE = 80;

function firstLine(text: string): string {
  const line = (text.split('\n')[0] ?? '').replace(/^[#>\s*-]+/, '');
  return line.length > LONGEST_TITLE
    ? `${line.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')}…`
    : line;
}
