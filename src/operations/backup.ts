import { existsSync, statSync } from 'node:fs';
import { readConfig } from '../config.ts';
import { BadInput } from '../core/errors.ts';
import { backUpDatabase } from '../storage/back-up-database.ts';
import { databaseFile } from '../storage/open-database.ts';
import type { Command } from './command.ts';
import { readFileArgument } from './read-arguments.ts';

const USAGE = `usage: npm run backup -- FILE

Copies the database of DATA_DIR, which holds all there is but your course's files, into one file. The bot may be
running. The model's file and the search graph are not in it: both are made anew from it.`;

/** Backs the data folder up. */
export const backup: Command = async ({ args, environment, print }) => {
  const given = readFileArgument(args, USAGE);
  if (given === 'help') {
    print(USAGE);
    return 0;
  }
  const { file } = given;
  const { dataDir } = readConfig(environment);
  if (!existsSync(databaseFile(dataDir)))
    throw new BadInput(`there is no database in DATA_DIR ${dataDir}: start the bot first`);
  const { program, schema, questions, passages } = await backUpDatabase(dataDir, file);
  const megabytes = (statSync(file).size / 1_000_000).toFixed(1);
  print(`${file}: ${megabytes} MB, ${questions} questions, ${passages} passages`);
  print(`written by version ${program}, schema ${schema.at(-1) ?? 'none'}, checked`);
  return 0;
};
