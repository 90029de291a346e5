import { existsSync } from 'node:fs';
import { freeBytes, whyNotWritable } from '../../storage/folder-trouble.ts';
import { whyTooOld } from '../node-version.ts';
import { check, mend, ok, type Finding } from './finding.ts';

/** Bytes: below the first a day may fill the disk; the second is what a first start writes, and some days. */
const SCARCE_BYTES = 200_000_000;

/** The finding about room: with little of it everything else can still be looked at. */
export const DISK = 'disk';

/** Node.js, the native modules, the disk. */
export async function checkMachine(dataDir: string | undefined): Promise<readonly Finding[]> {
  const findings = await Promise.all([
    check('Node.js', checkNode),
    check('better-sqlite3', async () => {
      const { default: SQLite } = await import('better-sqlite3');
      const sqlite = new SQLite(':memory:');
      const version = sqlite.prepare('select sqlite_version()').pluck().get();
      sqlite.close();
      return ok('better-sqlite3', `SQLite ${String(version)}`);
    }),
    check('hnswlib-node', async () => {
      const { default: hnswlib } = await import('hnswlib-node');
      new hnswlib.HierarchicalNSW('ip', 2).initIndex(1);
      return ok('hnswlib-node', 'loads');
    }),
    ...(dataDir === undefined ? [] : [check('DATA_DIR', () => checkFolder(dataDir))]),
  ]);
  return findings.flat().map(withBuildHint);
}

function checkNode(): Finding {
  const todo = whyTooOld(process.versions.node);
  return todo === undefined ? ok('Node.js', process.versions.node) : mend('Node.js', todo);
}

function checkFolder(dataDir: string): readonly Finding[] {
  const trouble = whyNotWritable(dataDir);
  if (trouble !== undefined) return [mend('DATA_DIR', `${dataDir} cannot be written: ${trouble}`)];
  const free = freeBytes(dataDir);
  const megabytes = Math.round(free / 1_000_000);
  return [
    ok('DATA_DIR', existsSync(dataDir) ? dataDir : `${dataDir} is made at the first start`),
    free < SCARCE_BYTES
      ? mend(DISK, `${megabytes} MB free for DATA_DIR: make room for 200 MB or more`)
      : ok(DISK, `${megabytes} MB free for DATA_DIR`),
  ];
}

/** A native module that does not load was built for another Node.js, or never. */
function withBuildHint(finding: Finding): Finding {
  const isNative = /sqlite3|hnswlib/.test(finding.name);
  if (finding.state !== 'mend' || !isNative) return finding;
  const [reason = ''] = finding.says.split('\n');
  return mend(finding.name, `does not load: run \`npm ci\` with this Node.js (${reason})`);
}
