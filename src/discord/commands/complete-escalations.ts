import type { AutocompleteInteraction } from 'discord.js';
import type { KnownIssue } from '../../core/browsing/ports.ts';
import type { EscalationStore } from '../../core/escalation/ports.ts';
import { asServerId } from '../../core/ids.ts';
import type { OutcomeDeps } from '../outcome-desk.ts';
import { escalationChoice } from '../render/escalation-list.ts';
import { CHOICE_LIMIT, MAX_CHOICES } from '../render/limits.ts';
import { oneLine } from '../render/quote.ts';

export interface CompletionDeps extends Pick<OutcomeDeps, 'knownIssues'> {
  readonly escalations: Pick<EscalationStore, 'suggest'>;
}

/** Suggestions show what learners asked; the dispatch asks for them for staff only. */
export async function completeEscalations(
  { escalations, knownIssues }: CompletionDeps,
  interaction: AutocompleteInteraction,
): Promise<void> {
  const serverId = asServerId(interaction.guildId ?? '');
  const { name, value: search } = interaction.options.getFocused(true);
  if (name === 'about' && interaction.options.getString('outcome') !== 'duplicate') {
    const issues = await knownIssues.search(serverId, search);
    await interaction.respond(issues.slice(0, MAX_CHOICES).map(issueChoice));
    return;
  }
  const items = await escalations.suggest(serverId, search, MAX_CHOICES);
  await interaction.respond(items.map(escalationChoice));
}

/** An id too long for a choice is named by its title, which is looked for. */
function issueChoice({ documentId, title }: KnownIssue) {
  const name = oneLine(title, CHOICE_LIMIT);
  return { name, value: documentId.length <= CHOICE_LIMIT ? documentId : name };
}
