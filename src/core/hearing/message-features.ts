import {
  ASKS_HELP,
  ASKS_WHO,
  FIRST_PERSON_QUESTION,
  OPENERS,
  QUESTION_START,
  QUESTION_WITHIN,
} from './asking-words.ts';
import { anyOfWith } from './cue.ts';
import { partsOf, type QuestionParts } from './question-parts.ts';
import { COURSE, FAILURE, STILL, TECHNICAL } from './subject-words.ts';
import {
  ABOUT_YOURS,
  ADVICE_START,
  ANNOUNCES,
  GREETING_ONLY,
  DOING,
  FOREIGN_YOU,
  OPINION,
  PAST,
  RESOLVED,
  SOCIAL,
  THANKING_HANDS,
  THANKS,
  TO_PEERS,
  TO_YOU,
} from './talk-words.ts';
import { MAX_JUDGED_LENGTH } from './tuning.ts';

const FIRST_PERSON = anyOfWith('own', "i|i'?m|im|i'?ve|i'?d|my|me|mine|we|our|us");
const URL = /https?:\/\/\S+/gi;
const PERSON = /<@!?\d+>|(?<![\w@])@(?!everyone|here)[a-z]\w*/i;
/** A riddle that answers itself, a sigh that trails off: nobody is to answer. */
const SELF_ANSWERED = /\?\s*(?:because|cause|cuz|it|depends|they|none|only|to get)\b/i;
const TRAILS_OFF = /(?:\.{2,}|…)\s*$/u;
const EVERYONE = /@(?:everyone|here)\b/i;
const EMOJI = /\p{Extended_Pictographic}|<a?:\w+:\d+>|:\w+:/gu;
const LAUGH = /[😂🤣😅😆🎉🥳🙌👏]/u;

/** What is looked at in a message; each 0 or 1. */
export type MessageFeatures = Readonly<Record<string, number>>;

/** A message, taken apart for measuring. */
interface Reading {
  readonly parts: QuestionParts;
  readonly hasLink: boolean;
  /** Without links. */
  readonly plain: string;
  /** Without links and emoji, on one line. */
  readonly spoken: string;
  /** Without greetings and fillers before them. */
  readonly sentences: readonly string[];
  readonly isOwn: boolean;
}

type Claims = Readonly<Record<string, boolean>>;

/** Measures a message. Pure; the names of the features are the keys of the gate's weights. */
export function featuresOf(text: string): MessageFeatures {
  const reading = readMessage(text);
  const asking = askingClaims(reading);
  const isAsking = Object.values(asking).includes(true);
  const subject = subjectClaims(reading);
  const isAbout = Object.values(subject).includes(true);
  const claims = {
    ...asking,
    ...subject,
    ...togetherClaims(reading, asking, subject, isAsking && isAbout),
    aboutOnly: isAbout && !isAsking,
    ...talkClaims(reading, asking, subject, isAsking),
    ...formClaims(reading, isAsking),
  };
  return Object.fromEntries(Object.entries(claims).map(([name, is]) => [name, is ? 1 : 0]));
}

function readMessage(text: string): Reading {
  const parts = partsOf(text.slice(0, MAX_JUDGED_LENGTH));
  const plain = parts.prose.replace(URL, ' ').replaceAll('’', "'").trim();
  const spoken = plain.replace(EMOJI, ' ').replace(/\s+/g, ' ').trim();
  return {
    parts,
    hasLink: parts.prose.search(URL) >= 0,
    plain,
    spoken,
    sentences: sentencesOf(plain),
    isOwn: FIRST_PERSON.test(spoken),
  };
}

