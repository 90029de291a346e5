import { anyOf, anyOfUnspaced } from './cue.ts';

/** Thanks. */
export const THANKS = anyOf(
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
  'gracias',
  'merci',
  'danke(?:sch[oö]n)?',
  'obrigad[oa]',
  'спасибо',
  'grazie',
  'shukriya',
  'dhanyavaad',
);
/** The same in scripts without spaces. */
export const THANKS_UNSPACED = anyOfUnspaced('谢谢|感谢|ありがとう|धन्यवाद|शुक्रिया|🙏$');

/** It works now. */
export const RESOLVED = anyOf(
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
  'i see',
  'understood',
  'finally (?:got|works|passed)',
  'passes (?:all|now)',
  'is back',
  'done',
  'deu certo',
  'funciona ya',
  'помогло',
  'saved my day',
);

/** Said to somebody. */
export const TO_YOU = anyOf('you', 'your', 'u', 'ur', "you'?re", 'tienes', 'du', 'vous', 'вам');

/** Asked of the other learners about themselves. */
export const TO_PEERS = anyOf(
  'you (?:all|guys)',
  'any ?(?:one|body)(?: here| else)? (?:from|up|wants?|excited|got|watched|in|interested|going|doing|finished)',
  'anyone up',
  'who else',
  "who(?:'?s| is) (?:doing|watching|going|in|up)",
  'every(?:one|body) (?:from|doing)',
  '(?:did|have|are|has|is) (?:you|any ?one|every ?one|every ?body)',
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
export const ADVICE_START =
  /^(?:@?<?[@\w!>]*>?[\s,]*)?(?:try|check|use|look|restart|click|just|see|ask|make sure|go to|read|run|set|add|remove|put|maybe|probably|perhaps|yes|no|yeah|yep|nope|because|since|it'?s|it should|it is|that'?s|you|in keras|for me|if|then|the (?:deadline|formula|answer)|as far as|i (?:would|had|think you|used|did it|just)|did you|have you|are you|do you|what (?:error|does)|which week|can you (?:paste|share|post|send)|how did you|intenta|tienes|essaie|du musst|вам|попробуй)(?![\p{L}])/iu;

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
export const SOCIAL = anyOf(
  'lol|lmao|haha+h?|hahaha+|jaja\\w*|mdr|kkk+|rofl',
  'congrats|congratulations|well done|good luck|welcome|no worries|my pleasure|glad',
  '(?:good|guten|bom|buenos|buenas) (?:morning|night|evening|morgen|dia|d[ií]as|noches)',
  'bonjour [aà] tous|hola a todos|gn',
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
  'so (?:cool|tired|happy|good|much fun)',
  'interesting|good question|great question',
  'no idea|idk|not sure, sorry|who cares|why not',
  'magic|nightmare|horrible|awesome|amazing|love',
);

/** What somebody has done or will do. */
export const PAST = anyOf(
  '(?:just|already|finally|almost) (?:finished|done|passed|got|spent|started|approved)',
  'finished|learned|passed|took me|had the same|was stuck|clicked|approved|decided',
  'i (?:used|got \\d|had|was|won|did|put|wrote|made)',
  'my model got',
  'will (?:do|try|check)',
  'going to',
  'working on',
  'last year',
);

/** A greeting and nothing else. */
export const GREETING_ONLY =
  /^(?:(?:hi|hey|hello|hiya|yo|sup|hola|bonjour|salut|hallo|moin|oi|ol[aá]|good (?:morning|evening|afternoon|day)|morning|namaste|namaskar|你好|您好|こんにちは|привет|नमस्ते)(?:[\s,]+(?:all|there|everyone|everybody|guys|folks|team|bot|a todos|[aà] tous|zusammen|pessoal))?[\s!.,~👋🙂😊😀]*)+$/iu;
