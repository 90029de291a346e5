/**
 * How learners word the wish for a finished solution, in lower case and on one line. What is asked for ("code",
 * "answer") is said innocently too ("my code fails", "where do I hand in the answers"): each wish names it together
 * with who shall give it, write it or do the work.
 */

const BEGINS = '(?<![\\p{L}\\p{M}])';
const ENDS = '(?![\\p{L}\\p{M}])';
/** Up to `most` characters that neither ask why nor speak of one's own work. */
const within = (most: number, ...others: readonly string[]) =>
  `(?:(?!${BEGINS}(?:${['why|when|where|whether|my|mine|your|starter|understand|know|debug|options', ...others].join('|')})${ENDS}).){0,${most}}`;

function said(...parts: readonly string[]): RegExp {
  return new RegExp(parts.map((part) => BEGINS + part).join(''), 'iu');
}

const THING = `(?:code|solutions?|answers?|answer key|implementation)${ENDS}`;
const WORK = `(?:assignment|exercise|homework|quiz(?:zes)?|lab|week|graded|question)${ENDS}`;

const ENGLISH: readonly RegExp[] = [
  said(
    `(?:give|send|show|tell|share|provide|post|paste|write|need|want|(?:can|could|may) (?:i|we) (?:get|have|see))${ENDS}${within(40)}`,
    THING,
  ),
  said(
    `(?:give|send|show|share|provide|post|paste)${ENDS}${within(30)}(?:full|complete|finished|working|solved)${ENDS}.{0,20}`,
    '(?:function|notebook|version|cell)',
  ),
  // "The complete code fails" and "my final answer" wish for nothing.
  new RegExp(
    `(?<!\\bmy )(?<!\\bwhy (?:does|is|did) the )${BEGINS}(?:full|complete|correct|finished|working|whole|entire|exact|final) (?:\\S+ ){0,2}?(?:code|solutions?|answers?|implementation)${ENDS}(?! (?:fails?|does|doesn|is|are|gives?|gets?|was))`,
    'iu',
  ),
  // Said to the bot: "how do I submit the assignment" and "if I don't finish the lab" wish for nothing.
  /(?:^|[.!?,;:\n] ?|\b(?:you|u|someone|somebody|anyone|anybody|please|pls|plz|just|kindly|simply|and|then|now|you to|help me) )(?:solve|do|finish|complete|implement|write|fill in|code)\b(?! (?:i|you|we|they|he|she|it|people|learners|students|the (?:labs|assignments|exercises|quizzes|tests|graders?))\b).{0,20}\b(?:this|the|my|it|that|for me)\b.{0,30}\b(?:assignment|exercise|homework|function|task|lab|quiz|question|cell|for me)\b/u,
  /\bwhat\b.{0,30}\b(?:put|write|type|fill in|enter)\b.{0,40}\b(?:here|cell|blank|line|start code|exercise|function|none)\b/u,
  /\bwhat (?:goes|comes|belongs) (?:here|after|in|into|between|where)\b/u,
  /\b(?:fill in|fill out|complete|finish|write) (?:the|all|these) (?:missing|blanks?|rest|remaining)\b/u,
  new RegExp(
    `(?<!\\bmy )(?<!\\bwhen (?:are|is|will|do) the )${BEGINS}(?:solution|answer|code)s?${ENDS}${within(15, 'gives?', 'fails?')}${BEGINS}(?:to|for|of)${ENDS}.{0,30}${BEGINS}${WORK}`,
    'iu',
  ),
  /\b(?:which|what) (?:option|choice|answer)s? (?:is|are) (?:right|correct|true)\b/u,
  /\b(?:solve|write|implement|complete)\b.{0,40}\bfor me\b/u,
  /\btranslate\b.{0,40}\binto (?:working )?(?:python|numpy|code|tensorflow)\b/u,
  /\b(?:function|code|implementation|solution)\b.{0,30}\bline by line\b/u,
  /\blines? (?:are|is) the code\b/u,
  /\bjust (?:tell|give|show)\b/u,
];

