import {
  asChannelId,
  asLearnerId,
  asQuestionId,
  asRoleId,
  asServerId,
} from '../../src/core/ids.ts';
import { silentLog } from '../../src/core/log.ts';
import { askedIn, startDeskBot } from '../support/desk-bot.ts';
import { Life } from '../support/mortal.ts';
import type { Order, Report } from './orders.ts';

const [apiUrl = '', token = '', dataDir = '', endsAt = 'Infinity'] = process.argv.slice(2);
const life = new Life(Number(endsAt), () => process.kill(process.pid, 'SIGKILL'));
const bot = await startDeskBot({
  apiUrl,
  token,
  dataDir,
  log: silentLog,
  life,
  registers: true,
});

/** Does what the one who plays the story asks for; a repeated order changes nothing. */
async function obey(order: Order): Promise<void> {
  switch (order.kind) {
    case 'set-up':
      await bot.setUp(order.guildId, {
        staffChannelId: asChannelId(order.staffChannelId),
        staffRoleId: asRoleId(order.staffRoleId),
      });
      break;
    case 'escalate': {
      const id = asQuestionId(order.id);
      await bot.ask(askedIn(order, order.text), { id });
      const by = asLearnerId(order.learnerId);
      await bot.escalateQuestion({ questionId: id, by, serverId: asServerId(order.guildId) });
      break;
    }
    case 'stop':
      await bot.stop();
      break;
  }
  report({ kind: order.kind, moments: life.moments });
  if (order.kind === 'stop') process.disconnect();
}

function report(message: Report): void {
  process.send?.(message);
}

// SAFETY: only the story's parent process writes here.
process.on('message', (order) => void obey(order as Order));
report({ kind: 'ready', moments: life.moments });
