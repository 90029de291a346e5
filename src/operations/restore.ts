import { readConfig } from '../config.ts';
import { restoreDatabase } from '../storage/restore-database.ts';
import type { Command } from './command.ts';
import { readFileArgument } from './read-arguments.ts';

const USAGE = `usage: npm run restore -- FILE

Checks a backup and puts it into DATA_DIR; stop the bot first. What was there is kept in a folder beside it.`;

/** Puts a backup into the data folder. */
export const restore: Command = async ({ args, environment, print }) => {
  const given = readFileArgument(args, USAGE);
  if (given === 'help') {
    print(USAGE);
    return 0;
  }
  const { file } = given;
  const { dataDir } = readConfig(environment);
  const { manifest, keptIn } = restoreDatabase(dataDir, file);
  const { madeAt, program, questions, passages, recipes } = manifest;
  print(`restored the backup of ${madeAt}, written by version ${program}, into ${dataDir}`);
  print(
    `${questions} questions, ${passages} passages, vectors of ${recipes.join(' and ') || 'none'}`,
  );
  if (keptIn !== undefined)
    print(`what was there before is in ${keptIn}: delete it when all is well`);
  print('at the next start the search graph, and vectors of another model, are made anew');
  return await Promise.resolve(0);
};
