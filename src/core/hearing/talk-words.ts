import { anyOf, anyOfWith, startsWith } from './cue.ts';

/** Thanks. */
export const THANKS = anyOfWith(
  'thanks',
  'thanks?',
  'thank (?:you|u)',
  'thankyou',
  'thx',
  'tnx',
  'ty',
  'tysm',
  'tyvm',
  'cheers',
  'appreciate',
  'grazie',
);
/** Hands that thank, at the end. */
export const THANKING_HANDS = /🙏$/u;

/** It works now. */
export const RESOLVED = anyOfWith(
  'resolved',
  '(?:it |that |this |now |all |everything )?(?:works?|worked)(?: now| again| fine| great)',
  '(?:it|that|this) (?:works|worked|helped|fixed it|did it|was it|solved it)',
  'figured (?:it )?out',
  'figured it',
  'solved',
  'fixed',
  'nvm',
  'never ?mind',
  'found it',
  'got it',
  'all good',
  'makes sense',
  '(?<!(?:can|could|do|should|may|if|where|when|what|how) )i see',
  'understood',
  '(?:now i|i now) (?:understand|get|see|know)',
  'finally (?:got|works|passed)',
  'passes (?:all|now)',
  'is back',
  'done',
  'cleared (?:it|that|this|things) up',
  'it clicked',
  'working (?:now|again)',
  'went (?:down|away)',
  'saved my \\w+',
);

/** Said to somebody. */
export const TO_YOU = anyOfWith('you', 'you', 'your', 'yours', 'u', 'ur', "you'?re");

/** Asked of the other learners about themselves. */
export const TO_PEERS = anyOfWith(
  'peers',
  'you (?:all|guys)',
  'any ?(?:one|body)(?: here| else)? (?:from|up|wants?|excited|got|watched|in|interested|going|doing|finished)',
  'anyone up',
  'who else',
  "who(?:'?s| is) (?:doing|watching|going|in|up)",
  'every(?:one|body) (?:from|doing)',
  '(?:did|have|are|has|is|does|do) (?:you|any ?one|any ?body|every ?one|every ?body)(?: here| else)? (?!know|understand|have (?:a|an|any) (?:idea|clue|tip))',
  'do you (?:guys|like|all|work|have|use|think|want)',
  'study (?:group|buddy|partner)',
  'team up',
  "how(?:'s| is| was| are)? (?:your|every(?:one|body)|you)",
  'what (?:do|are) you',
  'for work',
  'favou?rite',
  'guess who',
  'friday|weekend|tonight|movie|game|jazz|meetup',
);

/** How advice and questions back begin. */
export const ADVICE_START = startsWith(
  'advises',
  "(?:@?<?[@\\w!>]*>?[\\s,]*)?(?:try|check|use|look|restart|click|just|see|ask|make sure|go to|read|run|set|add|remove|put|maybe|probably|perhaps|yes|no|yeah|yep|nope|because|since|it'?s|it should|it is|that'?s|you|here(?:'?s| is| are)|in keras|for me|in my case|if|then|the (?:deadline|formula|answer)|as far as|i'?d (?:say|suggest|try|recommend)|i (?:would|had|think you|used|did it|just)|did you|have you|are you|do you|could you|what (?:error|does)|which week|can you (?:paste|share|post|send)|how did you)",
);

/** The same in languages whose `you` is hardly ever one in general. */
export const FOREIGN_YOU = anyOfWith('you', "y'all");

/** Something of theirs: a question back, whatever it asks. */
export const ABOUT_YOURS = anyOf(
  "(?:your|ur|yours|you'?re)",
  '(?<!(?:why|how|when|where) )(?:did|do|have|are|were) you (?!guys|all)',
  'for you$',
  "what(?:'s| is| does| was) the (?:exact|full|whole|complete)? ?(?:error|traceback|message)",
  '(?:exact|full|complete) (?:error|traceback|message|code|output)',
  'you \\w+ed',
  'you (?:set|put|run|running|using|mean|getting|trying|end up)',
  '(?:can|could) you (?:paste|share|post|send|show (?:us|the|your))',
);