function sentencesOf(prose: string): readonly string[] {
  return prose
    .split(/(?<=[.!?。！？])\s+|\n+|,\s+|\s[-–]\s|:\s+|;\s+/u)
    .map((sentence) => sentence.replace(/^[¿¡"'(*\s]+/u, '').replace(OPENERS, ''))
    .filter((sentence) => sentence !== '');
}

function askingClaims({ plain, spoken, sentences }: Reading) {
  return {
    mark: /[?？]/.test(plain),
    start: sentences.some((sentence) => QUESTION_START.test(sentence)),
    within: QUESTION_WITHIN.test(spoken),
    own: FIRST_PERSON_QUESTION.test(spoken),
    help: ASKS_HELP.test(spoken),
  };
}

function subjectClaims({ spoken, parts }: Reading) {
  return {
    course: COURSE.test(spoken),
    technical: TECHNICAL.test(spoken) || parts.identifiers.length > 0,
    failure: FAILURE.test(spoken),
    error: parts.error !== undefined || parts.tracebacks.length > 0,
  };
}

function togetherClaims(
  { spoken, isOwn, parts }: Reading,
  asking: ReturnType<typeof askingClaims>,
  subject: ReturnType<typeof subjectClaims>,
  isAskingAbout: boolean,
): Claims {
  const isAbout = Object.values(subject).includes(true);
  return {
    code: parts.code.length > 0,
    codeOnly: parts.code.length > 0 && spoken === '',
    askingAbout: isAskingAbout,
    askingOff: Object.values(asking).includes(true) && !isAbout && parts.code.length === 0,
    markAbout: asking.mark && isAbout,
    startAbout: asking.start && isAbout,
    failureAbout: subject.failure && (subject.course || subject.technical),
    ownFailure: isOwn && subject.failure,
    ownAbout: isOwn && isAbout && !subject.failure,
    still: STILL.test(spoken),
    stillFailure: STILL.test(spoken) && subject.failure,
    person: isOwn,
  };
}

function talkClaims(
  { plain, spoken, sentences, isOwn }: Reading,
  asking: ReturnType<typeof askingClaims>,
  subject: ReturnType<typeof subjectClaims>,
  isAsking: boolean,
): Claims {
  const isThanking = THANKS.test(spoken) || THANKING_HANDS.test(plain);
  const isResolved = RESOLVED.test(spoken);
  const isYours = ABOUT_YOURS.test(spoken) || (FOREIGN_YOU.test(spoken) && !isOwn);
  const isAdvising = ADVICE_START.test(sentences[0] ?? '');
  return {
    thanks: isThanking,
    thanksOnly: isThanking && !isAsking,
    resolved: isResolved,
    resolvedOnly: isResolved && !asking.mark && !asking.help,
    toYou: TO_YOU.test(spoken),
    aboutYours: isYours,
    asksYou: isYours && !isOwn && !asking.help,
    toPeers: TO_PEERS.test(spoken),
    peersAside: TO_PEERS.test(spoken) && !subject.course && !subject.failure,
    advice: isAdvising,
    adviceOwn: isAdvising && !isOwn,
    announces: ANNOUNCES.test(spoken),
    announcesOnly: ANNOUNCES.test(spoken) && !isAsking,
    social: SOCIAL.test(spoken),
    opinion: OPINION.test(spoken),
    doing: DOING.test(sentences[0] ?? '') && !isAsking && !subject.failure,
    past: PAST.test(spoken),
    pastAsserted: PAST.test(spoken) && !isAsking,
  };
}

function formClaims({ plain, spoken, sentences, hasLink }: Reading, isAsking: boolean): Claims {
  const count = spoken.match(/[\p{L}\p{N}']+/gu)?.length ?? 0;
  return {
    who: sentences.some((sentence) => ASKS_WHO.test(sentence)),
    selfAnswered: SELF_ANSWERED.test(spoken),
    trailsOff: TRAILS_OFF.test(spoken),
    everyone: EVERYONE.test(plain),
    namesPerson: PERSON.test(plain),
    link: hasLink,
    linkAsserted: hasLink && !isAsking,
    laughs: LAUGH.test(plain),
    greetingOnly: GREETING_ONLY.test(plain),
    tiny: count <= 2,
    short: count > 2 && count <= 4,
    long: count >= 14,
  };
}
