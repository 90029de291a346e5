import type { Mark } from 'vega';
import { FONT } from './to-png.ts';

/** Pixels. On a phone the picture is shown some 360 wide, at less than a third. */
export const WIDTH = 1200;
export const MARGIN = 48;
export const INNER = WIDTH - 2 * MARGIN;
/** Pixels: ten of a phone's. Nothing is written smaller. */
export const TEXT = 34;
export const BIG = 58;

/** A ground of its own, so that it looks the same on dark and light; colours that colour-blind people tell apart. */
export const COLOURS = {
  ground: '#fbfbf8',
  ink: '#1d232b',
  faint: '#59616b',
  line: '#d9d9d2',
  answered: '#0072b2',
  unsure: '#e69f00',
  unknown: '#8a8f98',
  staff: '#c8500a',
  held: '#a35a89',
} as const;

/** Where and how a text stands. */
export interface TextLook {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly colour?: string;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
}

/** A piece of text. */
export function text(said: string, look: TextLook): Mark {
  const { x, y, size = TEXT, colour = COLOURS.ink, bold = false, align = 'left' } = look;
  return {
    type: 'text',
    encode: {
      enter: {
        x: { value: x },
        y: { value: y },
        text: { value: said },
        font: { value: FONT },
        fontSize: { value: size },
        fontWeight: { value: bold ? 700 : 400 },
        fill: { value: colour },
        align: { value: align },
        baseline: { value: 'alphabetic' },
      },
    },
  };
}

/** A filled rectangle. */
export function bar(x: number, y: number, width: number, height: number, colour: string): Mark {
  return {
    type: 'rect',
    encode: {
      enter: {
        x: { value: x },
        y: { value: y },
        width: { value: Math.max(0, width) },
        height: { value: height },
        fill: { value: colour },
      },
    },
  };
}
