import type { QuestionEmbedder } from '../answering/ports.ts';
import type { Clock } from '../clock.ts';
import { ModelUnavailable } from '../errors.ts';
import type { DocumentId, ServerId } from '../ids.ts';
import type { ChangeKnowledge, ChangeResult } from '../knowledge/change-knowledge.ts';
import type { NewPhrasing, PhrasingStore } from '../knowledge/phrasing.ts';
import type { StaffWords } from '../knowledge/staff-knowledge.ts';
import type { Gap, GapId, Wording } from './gap.ts';
import { gistOf } from './place-gaps.ts';
import type { GapStore } from './ports.ts';

export interface CloseGapDeps {
  readonly gaps: Pick<GapStore, 'find' | 'end'>;
  readonly changeKnowledge: Pick<ChangeKnowledge, 'add'>;
  readonly phrasings: Pick<PhrasingStore, 'add'>;
  readonly embedder: QuestionEmbedder & { readonly recipe: string };
  readonly clock: Clock;
}

/** A gap of a server. */
export interface GapOfServer {
  readonly serverId: ServerId;
  readonly id: GapId;
}

/** Characters: no wording is longer, and a pasted traceback is none. */
const WORDING_LIMIT = 300;
/** Of a gap, or of a form. */
const MAX_WORDINGS = 10;

/** The three ways in which staff end a gap. Each done twice changes nothing. */
export function makeCloseGap(deps: CloseGapDeps) {
  const { gaps, changeKnowledge, clock } = deps;
  return {
    /** Keeps what staff wrote as knowledge, with the wordings that ask for it. @param key makes the form unique */
    writeNote: async (gap: GapOfServer, key: string, words: StaffWords): Promise<ChangeResult> => {
      const written = { kind: 'faq' as const, words };
      const saved = await changeKnowledge.add(gap.serverId, key, written);
      if (saved.outcome === 'unknown-document') return saved;
      const { id: documentId } = saved.document;
      const wordings = [words.title, ...words.symptom.split('\n')].map((text) => ({ text }));
      await addPhrasings(deps, gap.serverId, documentId, wordings);
      await gaps.end(gap.serverId, gap.id, { state: 'answered', documentId }, clock());
      return saved;
    },
    /** A document answers it already: from now on it does so under these wordings too. Gives how many there are. */
    answeredIn: async (gap: GapOfServer, documentId: DocumentId): Promise<number | undefined> => {
      const found = await gaps.find(gap.serverId, gap.id);
      if (found === undefined) return undefined;
      const count = await addPhrasings(deps, gap.serverId, documentId, found.wordings);
      await gaps.end(gap.serverId, gap.id, { state: 'answered', documentId }, clock());
      return count;
    },
    /** Gives the gap as it was. One that is answered already stays so. */
    ignore: async (gap: GapOfServer): Promise<Gap | undefined> => {
      const found = await gaps.find(gap.serverId, gap.id);
      if (found !== undefined && found.people > 0)
        await gaps.end(gap.serverId, gap.id, { state: 'ignored' }, clock());
      return found;
    },
  };
}

export type CloseGap = ReturnType<typeof makeCloseGap>;

/** Words, and whose they are when a learner wrote them. */
type Worded = Partial<Pick<Wording, 'questionId'>> & Pick<Wording, 'text'>;

async function addPhrasings(
  { phrasings, embedder, clock }: CloseGapDeps,
  serverId: ServerId,
  documentId: DocumentId,
  wordings: readonly Worded[],
): Promise<number> {
  const byText = new Map<string, Worded>();
  for (const { text, questionId } of wordings) {
    const said = text.replace(/\s+/g, ' ').trim().slice(0, WORDING_LIMIT);
    if (said !== '' && !byText.has(said))
      byText.set(said, { text: said, ...(questionId && { questionId }) });
  }
  const kept = [...byText.values()].slice(0, MAX_WORDINGS);
  const made = await Promise.all(kept.map(async (one) => await phrasingOf(one, embedder)));
  await phrasings.add(serverId, documentId, made, clock());
  return made.length;
}

/** Without the model it is kept without a vector, and found by its words alone. */
async function phrasingOf(
  { text, questionId }: Worded,
  embedder: CloseGapDeps['embedder'],
): Promise<NewPhrasing> {
  try {
    const vector = await embedder.embedQuestion(gistOf(text));
    return { text, questionId, recipe: embedder.recipe, vector };
  } catch (error) {
    if (!(error instanceof ModelUnavailable)) throw error;
    return { text, questionId, recipe: '', vector: new Float32Array() };
  }
}
