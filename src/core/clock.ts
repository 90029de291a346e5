/** Gives the present time. Passed in, so that tests set it. */
export type Clock = () => Date;
