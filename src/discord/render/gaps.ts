import {
  ButtonStyle,
  ComponentType,
  escapeMarkdown,
  TextInputStyle,
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIModalInteractionResponseCallbackData,
} from 'discord.js';
import type { Gap, GapId } from '../../core/insights/gap.ts';
import type { NamedDocument } from '../../core/insights/ports.ts';
import { writeCustomId } from '../custom-ids.ts';
import { insightTexts as texts } from './insight-texts.ts';
import { oneLine } from './quote.ts';

/** One row of buttons each, and one row to turn: Discord takes five. */
const GAPS_SHOWN = 4;
const WORDINGS_SHOWN = 2;
/** Characters of one wording in a list. */
const WORDING_LIMIT = 150;
const NUMBERS = ['1️⃣', '2️⃣', '3️⃣', '4️⃣'] as const;
/** Discord's limits for the options of a select menu, and for the texts of one. */
const MAX_OPTIONS = 25;
const OPTION_LIMIT = 100;

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Some of the gaps as a list, the most pressing first. */
export function gapList(gaps: readonly Gap[], offset: number): string {
  const shown = gaps.slice(offset, offset + GAPS_SHOWN);
  if (shown.length === 0) return texts.noGaps;
  const lines = shown.map((gap, at) => `${NUMBERS[at] ?? ''} ${gapLine(gap)}`);
  const more = gaps.length - offset - shown.length;
  return [...lines, ...(more > 0 ? [texts.moreGaps(more)] : [])].join('\n');
}

/** Never a word of a private question: of those only how many there are. */
function gapLine({ state, people, askedPerson, wordings, privateQuestions }: Gap): string {
  const said = wordings
    .slice(0, WORDINGS_SHOWN)
    .map(({ text }) => `“${escapeMarkdown(oneLine(text, WORDING_LIMIT))}”`);
  const ending =
    said.length === 0
      ? [texts.privateOnly]
      : privateQuestions > 0
        ? [texts.morePrivate(privateQuestions)]
        : [];
  return [
    texts.people(people, askedPerson),
    ...(state === 'answered' ? [texts.again] : []),
    ...said,
    ...ending,
  ].join(' · ');
}

/** A row for each gap, and one that turns, with more buttons beside it; `mark` recognises the message. */
export function gapButtons(
  gaps: readonly Gap[],
  offset: number,
  {
    mark,
    beside = [],
  }: { readonly mark?: string | undefined; readonly beside?: readonly APIButtonComponent[] } = {},
): readonly Row[] {
  const rows = gaps.slice(offset, offset + GAPS_SHOWN).map(({ id }, at) => ({
    type: ComponentType.ActionRow as const,
    components: [
      button('gap-note', texts.writeNote, id, at, ButtonStyle.Primary),
      button('gap-document', texts.answeredIn, id, at, ButtonStyle.Secondary),
      button('gap-ignore', texts.ignore, id, at, ButtonStyle.Secondary),
    ],
  }));
  const next = offset + GAPS_SHOWN;
  const turns = mark !== undefined || next < gaps.length;
  if (!turns && beside.length === 0) return rows;
  const more: APIButtonComponent = {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: texts.moreGapsButton,
    custom_id: writeCustomId('gap-list', String(next), ...(mark === undefined ? [] : [mark])),
  };
  return [
    ...rows,
    { type: ComponentType.ActionRow, components: [...(turns ? [more] : []), ...beside] },
  ];
}

function button(
  name: string,
  label: string,
  id: GapId,
  at: number,
  style: ButtonStyle.Primary | ButtonStyle.Secondary,
): APIButtonComponent {
  const number = NUMBERS[at];
  return {
    type: ComponentType.Button,
    style,
    label,
    custom_id: writeCustomId(name, id),
    ...(number !== undefined && { emoji: { name: number } }),
  };
}

/** Documents to choose from, and the way to others. */
export function documentChoice(id: GapId, documents: readonly NamedDocument[]) {
  const search: APIButtonComponent = {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: texts.search,
    custom_id: writeCustomId('gap-search', id),
  };
  const options = documents.slice(0, MAX_OPTIONS).map(({ key, title, kind, path }) => ({
    label: oneLine(title, OPTION_LIMIT),
    value: key,
    description: oneLine(`${kind} · ${path}`, OPTION_LIMIT),
  }));
  const select: readonly Row[] =
    options.length === 0
      ? []
      : [
          {
            type: ComponentType.ActionRow,
            components: [
              {
                type: ComponentType.StringSelect,
                custom_id: writeCustomId('gap-document', id),
                placeholder: texts.choosePlaceholder,
                options,
              },
            ],
          },
        ];
  return {
    content: options.length === 0 ? texts.noDocument : texts.chooseDocument,
    components: [...select, { type: ComponentType.ActionRow as const, components: [search] }],
  };
}

/** The form behind `Search`. */
export function searchForm(id: GapId): APIModalInteractionResponseCallbackData {
  return {
    custom_id: writeCustomId('gap-search', id),
    title: texts.searchTitle,
    components: [
      {
        type: ComponentType.Label,
        label: texts.searchField,
        component: {
          type: ComponentType.TextInput,
          custom_id: 'words',
          style: TextInputStyle.Short,
          required: true,
          max_length: OPTION_LIMIT,
        },
      },
    ],
  };
}
