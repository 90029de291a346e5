import type { Mark } from 'vega';
import { bar, text } from './look.ts';

/** One part of the picture, below another, and how tall it is in pixels. */
export interface Part {
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** A part that has nothing to show. */
export const NOTHING: Part = { height: 0, marks: [] };

/** Pixels: a row of bars, a bar in it, and where the base line of its text lies. */
export const ROW = 58;
export const BAR = 38;
export const BASE = 31;
/** Pixels: where the base line of a part's title lies. */
export const TITLE = 34;
const SWATCH = 30;

/** What a colour means. */
export function legend(
  said: string,
  at: { x: number; y: number; colour: string },
): readonly Mark[] {
  const { x, y, colour } = at;
  return [bar(x, y, SWATCH, SWATCH, colour), text(said, { x: x + SWATCH + 14, y: y + SWATCH - 3 })];
}
