import { whyTooOld } from './operations/node-version.ts';

// Imported before all else: in an older Node.js the libraries fail while they load, each with a stack of its own.
const todo = whyTooOld(process.versions.node);
if (todo !== undefined) {
  console.error(`Node.js ${todo}`);
  process.exit(2);
}
