import { isInOtherScript } from '../language/text-script.ts';
import type { Titles } from './localized-text.ts';

/** What may be wrong with the languages of an event. An event may have several. */
export const TRANSLATION_ISSUES = ['missing_en', 'missing_ru', 'wrong_script'] as const;
export type TranslationIssue = (typeof TRANSLATION_ISSUES)[number];

/** The texts of an event, each English one with its Russian counterpart. */
export const TEXT_PAIRS = [
  ['title', 'title_ru'],
  ['short_title', 'short_title_ru'],
  ['summary', 'summary_ru'],
] as const;
export type TextField = (typeof TEXT_PAIRS)[number][number];
export type Texts = Titles & { readonly [F in TextField]?: string | undefined };

const COUNTERPARTS = new Map<TextField, TextField>(
  TEXT_PAIRS.flatMap(([english, russian]) => [
    [english, russian],
    [russian, english],
  ]),
);

/** The field for the same text in the other language. */
export function counterpartOf(field: TextField): TextField {
  return COUNTERPARTS.get(field) ?? field;
}

/** The fields whose text is written in the script of the other language, such as a Russian text in an English field. */
export function misplacedTexts(texts: Texts): TextField[] {
  return TEXT_PAIRS.flatMap(([english, russian]) => [
    ...(isInOtherScript(texts[english] ?? '', 'en') ? [english] : []),
    ...(isInOtherScript(texts[russian] ?? '', 'ru') ? [russian] : []),
  ]);
}

/** The texts after each misplaced one is moved to the field of its language, or exchanged with another misplaced one. */
export function movedTexts(texts: Texts): { [F in TextField]?: string } {
  const misplaced = new Set(misplacedTexts(texts));
  const moved: { [F in TextField]?: string } = {};
  for (const [english, russian] of TEXT_PAIRS) {
    const isFree = (field: TextField) => misplaced.has(field) || (texts[field] ?? '').trim() === '';
    const isMisplaced = misplaced.has(english) || misplaced.has(russian);
    if (!isMisplaced || !isFree(english) || !isFree(russian)) continue;
    moved[english] = texts[russian] ?? '';
    moved[russian] = texts[english] ?? '';
  }
  return moved;
}

export function translationIssues(texts: Texts): TranslationIssue[] {
  return [
    ...(texts.title === undefined ? ['missing_en' as const] : []),
    ...(texts.title_ru === undefined ? ['missing_ru' as const] : []),
    ...(misplacedTexts(texts).length > 0 ? ['wrong_script' as const] : []),
  ];
}
