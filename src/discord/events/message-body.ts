import type { OutgoingMessage } from '../desk/send.ts';
import type { AnswerMessage } from '../render/answer.ts';

/** A rendered answer as Discord's REST takes it. */
export function messageBody(
  { content, components, flags }: Pick<AnswerMessage, 'content' | 'components' | 'flags'>,
  mentioned: readonly string[] = [],
): OutgoingMessage['body'] {
  return {
    content,
    components: [...components],
    flags,
    allowed_mentions: { parse: [], users: [...mentioned], replied_user: false },
  };
}
