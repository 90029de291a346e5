import { setTimeout as pause } from 'node:timers/promises';
import { ChannelType, type AnyThreadChannel } from 'discord.js';
import { FIRST_MESSAGE_WAITS_MS } from '../../core/hearing/tuning.ts';
import { asChannelId, asServerId } from '../../core/ids.ts';
import type { SettingsStore } from '../../core/server-settings.ts';
import { attempt } from '../failures.ts';
import type { Hearing } from './hearing.ts';

export interface ThreadCreateDeps {
  readonly hearing: Pick<Hearing, 'hear'>;
  readonly settings: Pick<SettingsStore, 'read'>;
}

/**
 * A new post in a help forum. Its first message may come a moment later: it is waited for, and heard once
 * however it arrives, as an event of its own or fetched here.
 */
export function makeOnThreadCreate({ hearing, settings }: ThreadCreateDeps) {
  return async function onThreadCreate(thread: AnyThreadChannel, isNew: boolean): Promise<void> {
    if (!isNew || thread.parent?.type !== ChannelType.GuildForum) return;
    const { helpChannelIds } = await settings.read(asServerId(thread.guildId));
    if (!helpChannelIds.includes(asChannelId(thread.parent.id))) return;
    for (const wait of FIRST_MESSAGE_WAITS_MS) {
      await pause(wait);
      const first = await attempt(async () => thread.fetchStarterMessage());
      if ('failed' in first && first.failed.refusal !== 'message-gone') return;
      if ('ok' in first && first.ok !== null) return hearing.hear(first.ok);
    }
  };
}
