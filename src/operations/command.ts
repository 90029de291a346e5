/** What a command of the program is given. */
export interface CommandContext {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** One line for the person at the terminal. */
  readonly print: (line: string) => void;
}

/** Does its work and gives the exit code. @throws BadInput for wrong usage. */
export type Command = (context: CommandContext) => Promise<number>;