const OTHERS: readonly RegExp[] = [
  // German
  said(
    '(?:gib|gebt|schick|zeig|schreib|sag|nenn)\\p{L}*(?: \\p{L}+){0,3}? ',
    '(?:\\p{L}*code|\\p{L}*lösung\\p{L}*|antwort\\p{L}*)',
  ),
  said('(?:ganzen?|kompletten?|vollständigen?|fertigen?) ', '(?:code|lösung\\p{L}*|antworten)'),
  said(
    `(?:mir|uns) .{0,20}`,
    '(?:\\p{L}*code|\\p{L}*lösung\\p{L}*|antwort\\p{L}*) .{0,20}',
    '(?:schick|geb|zeig|send|sag)\\p{L}*',
  ),
  said('musterlösung'),
  new RegExp(
    `(?<!wann (?:werden|sind|kommen) die )${BEGINS}lösung(?:en)? (?:für|zu|von|der|des)${ENDS}`,
    'iu',
  ),
  said('(?:lös|mach|schreib|erledig)\\p{L}* .{0,40}', `für mich${ENDS}`),
  said('für mich ', '(?:lös|mach|schreib|erledig)\\p{L}*'),
  // Spanish
  said(
    `(?:d[aá]me|dar(?:me)?|pas[aeá]\\p{L}*|env[ií]a\\p{L}*|mu[eé]stra\\p{L}*|comparte\\p{L}*|escr[ií]be\\p{L}*|dime|necesito|quiero) .{0,40}`,
    '(?:c[oó]digo|soluci[oó]n(?:es)?|respuestas?)',
  ),
  said(
    '(?:resu[eé]lve|haz|compl[eé]ta)(?:me|lo|la|melo|mela)? .{0,30}',
    '(?:tarea|ejercicio|cuestionario|examen|funci[oó]n)',
  ),
  said(
    `(?:cu[aá]l(?:es)? (?:es|son) las? respuestas?|c[oó]digo completo|soluci[oó]n completa)${ENDS}`,
  ),
  // French
  said(
    `(?:m'|me |nous )(?:donner|envoyer|passer|montrer|écrire)${ENDS} ?.{0,20}`,
    `(?:code|solution|r[eé]ponses?|corrig[eé])${ENDS}`,
  ),
  said(
    `(?:donne|envoie|passe|montre|[eé]cri[st]?|partage)(?:[rz]|-moi|-nous|-nous)? ?.{0,30}`,
    `(?:le |la |les )(?:code|solution|r[eé]ponses?|corrig[eé])${ENDS}`,
  ),
  said(
    '(?:fai[st]|faire|r[eé]sou\\p{L}+|termine\\p{L}*|[eé]cri\\p{L}*) .{0,40}',
    '(?:pour moi|[aà] ma place)',
  ),
  said(
    `(?:quelles? (?:est|sont) las? r[eé]ponses?|quelles? (?:est|sont) les r[eé]ponses|solution complète|code complet)${ENDS}`,
  ),
  // Portuguese
  said(
    `(?:d[aá]|d[eê]|passa|passe|envi[ae]|mand[ae]|mostr[ae]|escrev[ae])(?:-me)? .{0,40}`,
    '(?:c[oó]digo|solu[cç][aã]o|solu[cç][oõ]es|respostas?|gabarito)',
  ),
  said('(?:faz|fa[cç]a|resolv\\p{L}+) .{0,40}', '(?:pra mim|para mim|por mim)'),
  said(
    `(?:qua(?:l|is) (?:[eé]|s[aã]o) as? respostas?|gabarito|c[oó]digo (?:completo|pronto))${ENDS}`,
  ),
  // Hindi, in either script
  said(
    `(?:code|answers?|solutions?|jawab|uttar) .{0,12}`,
    `(?:de ?do|dedo|de|do|bhej\\p{L}*|bata\\p{L}*)${ENDS}`,
  ),
  /(?:कोड|उत्तर|जवाब|हल|समाधान).{0,12}(?:दो|दें|दे दो|दीजिए|भेज|बता)|पूरा कोड/u,
  // Japanese
  /(?:コード|答え|解答|回答).{0,6}(?:教え|ください|下さい|書いて|見せて|ちょうだい|欲しい|ほしい|送って)|(?:代わり|かわり)に.{0,10}(?:解|やっ|書)/u,
  // Chinese
  /(?:给|发|要|求|告诉|提供|分享).{0,14}(?:答案|代码|解答)|(?:答案|代码|解答).{0,4}(?:发|给|是什么|是啥)|完整(?:的)?(?:代码|答案)|帮我(?:写|做|完成).{0,12}(?:作业|练习|测验|函数|代码|题)/u,
];

/** Any of them is a wish for a finished solution. */
export const WISHES: readonly RegExp[] = [...ENGLISH, ...OTHERS];
