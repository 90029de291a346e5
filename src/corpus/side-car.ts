import { UnreadableFile } from '../core/errors.ts';
import { decodeText } from './decode-text.ts';
import type { GivenMeta } from './given-meta.ts';
import { readYamlMeta } from './yaml-meta.ts';

const SIDE_CAR = /\.meta\.(?:ya?ml|json)$/i;

/** Whether a path is a side-car file: `lecture.srt.meta.yaml`, `lecture.meta.yml`, `lecture.meta.json`. */
export function isSideCar(path: string): boolean {
  return SIDE_CAR.test(path);
}

/** The side-car of a file among those present: the one with its whole name, else with its name without ending. */
export function sideCarOf(path: string, sideCars: readonly string[]): string | undefined {
  const stem = path.replace(/\.[^./]+$/, '');
  const named = (name: string): string | undefined =>
    sideCars.find((sideCar) => sideCar.replace(SIDE_CAR, '') === name);
  return named(path) ?? named(stem);
}

/** Reads a side-car file. @throws UnreadableFile that names the side-car and its line. */
export function readSideCar(
  path: string,
  bytes: Uint8Array,
): { readonly meta: GivenMeta; readonly notes: readonly string[] } {
  const read = readYamlMeta(decodeText(bytes, path).text, { file: path, firstLine: 1 });
  if (read === undefined) {
    throw new UnreadableFile({
      file: path,
      reason: 'a side-car file holds lines such as "url: https://…"',
    });
  }
  return { meta: read.meta, notes: read.notes.map((note) => `${path}, ${note}`) };
}
