/**
 * Branded names for ids, so that one kind cannot be passed for another.
 * Only adapters mint them: `asLearnerId(message.author.id)`.
 */
type Brand<Name extends string> = string & { readonly __brand: Name };

/** A Discord server (guild) that uses the bot. */
export type ServerId = Brand<'ServerId'>;
/** A Discord channel of any kind: text, forum, thread or direct messages. */
export type ChannelId = Brand<'ChannelId'>;
/** A thread or forum post. */
export type ThreadId = Brand<'ThreadId'>;
/** A Discord message. */
export type MessageId = Brand<'MessageId'>;
/** A person who asks. */
export type LearnerId = Brand<'LearnerId'>;
/** A person who answers for the course. */
export type StaffId = Brand<'StaffId'>;
/** A Discord role. */
export type RoleId = Brand<'RoleId'>;
/** A question, once recorded. */
export type QuestionId = Brand<'QuestionId'>;
/** An escalation; people see its number instead. */
export type EscalationId = Brand<'EscalationId'>;
/** A document: its path below the knowledge folder, with `#entry` behind it when one file holds many. */
export type DocumentId = Brand<'DocumentId'>;
/** A passage of the present index. Not kept over a re-index of its document. */
export type PassageId = number & { readonly __brand: 'PassageId' };

// SAFETY (for all below): a brand exists at compile time only; the adapter that calls knows what its string names.
export const asServerId = (raw: string): ServerId => raw as ServerId;
export const asChannelId = (raw: string): ChannelId => raw as ChannelId;
export const asThreadId = (raw: string): ThreadId => raw as ThreadId;
export const asMessageId = (raw: string): MessageId => raw as MessageId;
export const asLearnerId = (raw: string): LearnerId => raw as LearnerId;
export const asStaffId = (raw: string): StaffId => raw as StaffId;
export const asRoleId = (raw: string): RoleId => raw as RoleId;
export const asQuestionId = (raw: string): QuestionId => raw as QuestionId;
export const asEscalationId = (raw: string): EscalationId => raw as EscalationId;
export const asDocumentId = (raw: string): DocumentId => raw as DocumentId;
export const asPassageId = (raw: number): PassageId => raw as PassageId;
