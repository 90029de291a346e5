import { de } from './texts/de.ts';
import { en, type Texts } from './texts/en.ts';
import { esEs } from './texts/es-es.ts';
import { fr } from './texts/fr.ts';
import { hi } from './texts/hi.ts';
import { ja } from './texts/ja.ts';
import { ptBr } from './texts/pt-br.ts';
import { zhCn } from './texts/zh-cn.ts';

export type { Texts };

/** English, for places where no reader's language is known. */
export const texts: Texts = en;

/** The languages with a catalogue of their own, by Discord's names for locales. */
export const CATALOGUES = {
  de,
  'es-ES': esEs,
  'es-419': esEs,
  fr,
  'pt-BR': ptBr,
  ja,
  'zh-CN': zhCn,
  hi,
} as const satisfies Readonly<Record<string, Texts>>;

/** The fixed sentences in a reader's language; English when there is no catalogue for it. */
export function textsFor(locale: string | null | undefined): Texts {
  return Object.entries(CATALOGUES).find(([name]) => name === locale)?.[1] ?? en;
}

/** A command's or option's description in English, with its translations, as Discord takes them. */
export function described(name: keyof Texts['commands']): {
  description: string;
  description_localizations: Record<keyof typeof CATALOGUES, string>;
} {
  const translate = (locale: keyof typeof CATALOGUES) => CATALOGUES[locale].commands[name];
  return {
    description: en.commands[name],
    description_localizations: {
      de: translate('de'),
      'es-ES': translate('es-ES'),
      'es-419': translate('es-419'),
      fr: translate('fr'),
      'pt-BR': translate('pt-BR'),
      ja: translate('ja'),
      'zh-CN': translate('zh-CN'),
      hi: translate('hi'),
    },
  };
}
