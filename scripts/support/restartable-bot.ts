import type { BotPort } from '../../src/sandbox/page-server/ports.ts';
import type { BotState } from '../../src/sandbox/page-server/protocol.ts';
import { startBotProcess, type BotProcess, type BotProcessOptions } from './bot-process.ts';

/** The bot's process, and the one that takes its place when it is restarted. */
export interface RestartableBot extends BotPort {
  stop(): Promise<void>;
}

/** Starts the bot and resolves when it is ready. */
export async function startRestartableBot(options: BotProcessOptions): Promise<RestartableBot> {
  const listeners = new Set<(state: BotState) => void>();
  let state: BotState = 'running';
  const become = (next: BotState): void => {
    state = next;
    for (const listener of listeners) listener(next);
  };
  const start = async (): Promise<BotProcess> => {
    const started = await startBotProcess(options);
    void started.ended.then(() => {
      if (process === started && state === 'running') become('stopped');
    });
    return started;
  };
  let process = await start();
  return {
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    restart: async () => {
      if (state === 'restarting') return;
      become('restarting');
      try {
        await process.stop();
        process = await start();
        become('running');
      } catch (error) {
        become('stopped');
        throw error;
      }
    },
    stop: () => process.stop(),
  };
}
