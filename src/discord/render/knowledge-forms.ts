import {
  ComponentType,
  TextInputStyle,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { EscalationId } from '../../core/ids.ts';
import type { Gap } from '../../core/insights/gap.ts';
import type { KnownIssueDraft } from '../../core/knowledge/learn-resolution.ts';
import type { StaffKnowledge, StaffWords } from '../../core/knowledge/staff-knowledge.ts';
import type { KnowledgeKind } from '../../core/passage.ts';
import { writeCustomId } from '../custom-ids.ts';
import { insightTexts } from './insight-texts.ts';
import { knowledgeTexts as texts } from './knowledge-texts.ts';
import { oneLine } from './quote.ts';

/** Discord's limit for a text in a form, in characters. */
const TEXT_LIMIT = 4_000;
/** Characters: a title stands in lists, one line each. */
const TITLE_LIMIT = 150;
/** Characters: what goes beyond is a paste, not a wording. */
const WORDING_LIMIT = 300;

type Field = 'title' | 'symptom' | 'cause' | 'body' | 'course';

interface FieldLook {
  readonly label: string;
  readonly limit: number;
  readonly isRequired: boolean;
  readonly isLong: boolean;
}

const SHORT = { limit: TITLE_LIMIT, isLong: false } as const;
const LONG = { limit: TEXT_LIMIT, isLong: true } as const;

const ISSUE_FIELDS: Readonly<Record<Field, FieldLook>> = {
  title: { ...SHORT, label: texts.title, isRequired: true },
  symptom: { ...LONG, label: texts.symptom, isRequired: false },
  cause: { ...LONG, label: texts.cause, isRequired: false },
  body: { ...LONG, label: texts.fix, isRequired: true },
  course: { ...SHORT, label: texts.course, isRequired: false },
};

/** The form behind `Save as known issue`, filled in as far as the escalation goes. */
export function learnForm(
  id: EscalationId,
  { number, words, isPrivate }: KnownIssueDraft,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: writeCustomId('learn', id),
    title: texts.learnTitle(number),
    components: issueFields(words, isPrivate ? texts.inOwnWords : undefined),
  };
}

/** The form behind `/knowledge add`. */
export function addForm(kind: KnowledgeKind): APIModalInteractionResponseCallbackData {
  return {
    custom_id: writeCustomId('knowledge-add', kind),
    title: texts.addTitle,
    components: fieldsOf(kind, {}),
  };
}

/** The form behind `/knowledge edit`. */
export function editForm(document: StaffKnowledge): APIModalInteractionResponseCallbackData {
  return {
    custom_id: writeCustomId('knowledge-edit', document.id),
    title: texts.editTitle,
    components: fieldsOf(document.kind, document),
  };
}

/** The form behind a gap's `Write a note`, with its wordings; what was asked privately is not in it. */
export function gapForm({ id, wordings, course }: Gap): APIModalInteractionResponseCallbackData {
  const said = wordings.map(({ text }) => oneLine(text, WORDING_LIMIT));
  const asked = { ...LONG, label: insightTexts.wordings, isRequired: false };
  return {
    custom_id: writeCustomId('gap-note', id),
    title: insightTexts.noteTitle,
    components: [
      field('title', ISSUE_FIELDS.title, said[0]),
      field('symptom', asked, said.join('\n')),
      field('body', { ...ISSUE_FIELDS.body, label: insightTexts.noteText }, undefined),
      field('course', ISSUE_FIELDS.course, course),
    ],
  };
}

function fieldsOf(kind: KnowledgeKind, words: Partial<StaffWords>): APILabelComponent[] {
  return kind === 'known-issue' ? issueFields(words) : noteFields(words);
}

/** The fields of a known issue. `hint` stands in what shows what a learner saw, while it is empty. */
function issueFields(words: Partial<StaffWords>, hint?: string): APILabelComponent[] {
  return (['title', 'symptom', 'cause', 'body', 'course'] as const).map((name) => {
    const isHinted = name === 'title' || name === 'symptom';
    return field(name, ISSUE_FIELDS[name], words[name], isHinted ? hint : undefined);
  });
}

/** The fields of a note of another kind. */
function noteFields(words: Partial<StaffWords>): APILabelComponent[] {
  return [
    field('title', ISSUE_FIELDS.title, words.title),
    field('body', { ...ISSUE_FIELDS.body, label: texts.text }, words.body),
    field('course', ISSUE_FIELDS.course, words.course),
  ];
}

/** What was typed; a field that the form did not have is empty. */
export function readWords({ fields }: ModalSubmitInteraction): StaffWords {
  const read = (name: Field) =>
    fields.fields.has(name) ? fields.getTextInputValue(name).trim() : '';
  const course = read('course');
  return {
    title: read('title').replace(/\s+/g, ' '),
    symptom: read('symptom'),
    cause: read('cause'),
    body: read('body'),
    course: course === '' ? undefined : course,
  };
}

function field(
  name: Field,
  look: FieldLook,
  value: string | undefined,
  hint?: string,
): APILabelComponent {
  const { label, limit, isRequired, isLong } = look;
  const filled = (value ?? '').slice(0, limit).replace(/[\uD800-\uDBFF]$/, '');
  return {
    type: ComponentType.Label,
    label,
    component: {
      type: ComponentType.TextInput,
      custom_id: name,
      style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
      max_length: limit,
      required: isRequired,
      ...(isRequired && { min_length: 1 }),
      ...(filled !== '' && { value: filled }),
      ...(hint !== undefined && { placeholder: hint }),
    },
  };
}
