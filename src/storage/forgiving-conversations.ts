import type { AnsweredQuestion } from '../core/answering/ports.ts';
import type { ConversationSearch } from '../core/hearing/ports.ts';
import type { MessageId } from '../core/ids.ts';
import type { Question } from '../core/question.ts';
import { forgive } from './forgive.ts';
import { SqliteConversations } from './sqlite-conversations.ts';

/** As the plain store; where what was asked before cannot be read, a question is answered as a first one. */
export class ForgivingConversations extends SqliteConversations {
  override async findByEvent(eventKey: string): Promise<AnsweredQuestion | undefined> {
    return await forgive(
      async () => super.findByEvent(eventKey),
      () => undefined,
    );
  }

  override async findByReply(messageId: MessageId): Promise<AnsweredQuestion | undefined> {
    return await forgive(
      async () => super.findByReply(messageId),
      () => undefined,
    );
  }

  override async turns(search: ConversationSearch): Promise<readonly Question[]> {
    return await forgive(
      async () => super.turns(search),
      () => [],
    );
  }
}
