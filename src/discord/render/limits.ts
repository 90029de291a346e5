/** Characters (UTF-16 units) of a message's content, by Discord's published schema. */
export const MESSAGE_LIMIT = 2_000;
/** Choices of one autocompletion, and options of one select menu. */
export const MAX_CHOICES = 25;
/** Characters (UTF-16 units) of a choice's name and value. */
export const CHOICE_LIMIT = 100;
