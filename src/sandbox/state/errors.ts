/** An error answer in Discord's form. */
export class ApiFault extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: object | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    code: number,
    message: string,
    details: { errors?: object; retryAfterSeconds?: number } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = details.errors;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

const CATALOGUE = {
  unauthorized: [401, 0, '401: Unauthorized'],
  notFound: [404, 0, '404: Not Found'],
  unknownApplication: [404, 10002, 'Unknown Application'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownRole: [404, 10011, 'Unknown Role'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownEmoji: [400, 10014, 'Unknown Emoji'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  unknownTag: [400, 10087, 'Unknown Tag'],
  tooManyPins: [400, 30003, 'Maximum number of pins reached (50)'],
  tooManyReactions: [400, 30010, 'Maximum number of reactions reached (20)'],
  tooManyCommands: [400, 30032, 'Maximum number of application commands reached (100)'],
  fileTooLarge: [413, 40005, 'Request entity too large'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  firstMessagePending: [
    403,
    40058,
    'Cannot message this thread until after the post author has sent an initial message',
  ],
  tagRequired: [400, 40067, 'A tag is required to create a forum post in this channel'],
  missingAccess: [403, 50001, 'Missing Access'],
  invalidDmAction: [403, 50003, 'Cannot execute action on a DM channel'],
  notTheAuthor: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  dmsClosed: [403, 50007, 'Cannot send messages to this user'],
  notTextChannel: [400, 50008, 'Cannot send messages in a non-text channel'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  invalidAuthentication: [401, 50014, 'Invalid authentication token provided'],
  bulkDeleteCount: [
    400,
    50016,
    'Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete',
  ],
  systemMessage: [403, 50021, 'Cannot execute action on a system message'],
  invalidChannelType: [400, 50024, 'Cannot execute action on this channel type'],
  invalidWebhookToken: [401, 50027, 'Invalid Webhook Token'],
  tooOldToBulkDelete: [400, 50034, 'You can only bulk delete messages that are under 14 days old.'],
  invalidJson: [400, 50109, 'The request body contains invalid JSON.'],
  threadArchived: [400, 50083, 'Thread is archived'],
  noHistoryToReply: [400, 160002, 'Cannot reply without permission to read message history'],
  threadExists: [400, 160004, 'A thread has already been created for this message'],
  threadLocked: [403, 160005, 'Thread is locked'],
  tooManyThreads: [400, 160006, 'Maximum number of active threads reached'],
} as const satisfies Record<string, readonly [number, number, string]>;

/** Makes one of Discord's named errors. */
export function fault(name: keyof typeof CATALOGUE): ApiFault {
  const [status, code, message] = CATALOGUE[name];
  return new ApiFault(status, code, message);
}

/** A field that is wrong: `path` names it, as in `['embeds', 0, 'title']`. */
export interface FieldError {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

/** 50035 with Discord's tree of fields. */
export function invalidForm(fields: readonly FieldError[]): ApiFault {
  const errors: ErrorTree = {};
  for (const { path, code, message } of fields) {
    let node = errors;
    for (const key of path) node = child(node, String(key));
    const list = (node['_errors'] ??= []) as object[];
    list.push({ code, message });
  }
  return new ApiFault(400, 50035, 'Invalid Form Body', { errors });
}

interface ErrorTree {
  [key: string]: ErrorTree | object[];
}

function child(node: ErrorTree, key: string): ErrorTree {
  // SAFETY: only the key `_errors` holds a list, and no field is named so.
  return (node[key] ??= {}) as ErrorTree;
}
