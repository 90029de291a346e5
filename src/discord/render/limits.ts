/** Characters (UTF-16 units) of a message's content, by Discord's published schema. */
export const MESSAGE_LIMIT = 2_000;
