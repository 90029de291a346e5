import { dot } from '../dot.ts';

/** What learners write whatever it is about, in the languages that the bot speaks. */
export const COMMONPLACES: readonly string[] = [
  'Where can I find this?',
  'How do I do that?',
  'I have a question about the course.',
  'It does not work on my computer.',
  'Wo finde ich das?',
  'Wie mache ich das?',
  'Ich habe eine Frage zum Kurs.',
  'Es funktioniert auf meinem Computer nicht.',
  '¿Dónde puedo encontrar esto?',
  '¿Cómo hago eso?',
  'Tengo una pregunta sobre el curso.',
  'No funciona en mi ordenador.',
  'Où puis-je trouver cela ?',
  'Comment faire ça ?',
  'J’ai une question sur le cours.',
  'Ça ne marche pas sur mon ordinateur.',
  'Onde posso encontrar isto?',
  'Como faço isso?',
  'Tenho uma pergunta sobre o curso.',
  'Não funciona no meu computador.',
  'यह मुझे कहाँ मिलेगा?',
  'यह कैसे करूँ?',
  'मेरा कोर्स के बारे में एक सवाल है।',
  'यह मेरे कंप्यूटर पर नहीं चलता।',
  'これはどこにありますか？',
  'どうすればいいですか？',
  'コースについて質問があります。',
  '私のパソコンでは動きません。',
  '在哪里可以找到这个？',
  '这个怎么做？',
  '我对课程有一个问题。',
  '这在我的电脑上不能运行。',
];

/** Of the commonplaces, those whose direction is taken out: some four sentences are one language's. */
const NEAREST = 4;

/**
 * What a question's vector says beside its language and its being a question: its part at right angles to the
 * nearest commonplaces, of unit length. A model of English finds any two Spanish sentences alike, and those about
 * the same thing hardly more so; what is left tells them apart, and brings English wordings nearer to each other.
 */
export function distinctOf(
  vector: Float32Array,
  commonplaces: readonly Float32Array[],
): Float32Array {
  const nearest = commonplaces
    .map((common) => ({ common, cosine: dot(common, vector) }))
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, NEAREST);
  const middle = vector.map((_, at) =>
    nearest.reduce((sum, { common }) => sum + (common[at] ?? 0), 0),
  );
  const square = dot(middle, middle);
  const shadow = square === 0 ? 0 : Math.max(0, dot(vector, middle)) / square;
  const rest = vector.map((value, at) => value - shadow * (middle[at] ?? 0));
  const length = Math.sqrt(dot(rest, rest)) || 1;
  return rest.map((value) => value / length);
}
