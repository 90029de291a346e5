import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { BadInput } from '../core/errors.ts';

/** A weight as numbers, row by row, with its shape. */
export interface Weight {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** The weights of a safetensors file, by name. */
export interface SafeTensors {
  /** Half precision, as stored. Throws BadInput when the name or the type is another. */
  half(name: string): Uint16Array;
  /** Widened to single precision. Throws BadInput when the name or the type is another. */
  single(name: string): Weight;
}

const entrySchema = z.object({
  dtype: z.string(),
  shape: z.array(z.number().int().nonnegative()),
  data_offsets: z.tuple([z.number().int(), z.number().int()]),
});
const headerSchema = z.record(z.string(), z.unknown());

/**
 * Reads a safetensors file of half-precision weights: eight bytes with the header's length
 * (little endian), the header as JSON, then the data.
 */
export async function readSafeTensors(path: string): Promise<SafeTensors> {
  const file = await readFile(path);
  const headerLength = Number(file.readBigUInt64LE(0));
  const header = headerSchema.parse(JSON.parse(file.toString('utf8', 8, 8 + headerLength)));
  const data = file.subarray(8 + headerLength);

  function entry(name: string) {
    if (!(name in header)) throw new BadInput(`${path} holds no weight named ${name}`);
    const { dtype, shape, data_offsets } = entrySchema.parse(header[name]);
    if (dtype !== 'F16') throw new BadInput(`${path}: ${name} is ${dtype}; only F16 is read`);
    const [from, to] = data_offsets;
    // A copy, because the data need not begin at an even address.
    return { shape, halves: new Uint16Array(new Uint8Array(data.subarray(from, to)).buffer) };
  }

  return {
    half: (name) => entry(name).halves,
    single(name) {
      const { shape, halves } = entry(name);
      return { shape, values: widen(halves) };
    },
  };
}

function widen(halves: Uint16Array): Float32Array {
  const values = new Float32Array(halves.length);
  for (let index = 0; index < halves.length; index++) {
    values[index] = halfToNumber(halves[index] ?? 0);
  }
  return values;
}

/** Two to the power of (exponent - 25), which the fraction's eleven bits are multiplied by. */
const POWERS = Float64Array.from({ length: 32 }, (_, exponent) => 2 ** (exponent - 25));

/** IEEE 754 binary16: one sign bit, five of exponent (bias 15), ten of fraction. No weight is infinite. */
function halfToNumber(bits: number): number {
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  const magnitude =
    exponent === 0 ? fraction * 2 ** -24 : (fraction + 1024) * (POWERS[exponent] ?? 0);
  return bits & 0x8000 ? -magnitude : magnitude;
}
