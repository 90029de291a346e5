import type { ServerId } from '../ids.ts';
import type { Shingles } from './code-shingles.ts';

/** The code that staff alone may see. */
export interface SolutionDesk {
  /** Of staff-only documents that this server may use. */
  shingles(server: ServerId | undefined): Promise<Shingles>;
}
