import type { DocumentId, StaffId } from '../ids.ts';

/** How long something took, over many. */
export interface Spread {
  readonly count: number;
  /** Milliseconds; undefined when there is none. */
  readonly median: number | undefined;
  readonly p90: number | undefined;
}

/** What a staff member had to do. */
export interface StaffLoad {
  readonly staffId: StaffId;
  /** Escalations that they replied to. */
  readonly replied: number;
  /** Escalations that they have now. */
  readonly holds: number;
}

/** A calendar week. */
export interface WeekFigures {
  /** Its Monday, `2026-01-26`. */
  readonly startsOn: string;
  readonly questions: number;
  readonly escalated: number;
}

/** What was asked of the bot on a server, and what came of it. Names no learner. */
export interface Figures {
  readonly from: Date;
  readonly to: Date;
  readonly questions: number;
  /** By verdict; the rest was never judged. */
  readonly answered: number;
  readonly unsure: number;
  readonly unknown: number;
  readonly escalated: number;
  /** Somebody pressed that the bot's answer solved it, and staff never had to reply. Silence counts as nothing. */
  readonly solved: number;
  /** Stated answers that staff judged, themselves or by how its escalation ended; and those that were wrong. */
  readonly judged: number;
  readonly wrong: number;
  /** Of the escalations that were opened. */
  readonly firstReply: Spread;
  readonly resolution: Spread;
  /** Escalations that nobody has replied to, now: their time is in no median yet. */
  readonly waiting: number;
  /** The busiest first. */
  readonly load: readonly StaffLoad[];
  /** Calendar weeks from the first that was asked in up to now, oldest first, without gaps. */
  readonly weeks: readonly WeekFigures[];
  /** Weeks of the course by the notes that answered, the busiest first. */
  readonly courseWeeks: readonly CourseWeek[];
}

/** A week of a course. */
export interface CourseWeek {
  /** As its notes name it; undefined where they name none. */
  readonly course: string | undefined;
  readonly week: number;
  readonly questions: number;
}

/** A document that staff should look at. */
export interface FoundDocument {
  readonly id: DocumentId;
  readonly title: string;
  /** Of its file; undefined of what staff keep here. */
  readonly path: string | undefined;
}

/** Documents that staff should look at. */
export interface DocumentFindings {
  /** Nothing was ever answered from them, although they had the time. */
  readonly neverAnswering: { readonly count: number; readonly shown: readonly FoundDocument[] };
  /** Answers from them, as they are now, were judged wrong. */
  readonly wrong: readonly (FoundDocument & { readonly wrong: number; readonly judged: number })[];
  /** Known issues that are fixed, and how often they were asked about since. */
  readonly askedAfterFix: readonly (FoundDocument & { readonly questions: number })[];
  /** Known issues that say open, although the day of their fix has come. */
  readonly openAfterFix: readonly (FoundDocument & { readonly fixedOn: Date })[];
}

/** Median and 90th percentile, each a value that occurred (nearest rank). */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return { count: sorted.length, median: rank(0.5), p90: rank(0.9) };
}

/** 0 to 1; undefined of nothing. */
export function shareOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/** Names a staff member where no name may stand: the same letter in the picture, the text and the table. */
export function letterOf(place: number): string {
  return String.fromCodePoint(65 + place);
}

const HOUR_MS = 60 * 60 * 1000;

/** `12 min`, `3.5 h`, `2.1 days`. */
export function durationOf(ms: number): string {
  const hours = ms / HOUR_MS;
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`;
  if (hours < 48) return `${Math.round(hours * 10) / 10} h`;
  return `${Math.round((hours / 24) * 10) / 10} days`;
}

/** `12 %`; one decimal below ten, where it matters. */
export function percent(share: number | undefined): string {
  if (share === undefined) return '–';
  const value = share * 100;
  return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} %`;
}
