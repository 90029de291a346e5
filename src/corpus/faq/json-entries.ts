import { nameAnAnswer } from './entry-fields.ts';

/** Where a FAQ keeps its entries, or a group of them. */
const LISTS = ['documents', 'entries', 'questions', 'faqs', 'faq', 'items', 'data', 'mainEntity'];
/** Levels of groups: a course, its sections, their entries. */
const DEEPEST = 4;

type Fields = Readonly<Record<string, unknown>>;

/**
 * The entries of a FAQ, in order, whatever its shape: a list of them; groups by course or section with a list each;
 * sections by their names; schema.org's FAQPage; or each question with its answer behind it. Undefined for other data.
 */
export function jsonEntries(data: unknown): readonly unknown[] | undefined {
  return isFields(data) ? fromObject(data, {}, 0) : fromList(data, {}, 0);
}

function fromList(data: unknown, inherited: Fields, depth: number): unknown[] | undefined {
  if (!Array.isArray(data)) return undefined;
  return data.flatMap((value: unknown): unknown[] => {
    if (!isFields(value)) return [value];
    const isEntry = nameAnAnswer(Object.keys(value)) || depth === DEEPEST;
    const group = isEntry ? undefined : fromGroup(value, inherited, depth + 1);
    return group ?? [{ ...inherited, ...value }];
  });
}

function fromObject(data: Fields, inherited: Fields, depth: number): unknown[] | undefined {
  return fromGroup(data, inherited, depth + 1) ?? fromPairs(data) ?? fromSections(data, inherited);
}

/** `{ "course": "…", "documents": [ … ] }` */
function fromGroup(group: Fields, inherited: Fields, depth: number): unknown[] | undefined {
  const name = LISTS.find((each) => Array.isArray(group[each]));
  if (name === undefined) return undefined;
  const { course, section } = group;
  const own = {
    ...inherited,
    ...(typeof course === 'string' && { course }),
    ...(typeof section === 'string' && { section }),
  };
  return fromList(group[name], own, depth);
}

/** `{ "Is it free?": "Yes." }`: most names are questions, for many a settings file maps words to words. */
function fromPairs(data: Fields): unknown[] | undefined {
  const pairs = Object.entries(data);
  const questions = pairs.filter(([name]) => /[?？]\s*$/.test(name));
  const isFaq = questions.length > pairs.length / 2;
  if (!isFaq || pairs.some(([, value]) => typeof value !== 'string')) return undefined;
  return pairs.map(([question, text]) => ({ question, text }));
}

/** `{ "Week 1": [ … ] }` */
function fromSections(data: Fields, inherited: Fields): unknown[] | undefined {
  const lists = Object.entries(data);
  const holdsEntries = (value: unknown): boolean =>
    Array.isArray(value) &&
    value.every((entry: unknown) => isFields(entry) && nameAnAnswer(Object.keys(entry)));
  if (lists.length === 0 || !lists.every(([, value]) => holdsEntries(value))) return undefined;
  return lists.flatMap(([section, value]) => fromList(value, { ...inherited, section }, 1) ?? []);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
