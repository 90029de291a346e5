import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { makeFolder } from '../../storage/make-folder.ts';
import { check, mend, ok, type Finding } from './finding.ts';

/** The oldest Node.js that the program runs on, as package.json says. */
const OLDEST_NODE: readonly [number, number] = [20, 19];
/** Bytes: below the first a day may fill the disk; the second is what a first start writes, and some days. */
const SCARCE_BYTES = 200_000_000;

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
    ...(dataDir === undefined ? [] : [check('DATA_DIR', async () => checkFolder(dataDir))]),
  ]);
  return findings.flat().map(withBuildHint);
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  const isNewEnough = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  if (isNewEnough) return ok('Node.js', process.versions.node);
  return mend(
    'Node.js',
    `${process.versions.node} is too old: install ${OLDEST_NODE.join('.')} or newer`,
  );
}

async function checkFolder(dataDir: string): Promise<Finding> {
  try {
    makeFolder(dataDir);
    await access(dataDir, constants.R_OK | constants.W_OK);
  } catch {
    return mend(
      'DATA_DIR',
      `${dataDir} cannot be written: mend its permissions, or choose another`,
    );
  }
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const megabytes = Math.round(free / 1_000_000);
  if (free < SCARCE_BYTES)
    return mend('DATA_DIR', `${dataDir} has ${megabytes} MB free: make room for 200 MB or more`);
  return ok('DATA_DIR', `${dataDir}, ${megabytes} MB free`);
}

/** A native module that does not load was built for another Node.js, or never. */
function withBuildHint(finding: Finding): Finding {
  const isNative = /sqlite3|hnswlib/.test(finding.name);
  if (finding.state !== 'mend' || !isNative) return finding;
  const [reason = ''] = finding.says.split('\n');
  return mend(finding.name, `does not load: run \`npm ci\` with this Node.js (${reason})`);
}
