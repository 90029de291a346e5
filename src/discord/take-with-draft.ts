import type { ChatInputCommandInteraction, MessageContextMenuCommandInteraction } from 'discord.js';
import type { TakeQuestion } from '../core/answering/take-question.ts';
import type { Question } from '../core/question.ts';
import type { SettingsStore } from '../core/server-settings.ts';
import { followDraft } from './follow-draft.ts';
import { isStaff } from './gate.ts';
import type { Texts } from './render/texts.ts';
import { showInReply } from './write-reply.ts';
import type { WritingStops } from './writing-stops.ts';

export interface TakeWithDraftDeps {
  readonly takeQuestion: TakeQuestion;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly stops: WritingStops;
}

type ReadRest = NonNullable<NonNullable<Parameters<TakeQuestion>[1]>['readRest']>;

/** Makes the function that takes a command's question and shows in its reply, meanwhile, what is written of the answer. */
export function makeTakeWithDraft({ takeQuestion, settings, stops }: TakeWithDraftDeps) {
  return async function takeWithDraft(
    interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
    question: Question,
    { readRest, texts }: { readonly readRest: ReadRest; readonly texts: Texts },
  ) {
    const draft = followDraft(question, { stops, texts }, async (shown) =>
      showInReply(interaction, shown),
    );
    const staff = await isStaff(interaction, settings);
    const circumstances = { readRest, isStaff: staff, ...draft };
    return takeQuestion(question, circumstances).finally(draft.end);
  };
}
