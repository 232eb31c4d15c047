import type { Language } from '../language/language.ts';
import { CAMEO_CODES } from './cameo.ts';
import { CAMEO_TABLE_RU } from './cameo-names-ru.ts';

const RUSSIAN: ReadonlyMap<string, string> = new Map(
  CAMEO_TABLE_RU.trim()
    .split('\n')
    .map((line) => {
      const [, code = '', name = ''] = /^(\d+) +(.+)$/.exec(line) ?? [];
      return [code, name];
    }),
);

/** The name of a code. An unknown code has an empty name. */
export function cameoName(code: string, language: Language): string {
  return (language === 'ru' ? RUSSIAN.get(code) : CAMEO_CODES.get(code)?.name) ?? '';
}
