import { anyOf, anyOfUnspaced } from './cue.ts';

/** A greeting or filler before the real beginning of a sentence. */
export const OPENERS =
  /^(?:(?:hi|hey|hello|hiya|ok|okay|so|and|well|um|also|btw|sorry|sry|pls|please|quick (?:one|question|q)|question|q|hola|bonjour|hallo|oi|all|guys|team|everyone|everybody|folks|there|good (?:morning|evening|afternoon))\b[\s,.!:;-]*)+/i;

/** How a question begins. */
export const QUESTION_START =
  /^(?:why|how|hwo|what|whats|what's|wht|where|wheres|when|which|who|whom|does|do|did|is|are|can|could|should|would|will|may|am i|has|have|any ?(?:one|body|1)? ?(?:idea|tips?|know|else|resources?|can|could)|can some|por qu[eé]|porque|c[oó]mo|qu[eé]|cu[aá]ndo|d[oó]nde|alguien sabe|pourquoi|comment|o[uù]|quand|est-ce|wie|warum|wieso|was|wo|wann|kann|como|onde|quando|почему|как|где|когда|что)(?![\p{L}])/iu;

/** A question inside a sentence. */
export const QUESTION_WITHIN = anyOf(
  'how (?:to|do|does|can|is|come|many|much|long|should|did|2|are|will)',
  "why (?:is|do|does|are|did|my|we|you|relu|my|the|isn'?t|doesn'?t|no)",
  "what(?:'?s| is| does| do| should| are| happens| exactly| am i| now| could)",
  "where(?:'?s| is| do| can| are| r)",
  'which (?:version|one|week|course)',
  'is (?:there|it) (?:a|an|any|ok|okay|normal|possible|just)',
  'does (?:any(?:one|body)|the|it|this)',
  'whether',
  'wht',
  'diff(?:erence)? (?:between|btwn)',
);

/** A question about oneself, or a request to anybody. */
export const FIRST_PERSON_QUESTION = anyOf(
  '(?:do|can|should|must|may|will|am|could|did|have|would) (?:i|we)',
  'how (?:do|can|should|would) (?:i|we|you)',
  '(?:can|could) (?:you|someone|anyone|anybody|somebody|sb|a mentor|staff)(?: please)? (?:help|tell|explain|look|point|add|clarify|provide|give|show|demonstrate|confirm)',
  'may i ask',
  'i allowed',
);

/** Asks for help in words. */
export const ASKS_HELP = anyOf(
  'help',
  'any ?(?:one|body|1)? (?:idea|ideas|tips?|know|knows|clue)',
  '(?:any(?:one|body|1)|someone|somebody|sb|some1)(?: here)?(?: please| pls)? (?:know|knows|can|could|who can|help|explain|point)',
  '(?:pls|plz|please) (?:explain|help|advise)',
  'explain (?:why|how|what|one|the)',
  'stuck',
  'confused',
  'struggling',
  "(?:totally|completely|i'?m|im|a bit) lost",
  'having (?:trouble|problems?|issues?)',
  "(?:don'?t|dont|do not|didn'?t|can'?t|cant|cannot) (?:understand|get (?:why|how|what|the)|know (?:how|why|what|where)|find|see|figure)",
  'not sure (?:how|why|what|if|where|whether)',
  'no idea (?:how|why|what|where)',
  "(?:would|i'?d) like to (?:know|understand)",
  'question (?:about|regarding|on)',
  'looking for help',
  'what (?:am i|are we) (?:missing|doing)',
  'ayuda',
  'alguien (?:sabe|puede)',
  'no (?:entiendo|puedo|funciona)',
  'aide',
  '(?:ayuda|help|hilfe) (?:por favor|please|bitte)',
  "(?:ne |je ne |n')comprends? pas",
  'marche pas',
  'hilfe',
  'verstehe? nicht',
  'was kann ich tun',
  'algu[eé]m (?:pode|sabe)',
  'n[aã]o (?:consigo|entendo|funciona)',
  'не могу',
  'помогите',
  'не понимаю',
  'koi bata',
  'kaise',
);

/** The same in scripts without spaces. */
export const ASKS_HELP_UNSPACED = anyOfUnspaced(
  '怎么|如何|为什么|请问|谁知道|吗|どう|なぜ|教えて|ですか|ません|わからない|क्यों|कैसे|समझ नहीं|मदद',
);
