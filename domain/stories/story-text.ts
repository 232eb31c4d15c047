import { LANGUAGES, type Language } from '../language/language.ts';

/** The texts of a story, also while it is being written. */
export interface StepTexts {
  readonly heading?: string | undefined;
  readonly heading_ru?: string | undefined;
  readonly text?: string | undefined;
  readonly text_ru?: string | undefined;
}
export interface StoryTexts {
  readonly title?: string | undefined;
  readonly title_ru?: string | undefined;
  readonly steps: readonly StepTexts[];
}

/** A text with its language, which differs from the requested one if there is no translation. */
export interface StoryText {
  readonly text: string;
  readonly language: Language;
}

type Texts = Readonly<Record<Language, string | undefined>>;

export function storyTitle({ title, title_ru }: Omit<StoryTexts, 'steps'>, language: Language): StoryText {
  return textIn({ en: title, ru: title_ru }, language) ?? { text: '', language };
}

export function stepHeading({ heading, heading_ru }: StepTexts, language: Language): StoryText {
  return textIn({ en: heading, ru: heading_ru }, language) ?? { text: '', language };
}

/** The paragraphs of a step. */
export function stepText(
  { text, text_ru }: StepTexts,
  language: Language,
): { readonly paragraphs: readonly string[]; readonly language: Language } {
  const found = textIn({ en: text, ru: text_ru }, language);
  if (!found) return { paragraphs: [], language };
  const paragraphs = found.text.split(/\n\s*\n/).map((each) => each.replace(/\s+/g, ' ').trim());
  return { paragraphs: paragraphs.filter((each) => each !== ''), language: found.language };
}

/** The languages in which a story has a heading for every step; those of its title if there is none. */
export function storyLanguages({ title, title_ru, steps }: StoryTexts): Language[] {
  const titles: Texts = { en: title, ru: title_ru };
  const isComplete = (language: Language) =>
    titles[language] !== undefined &&
    steps.every((step) => stepHeading(step, language).language === language);
  const complete = LANGUAGES.filter(isComplete);
  return complete.length > 0 ? complete : LANGUAGES.filter((language) => titles[language] !== undefined);
}

function textIn(texts: Texts, language: Language): StoryText | undefined {
  for (const each of [language, ...LANGUAGES]) {
    const text = texts[each];
    if (text !== undefined) return { text, language: each };
  }
  return undefined;
}
