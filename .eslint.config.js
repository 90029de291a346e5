import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const root = dirname(fileURLToPath(import.meta.url));

/** The folders of src that talk to the world outside. None may import another; all may import core. */
const OUTER = [
  'discord',
  'storage',
  'search',
  'models',
  'corpus',
  'limits',
  'http',
  'telemetry',
  'charts',
];

/** A library, and the folders of src that may import it. */
const LIBRARY_HOMES = [
  { library: ['discord.js', 'discord-api-types/**'], homes: ['discord', 'sandbox'] },
  { library: ['kysely', 'better-sqlite3'], homes: ['storage'] },
  { library: ['hnswlib-node'], homes: ['search'] },
  {
    library: ['onnxruntime-node', 'onnx-proto', '@huggingface/tokenizers', '@lat.md/**'],
    homes: ['models'],
  },
  { library: ['bottleneck', 'cockatiel'], homes: ['limits'] },
  { library: ['pino', 'prom-client'], homes: ['telemetry'] },
  { library: ['vega', '@resvg/**'], homes: ['charts'] },
  { library: ['cheerio', 'domhandler', 'jszip', 'mammoth', 'unpdf', 'yauzl'], homes: ['corpus'] },
];

const allFolders = ['core', 'sandbox', ...OUTER];

/** One rule block a folder: what it must not import. */
const arrows = allFolders.map((folder) => {
  const foreignFolders = allFolders.filter((other) => other !== folder && other !== 'core');
  const above = folder === 'core' ? [] : ['**/compose.ts', '**/main.ts'];
  const ownOnly = folder === 'sandbox' || folder === 'core';
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': 'off',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(\\.\\./)+(${foreignFolders.join('|')}${folder === 'sandbox' ? '|core' : ''})/`,
              message: ownOnly
                ? `${folder} imports nothing of ours but itself`
                : 'outer folders import core, never one another: take a port instead',
            },
            ...(ownOnly
              ? [
                  {
                    regex: '^(\\.\\./)+(config|compose|main)\\.ts$',
                    message: `${folder} imports nothing of ours but itself`,
                  },
                ]
              : [{ group: above, message: 'arrows point inwards' }]),
            ...LIBRARY_HOMES.filter(({ homes }) => !homes.includes(folder)).map(
              ({ library, homes }) => ({
                group: library,
                message: `lives in src/${homes.join(', src/')} only`,
              }),
            ),
            ...(['models', 'search'].includes(folder)
              ? []
              : [
                  {
                    group: ['@langchain/**'],
                    allowTypeImports: folder === 'core',
                    message:
                      "LangChain's code lives in src/models and src/search; core takes its types only",
                  },
                ]),
          ],
        },
      ],
    },
  };
});

export default tseslint.config(
  { ignores: ['dist/**', 'data/**', 'coverage/**', '.eslint.config.js'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/sandbox/page/tsconfig.json'],
        tsconfigRootDir: root,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-console': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'read in main.ts and scripts only' },
        { object: 'process', property: 'exit', message: 'called in main.ts and scripts only' },
        { object: 'vi', property: 'mock', message: 'a fake is passed in, never patched in' },
      ],
    },
  },
  ...arrows,
  {
    files: ['src/main.ts', 'src/need-node.ts', 'scripts/**/*.ts'],
    rules: { 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
  {
    files: ['tests/**/*.ts', '.vitest.config.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'exit', message: 'called in main.ts and scripts only' },
        { object: 'vi', property: 'mock', message: 'a fake is passed in, never patched in' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.property.name=/^(only|skip|todo)$/]',
          message: 'no test is left out',
        },
      ],
    },
  },
  {
    files: ['tests/**/*.ts'],
    ignores: ['tests/support/fuzz.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: 'fast-check',
          message: 'comes from tests/support/fuzz.ts, with the seed of the suite',
        },
      ],
    },
  },
  {
    files: ['.vitest.config.ts', 'src/sandbox/page/vite.config.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
);
