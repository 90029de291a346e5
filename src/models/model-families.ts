import type { Pooling } from './engine.ts';

/** What a family of models was trained with, for exports that do not say it themselves. */
export interface ModelFamily {
  readonly pooling: Pooling;
  readonly queryPrefix: string;
  readonly passagePrefix: string;
}

const PLAIN: ModelFamily = { pooling: 'mean', queryPrefix: '', passagePrefix: '' };

const FAMILIES: readonly { readonly name: RegExp; readonly family: ModelFamily }[] = [
  {
    name: /(^|[/_-])e5-/i,
    family: { pooling: 'mean', queryPrefix: 'query: ', passagePrefix: 'passage: ' },
  },
  {
    name: /(^|[/_-])bge-.*en/i,
    family: {
      pooling: 'cls',
      queryPrefix: 'Represent this sentence for searching relevant passages: ',
      passagePrefix: '',
    },
  },
];

/** By the model's name, as its makers' model cards say. */
export function familyOf(name: string): ModelFamily {
  return FAMILIES.find((entry) => entry.name.test(name))?.family ?? PLAIN;
}
