import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';

/** The letters of every picture; they come with the program, whatever the machine has. */
export const FONT = 'Open Sans';

const fontFile = (weight: string) =>
  createRequire(import.meta.url).resolve(
    `@expo-google-fonts/open-sans/${weight}/OpenSans_${weight}.ttf`,
  );

/** Draws an SVG of our own as a PNG of the same size. */
export function toPng(svg: string): Uint8Array {
  const picture = new Resvg(svg, {
    font: {
      fontFiles: [fontFile('400Regular'), fontFile('700Bold')],
      loadSystemFonts: false,
      defaultFontFamily: FONT,
    },
  });
  return picture.render().asPng();
}
