/** Thrown by everything that a killed process still tries. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** A process's life, counted in calls of its ports; each call has a moment before and one after its effect. */
export class Life {
  #moments = 0;
  readonly #endsAt: number;
  readonly #kill: () => void;

  /**
   * @param endsAt the moment, from 1, at which it is killed
   * @param kill how: nothing beside the fault that every call meets from then on, unless said
   */
  constructor(endsAt = Infinity, kill: () => void = () => undefined) {
    this.#endsAt = endsAt;
    this.#kill = kill;
  }

  get moments(): number {
    return this.#moments;
  }

  get isOver(): boolean {
    return this.#moments >= this.#endsAt;
  }

  pass(): void {
    if (!this.isOver) this.#moments += 1;
    if (!this.isOver) return;
    this.#kill();
    throw new Killed('the process was killed here');
  }
}

/**
 * A port that dies with its process: before a call takes effect, or after, with the result lost.
 * @param counts which of its methods are moments of its life; all, unless said
 */
export function mortal<Port extends object>(
  port: Port,
  life: Life,
  counts: (method: string) => boolean = () => true,
): Port {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      if (!counts(String(name))) return member.bind(target) as unknown;
      return async (...args: unknown[]) => {
        life.pass();
        const result: unknown = await Reflect.apply(member, target, args);
        life.pass();
        return result;
      };
    },
  });
}
