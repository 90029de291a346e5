/** A request of the bot, with what was answered. */
export interface RestCall {
  readonly method: string;
  /** The route's pattern, such as `/channels/:channel/messages`; empty when there is no such route. */
  readonly route: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Names of uploaded files. */
  readonly files: readonly string[];
  readonly status: number;
  /** Discord's error code, when the answer is an error. */
  readonly code: number | null;
  readonly fault: string | null;
  readonly violations: readonly Violation[];
  readonly at: number;
  readonly tookMs: number;
}

/** A rule of Discord that the bot broke. */
export interface Violation {
  readonly rule: ViolationRule;
  readonly message: string;
  readonly method: string;
  readonly path: string;
  readonly at: number;
}

export type ViolationRule =
  | 'schema'
  | 'limit'
  | 'unknown-route'
  | 'double-acknowledgement'
  | 'deadline-missed'
  | 'unlawful-response'
  | 'intent'
  | 'gateway';