/** Tells everybody something. */
export const ANNOUNCES = anyOf(
  'reminder',
  'announcements?',
  'heads ?up',
  'fyi',
  'published',
  'webinar',
  'recordings? (?:of|is)',
  "(?:we|i) (?:have|'?ve) (?:published|released|updated|put|wrote|made)",
  'new (?:\\S+ ){1,4}(?:is|are) (?:up|out|here|available|ready|online)',
  'is (?:live|out|moved|updated|online|back up|on youtube)',
  'hiring',
  'dm me',
  'meetup',
  'feedback welcome',
  'check out',
  'sharing',
  'join (?:us|the)',
  "(?:please|pls) (?:don'?t|do not|keep|resubmit|note|remember)",
  'start(?:s|ing)? (?:in|at)',
  "don'?t forget",
  'extended',
  'survey|vote|podcast|episode',
  'wrote a',
  'made a',
  'cheat ?sheet',
  'come to',
  'today we',
  'will be (?:down|closed)',
  'congratulations',
);

/** Company, laughter and wishes. */
export const SOCIAL = anyOfWith(
  'social',
  'lol|lmao|haha+h?|hahaha+|rofl',
  'congrats|congratulations|well done|good luck|welcome|no worries|my pleasure|glad',
  'good (?:morning|night|evening)|gn',
  'happy (?:new year|to be here|birthday)',
  'nice to meet',
  'coffee|cat|tired|sleep|beer',
  'lets? go+|gang|yay|baby|brutal|crazy|wow|cool|brb',
  '(?:hello|hi) from',
  'same here|me too|same',
);

/** What somebody thinks of it. */
export const OPINION = anyOf(
  'i (?:think|love|like|prefer|agree|guess|thought|mean)',
  'honestly|imo|imho|tbh|overrated|underrated',
  '(?:way|much|is) (?:better|best|easier|harder|worse|amazing|fun|tough|great)',
  "can'?t (?:wait|believe)",
  '(?:so|too|very|really|how|pretty) (?:cool|tired|happy|good|much fun|nice|well|clear|beautiful|fun|great|annoying|satisfying)',
  'interesting|good question|great question',
  'no idea|idk|not sure, sorry|who cares|why not',
  'magic|nightmare|horrible|awesome|amazing|love',
);

/** What somebody has done or will do. */
export const PAST = anyOf(
  '(?:just|already|finally|almost) (?:finished|done|passed|got|spent|started|approved)',
  '(?:i|we|just|finally|already|and|also) (?:\\w+ )?(?:finished|learned|passed)|(?:finished|passed) (?:it|the|my|all|with)|took me|had the same|was (?:stuck|confused|lost|struggling)|clicked|approved|decided',
  'i (?:used|got \\d|had|was(?! (?:wondering|hoping|trying|told))|won|did|put|wrote|made)',
  'my model got',
  'will (?:do|try|check)',
  'going to',
  'working on',
  '(?:on to|back to|starting|started) (?:week|course|module|lecture)',
  'last year',
);

/** A greeting and nothing else. */
export const GREETING_ONLY =
  /^(?:(?:hi|hey|hello|hiya|yo|sup|hola|bonjour|salut|hallo|moin|oi|ol[aá]|good (?:morning|evening|afternoon|day)|morning|namaste|namaskar|你好|您好|こんにちは|привет|नमस्ते)(?:[\s,]+(?:all|there|everyone|everybody|guys|folks|team|bot|a todos|[aà] tous|zusammen|pessoal))?[\s!.,~👋🙂😊😀]*)+$/iu;

/** Tells what one is at: `rewatching the lectures`. */
export const DOING =
  /^(?!trying|getting|having|facing|struggling|wondering|looking|seeing|missing|something|anything|nothing|everything|using|following|during)(?:still )?\w+ing\b/iu;
