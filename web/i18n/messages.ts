import type { Language } from '../../domain/language/language.ts';
import type { Messages } from './en/all.ts';
import { createMessageStore } from './message-store.ts';

/** The name of each language in that language. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' };

/** Sections that only some views need. `lazy` loads them with the code of the view. */
export type SectionName =
  | 'analysis'
  | 'chart'
  | 'dialogs'
  | 'eras'
  | 'form'
  | 'picture'
  | 'start'
  | 'stories'
  | 'table';

/** The texts of the interface in the language of the page: `messages.value.shell.search`. */
export const { language, messages, loadLanguage, loadSections, catalogueOf } = createMessageStore<
  Language,
  Messages,
  SectionName
>(
  {
    en: {
      core: async () => (await import('./en/core.ts')).enCore,
      sections: {
        analysis: async () => (await import('./en/analysis.ts')).analysis,
        chart: async () => (await import('./en/chart.ts')).chart,
        dialogs: async () => (await import('./en/dialogs.ts')).dialogs,
        eras: async () => (await import('./en/eras.ts')).eras,
        form: async () => (await import('./en/form.ts')).form,
        picture: async () => (await import('./en/picture.ts')).picture,
        start: async () => (await import('./en/start.ts')).start,
        stories: async () => (await import('./en/stories.ts')).stories,
        table: async () => (await import('./en/table.ts')).table,
      },
    },
    ru: {
      core: async () => (await import('./ru/core.ts')).ruCore,
      sections: {
        analysis: async () => (await import('./ru/analysis.ts')).analysis,
        chart: async () => (await import('./ru/chart.ts')).chart,
        dialogs: async () => (await import('./ru/dialogs.ts')).dialogs,
        eras: async () => (await import('./ru/eras.ts')).eras,
        form: async () => (await import('./ru/form.ts')).form,
        picture: async () => (await import('./ru/picture.ts')).picture,
        start: async () => (await import('./ru/start.ts')).start,
        stories: async () => (await import('./ru/stories.ts')).stories,
        table: async () => (await import('./ru/table.ts')).table,
      },
    },
  },
  'en',
);
