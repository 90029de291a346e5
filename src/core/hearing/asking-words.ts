import { anyOf, anyOfWith, startsWith } from './cue.ts';

/** A greeting or filler before the real beginning of a sentence. */
export const OPENERS =
  /^(?:(?:hi|hey|hello|hiya|dear|sirs?|mentors?|friends|people|bro|bhai|ok|okay|so|and|well|um|also|btw|sorry|sry|pls|please|quick (?:one|question|q)|question|q|hola|buenas|bonjour|salut|hallo|moin|oi|ol[aá]|namaste|y|pero|entonces|ainda|então|e|mas|und|aber|also|et|mais|donc|alors|ya|still|actually|basically|so+|all|guys|team|everyone|everybody|folks|there|good (?:morning|evening|afternoon))\b[\s,.!:;-]*)+/i;

/** How a question begins. */
export const QUESTION_START = startsWith(
  'asks',
  "why|how|hwo|what|whats|what's|wht|where|wheres|when|which|whom|does|do|did|is|are|can|could|should|would|will|may|am i|has|have",
  'any ?(?:one|body|1)? ?(?:idea|tips?|know|else|resources?|can|could)|can some',
);

/** Asks for a person: of the course seldom, of each other often. */
export const ASKS_WHO = anyOf("^(?:who|who's|whose)");

/** A question inside a sentence. */
export const QUESTION_WITHIN = anyOfWith(
  'within',
  'how (?:to|do|does|can|is|come|many|much|long|should|did|2|are|will)',
  "why (?:is|do|does|are|did|my|we|you|relu|my|the|isn'?t|doesn'?t|no)",
  "what(?:'?s| is| does| do| should| are| happens| exactly| am i| now| could)",
  "where(?:'?s| is| do| can| are| r)",
  'which (?:version|one|week|course)',
  'is (?:there|it) (?:a|an|any|ok|okay|normal|possible|just)',
  'does (?:any(?:one|body)|the|it|this)',
  'whether',
  '\\w+ (?:vs|versus|or) \\w+$',
  'where (?:i|we) can|how (?:i|we) (?:can|should|could)|what means',
  'if i (?:can|could|should|still|need|have to)',
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
export const ASKS_HELP = anyOfWith(
  'helpless',
  'help',
  'any ?(?:one|body|1)? (?:idea|ideas|tips?|know|knows|clue)',
  '(?:any(?:one|body|1)|someone|somebody|sb|some1)(?: here)?(?: please| pls)? (?:know|knows|can|could|who can|help|explain|point)',
  '(?:pls|plz|please) (?:explain|help|advise)',
  'explain (?:why|how|what|one|the)',
  'stuck|lost (?:on|in|with|at)|could use (?:a|some)|need (?:some )?(?:help|guidance|clarification)',
  'confused',
  'struggling',
  "(?:totally|completely|i'?m|im|a bit) lost",
  '(?:(?:am|was|just|been) )wondering|wondering (?:if|whether|why|how|what)|curious (?:if|whether|why|how|what)',
  'confus(?:es|ing) me|los(?:es|t|ing) me',
  '(?:trying|want|wanted|like) to (?:figure out|understand|ask|know)',
  '(?:have|got|had) (?:a|an|one|some|1) (?:doubt|question|query)s?|doubts? (?:in|on|about|regarding)',
  '(?:am |im |do |did |can |could )?not (?:understand(?:ing)?|able|clear|getting)',
  '(?:suggest|guide me|guidance|assist|assistance|clarify|clarification)',
  '(?:hints?|advice|pointers|thoughts|ideas) (?:on|for|about|would)',
  'having (?:trouble|problems?|issues?)',
  "(?:don'?t|dont|do not|didn'?t|can'?t|cant|cannot) (?:understand|get (?:why|how|what|the)|know (?:how|why|what|where)|find|see|figure)",
  'not sure (?:how|why|what|if|where|whether)',
  'no idea (?:how|why|what|where)',
  "(?:would|i'?d) like to (?:know|understand)",
  'question (?:about|regarding|on)',
  'looking for help',
  'what (?:am i|are we) (?:missing|doing)',
);
