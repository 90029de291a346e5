import type { FileRemark, IndexReport } from '../../src/core/indexing/report.ts';

/** A finished run, as a person reads it: failed files first need a hand, then come the numbers. */
export function reportLines(report: IndexReport): string {
  const { added, updated, removed, unchanged, failed, remarks, skipped } = report;
  const seconds = (report.tookMs / 1000).toFixed(report.tookMs < 10_000 ? 2 : 0);
  return [
    ...listed('failed (their former passages stay)', failed),
    ...listed('remarks', remarks),
    ...listed('skipped', skipped),
    `added ${added}, updated ${updated}, removed ${removed}, unchanged ${unchanged}, failed ${failed.length}`,
    `${report.passages} passages in the index, ${report.embedded} embedded, in ${seconds} s`,
  ].join('\n');
}

function listed(title: string, remarks: readonly FileRemark[]): readonly string[] {
  if (remarks.length === 0) return [];
  const lines = remarks.map(
    ({ path, place, reason }) => `  ${path}${place === '' ? '' : `, ${place}`}: ${reason}`,
  );
  return [`${title}:`, ...lines];
}
