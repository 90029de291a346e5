import type { DocumentId, PassageId, ServerId } from './ids.ts';

/** Who may see a document: everybody, or staff only. */
export type Audience = 'learner' | 'staff';

export const KNOWLEDGE_KINDS = ['note', 'faq', 'known-issue', 'policy'] as const;
/** What sort of knowledge a document is. */
export type KnowledgeKind = (typeof KNOWLEDGE_KINDS)[number];

/** Whether a known issue still bites. */
export type IssueStatus = 'open' | 'fixed';

/** What is published as a page may have an address of its own there. */
interface Anchored {
  readonly anchor?: string | undefined;
}

/** Where in its file a passage stands, as exactly as the format allows. */
export type Place =
  | { readonly kind: 'document' }
  | { readonly kind: 'heading'; readonly anchor: string }
  | { readonly kind: 'cell'; /** counted from 1, all cells */ readonly cell: number }
  | { readonly kind: 'page'; /** counted from 1 */ readonly page: number }
  | { readonly kind: 'time'; readonly startSeconds: number; readonly endSeconds: number }
  | ({ readonly kind: 'line'; /** counted from 1 */ readonly line: number } & Anchored)
  | ({ readonly kind: 'entry'; /** of a FAQ, counted from 1 */ readonly entry: number } & Anchored);

/** What a document says about itself; from front matter, folder names and defaults. */
export interface DocumentMeta {
  readonly title: string;
  /** The course's name as written, or undefined when it is for every course. */
  readonly course: string | undefined;
  readonly week: number | undefined;
  readonly kind: KnowledgeKind;
  readonly issueStatus: IssueStatus | undefined;
  /** When a known issue was fixed, where that is known. */
  readonly fixedOn?: Date | undefined;
  /** Where a learner can open the document; passages add their anchor, page or second. */
  readonly url: string | undefined;
  readonly audience: Audience;
  /** Not shown to learners before this moment. */
  readonly released: Date | undefined;
  /** Abbreviations, synonyms and topics; searched with the title. */
  readonly tags: readonly string[];
  /** A graded assignment: no solutions go out. */
  readonly assignment: 'graded' | undefined;
  /** When an assignment is due. */
  readonly due: Date | undefined;
}

/** The unit that splitting never cuts, unless it alone is too long. */
export interface Block {
  readonly kind: 'paragraph' | 'list-item' | 'code' | 'table' | 'formula' | 'quote' | 'output';
  /** Markdown as a person would read it in a chat; fences and table heads included. */
  readonly text: string;
}

/** A run of blocks under one heading, cell, page or stretch of time. */
export interface Section {
  /** From the outermost heading inwards, without the document's title. */
  readonly headings: readonly string[];
  readonly place: Place;
  readonly blocks: readonly Block[];
}

/** One piece of knowledge as it was read, before it is split. */
export interface KnowledgeDocument {
  readonly id: DocumentId;
  /** Below the knowledge folder, with forward slashes. */
  readonly path: string;
  readonly meta: DocumentMeta;
  readonly sections: readonly Section[];
}

/** A piece of a document, small enough to be embedded whole. */
export interface PassageDraft {
  readonly headings: readonly string[];
  readonly place: Place;
  /** Markdown, shown to people. */
  readonly text: string;
}

/** A passage in the index, with what is needed to show and to cite it. */
export interface Passage extends PassageDraft {
  readonly id: PassageId;
  readonly documentId: DocumentId;
  readonly path: string;
  readonly meta: DocumentMeta;
  /** The only server that may see it; undefined for all. */
  readonly serverId: ServerId | undefined;
  /** 0 for the document's first passage. */
  readonly ordinal: number;
}

/** Whether two stand under the same heading. */
export function isSameSection(one: Headed, other: Headed): boolean {
  return one.headings.join('\n') === other.headings.join('\n');
}

type Headed = Pick<Passage, 'headings'>;
