import type { Clock } from '../../clock.ts';
import type { Account, Payer, Spend, SpendStore, Tokens } from './ports.ts';

/** What a day may cost, and what tokens cost. */
export interface SpendingRules {
  readonly perServer: Spend;
  readonly perLearner: Spend;
  /** Money for a million tokens; 0 when they cost nothing. */
  readonly price: { readonly input: number; readonly output: number };
}

/** A call that is paid for. */
export interface PaidCall {
  /** Corrects the charge to what was really used. */
  settle(used: Tokens): Promise<void>;
}

/** Keeps the model's use within each server's and each learner's day; a day is UTC's. */
export interface Spending {
  /** Charges what a call may take at most, before it is made; undefined when the day's budget does not hold it. */
  reserve(payer: Payer, most: Tokens): Promise<PaidCall | undefined>;
}

export function makeSpending(store: SpendStore, rules: SpendingRules, clock: Clock): Spending {
  return {
    async reserve(payer, most) {
      const accounts = accountsOf(payer, rules);
      const day = clock().toISOString().slice(0, 10);
      const charged = costOf(most, rules);
      if ((await store.charge(accounts, day, charged)) === 'over') return undefined;
      return {
        settle: async (used) => {
          const real = costOf(used, rules);
          await store.correct(accounts, day, {
            tokens: real.tokens - charged.tokens,
            micros: real.micros - charged.micros,
          });
        },
      };
    },
  };
}

/** A price for a million tokens in units is the price for one token in millionths of a unit. */
function costOf({ input, output }: Tokens, { price }: SpendingRules): Spend {
  return {
    tokens: input + output,
    micros: Math.ceil(input * price.input + output * price.output),
  };
}

function accountsOf({ serverId, learnerId }: Payer, rules: SpendingRules): readonly Account[] {
  const place = serverId ?? 'direct';
  const learner = learnerId ?? 'terminal';
  return [
    { key: `server/${place}`, limit: rules.perServer },
    { key: `learner/${place}/${learner}`, limit: rules.perLearner },
  ];
}
