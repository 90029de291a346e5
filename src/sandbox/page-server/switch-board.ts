import type { Sandbox } from '../sandbox.ts';
import type { Switches } from './protocol.ts';

/** What can be made to go wrong, and whether it does. */
export interface SwitchBoard {
  readonly state: Switches;
  turn(name: keyof Switches, isOn: boolean): void;
  /** Makes all well again. */
  stop(): void;
}

/** How much later everything is answered while Discord is slow, in milliseconds: less than the 3 s that it gives. */
const SLOW_MS = 1200;
/** While it limits, one request in this time is refused, in milliseconds. */
const LIMIT_EVERY_MS = 2500;
const RETRY_AFTER_SECONDS = 2;
/** Answers to interactions are outside Discord's limits. */
const LIMITED = /^\/(?!interactions\/)/;

/** The switches of a sandbox. `tell` hears of every change. */
export function makeSwitchBoard(sandbox: Sandbox, tell: (state: Switches) => void): SwitchBoard {
  let state: Switches = { isSlow: false, isDown: false, isLimiting: false };
  const lifts = new Map<keyof Switches, () => void>();
  const begin = (name: keyof Switches): (() => void) => {
    if (name === 'isSlow') return sandbox.faults.add({ kind: 'delay', ms: SLOW_MS });
    if (name === 'isLimiting') return limit(sandbox);
    sandbox.down(true);
    return () => sandbox.down(false);
  };
  const turn = (name: keyof Switches, isOn: boolean): void => {
    if (state[name] === isOn) return;
    state = { ...state, [name]: isOn };
    lifts.get(name)?.();
    lifts.delete(name);
    if (isOn) lifts.set(name, begin(name));
    tell(state);
  };
  return {
    get state() {
      return state;
    },
    turn,
    stop: () => {
      for (const name of lifts.keys()) turn(name, false);
    },
  };
}

/** Refuses a request every now and then, as a busy day would. */
function limit(sandbox: Sandbox): () => void {
  let lift: (() => void) | undefined;
  const arm = (): void => {
    lift?.();
    lift = sandbox.faults.add({
      kind: 'rate-limit',
      retryAfterSeconds: RETRY_AFTER_SECONDS,
      match: { route: LIMITED },
      times: 1,
    });
  };
  arm();
  const timer = setInterval(arm, LIMIT_EVERY_MS);
  return () => {
    clearInterval(timer);
    lift?.();
  };
}
