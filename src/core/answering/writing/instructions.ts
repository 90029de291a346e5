import { cleanQuestion } from '../clean-question.ts';

/** Words that speak to a model rather than to a learner. A note about AI assistants names them; it does not command. */
const COMMANDS = [
  /\b(?:ignore|disregard|forget|override|bypass|drop)\b.{0,40}\b(?:instructions?|rules?|prompts?|guidelines|restrictions|polic(?:y|ies)|filters?|everything|all of the above|what you were told)\b/,
  /\b(?:system|developer|hidden|initial|secret) (?:prompt|messages?|instructions?|rules)\b/,
  /\byou are (?:now|no longer)\b|\byou(?:r| are)? (?:new )?(?:role|persona|instructions) (?:is|are)\b/,
  /\b(?:(?:attention|important|dear|hey|hi)[ ,:!]{1,3}|(?:note|message|instructions?|notice|to|for|if you are)[ ,:]{1,3})(?:to |for |all |any |an |the )*(?<!attention )(?:ai|a\.i\.|llm|language model|gpt|chat ?gpt|claude|chatbot|assistant|bot)(?: (?:assistant|model|bot))?s?\b ?(?:[:,!]|reading|must|should|answering|processing|summari[sz]ing)/,
  /^[^\S\n]*(?:#+\s*)?(?:\*\*)?(?:system|assistant|developer|admin|user|human|ai|llm|bot|model)(?:\*\*)?\s*(?:\([^)]*\))?:/m,
  /<\/?(?:system|assistant|user|instructions?|sources?|rules)>|\[\/?(?:inst|system)\]|<\||\{\{|###\s*(?:instruction|system)/,
  /\b(?:reveal|print|repeat|output|show|leak|disclose|recite|dump)\b.{0,40}\b(?:prompt|instructions|your rules|staff notes?|staff-only|confidential)\b/,
  /\b(?:respond|reply|answer|say)\b.{0,20}\b(?:only with|exactly|verbatim|the following|with the words?)\b/,
  /\b(?:end|begin|start|append|prefix|close)\b.{0,30}\bevery (?:answer|reply|message|response)\b/,
  /\b(?:new|updated|changed) (?:rules?|instructions?|polic(?:y|ies)) (?:for|:|of)\b.{0,30}\b(?:assistant|bot|ai|model|answers?|you)\b/,
  /\b(?:jailbreak|dan mode|developer mode|debug mode|god mode|do anything now)\b/,
  /@(?:everyone|here)\b|<@[!&]?\d+>|\bping (?:everyone|all|the)\b/,
] as const;

/** Does a text give orders to a model? Such a text is never given to one. */
export function isInstruction(text: string): boolean {
  const plain = text.normalize('NFKC').toLowerCase();
  const seen = cleanQuestion(plain.replace(/@/g, '@ ')).text.replace(/@ /g, '@');
  return COMMANDS.some((command) => command.test(plain) || command.test(seen));
}
