/** Runs jobs of one lane one after another, in the order in which they came; lanes do not wait for each other. */
export type InLanes = <T>(lane: string, job: () => Promise<T>) => Promise<T>;
