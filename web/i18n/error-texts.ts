import { signal } from '@preact/signals';
import type { CodedError } from '../../domain/errors/error-codes.ts';
import { type ErrorTexts, formatError } from '../../domain/errors/error-texts.ts';
import type { Language } from '../../domain/language/language.ts';
import { loadCode } from '../api/load-code.ts';
import { language } from './messages.ts';

const CATALOGUES: Readonly<Record<Language, () => Promise<ErrorTexts>>> = {
  en: async () => (await import('../../domain/errors/en/error-texts-en.ts')).errorTextsEn,
  ru: async () => (await import('../../domain/errors/ru/error-texts-ru.ts')).errorTextsRu,
};

const loaded = signal<{ readonly [L in Language]?: ErrorTexts }>({});

/** An error of a response. A newer server may send codes that this page does not know; then its English text is shown. */
interface ResponseError {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/**
 * The text of an error in the page's language. The texts are loaded when the first is needed. Until then it is the English
 * text of the server, or `…`, and a component that shows it is rendered again.
 */
export function errorText(error: CodedError | ResponseError): string {
  const texts = loaded.value[language.value];
  if (texts === undefined) {
    const wanted = language.value;
    loadCode(() => loadErrorTexts(wanted)).catch(() => undefined);
    return 'message' in error ? error.message : '…';
  }
  if (Object.hasOwn(texts, error.code)) return formatError(texts, error as CodedError);
  return 'message' in error ? error.message : error.code;
}

/** Loads the texts of a language before they are needed. */
export async function loadErrorTexts(of: Language): Promise<void> {
  if (loaded.peek()[of] !== undefined) return;
  const texts = await CATALOGUES[of]();
  loaded.value = { ...loaded.peek(), [of]: texts };
}
