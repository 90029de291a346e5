import satisfies from 'spdx-satisfies';
import { z } from 'zod';

/** What may run in production: permissive licences, a weak copyleft for unchanged files, and one for fonts. */
const ALLOWED = [
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'Unlicense',
  'Zlib',
  'CC0-1.0',
  'MPL-2.0',
  'OFL-1.1',
];

/** What the LICENSE file of a package says whose package.json names no SPDX licence. Read by a person, for this version. */
const READ: Readonly<Record<string, string>> = {
  'duck@0.1.12': 'BSD-2-Clause',
  'typeahead@0.2.2': 'Apache-2.0',
  'xtend@1.0.3': 'MIT',
};

/** A package and its licence. */
export interface JudgedPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, or what stands in its place. */
  readonly licence: string;
  readonly isAllowed: boolean;
}

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional().catch(undefined),
});

/** Reads a package's own description; a package without a licence is not allowed. */
export function judgeLicence(description: unknown): JudgedPackage {
  const { name, version, license } = manifest.parse(description);
  const licence = READ[`${name}@${version}`] ?? license ?? 'none';
  return { name, version, licence, isAllowed: isAllowed(licence) };
}

function isAllowed(licence: string): boolean {
  try {
    return satisfies(licence, ALLOWED);
  } catch {
    // No SPDX expression: nobody has read it.
    return false;
  }
}
