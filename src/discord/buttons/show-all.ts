import type { ButtonInteraction } from 'discord.js';
import type { Button } from '../registry.ts';
import { pageWithin, renderPage } from '../render/pager.ts';
import { readableAnswer } from '../render/readable-answer.ts';
import { splitMarkdown } from '../render/split-markdown.ts';
import { textsFor } from '../render/texts.ts';
import { findShownAnswer, wholeAnswer, type ShownAnswerDeps } from './shown-answer.ts';

/** Characters of a page: the page's number stands below it. */
const PAGE_LIMIT = 1_800;

/** `Show all`: the whole fix or explanation, to the presser only; and the buttons that turn its pages. */
export function makeShowAllButtons(deps: ShownAnswerDeps): readonly Button[] {
  const show = (at: 0 | 1) => async (interaction: ButtonInteraction, args: readonly string[]) => {
    const texts = textsFor(interaction.locale);
    const id = args[at] ?? '';
    const found = await findShownAnswer(interaction, id, deps, texts);
    if (found.outcome === 'not-shown') {
      await interaction.editReply({ content: found.why, components: [] });
      return;
    }
    const whole = await wholeAnswer(found.verdict, found.scope, deps);
    const pages = splitMarkdown(readableAnswer(whole, texts), PAGE_LIMIT);
    const page = pageWithin(at === 1 ? args[0] : '0', pages.length);
    const view = { page, pages: pages.length, content: pages[page] ?? texts.noSourcesLeft };
    await interaction.editReply(renderPage(view, 'show-all-page', [id], texts));
  };
  return [
    { name: 'show-all', audience: 'learner', acknowledge: 'private', run: show(0) },
    { name: 'show-all-page', audience: 'learner', acknowledge: 'update', run: show(1) },
  ];
}
