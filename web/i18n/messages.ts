import type { Language } from '../../domain/language/language.ts';
import type { Messages } from './en/all.ts';
import { createMessageStore } from './message-store.ts';

/** The name of each language in that language. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' };

/** Sections that only some views need. `lazy` loads them with the code of the view. */
export type SectionName =
  | 'analysis'
  | 'authorities'
  | 'chart'
  | 'compare'
  | 'dialogs'
  | 'duplicates'
  | 'eras'
  | 'form'
  | 'picture'
  | 'search'
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
        authorities: async () => (await import('./en/authorities.ts')).authorities,
        chart: async () => (await import('./en/chart.ts')).chart,
        compare: async () => (await import('./en/compare.ts')).compare,
        dialogs: async () => (await import('./en/dialogs.ts')).dialogs,
        duplicates: async () => (await import('./en/duplicates.ts')).duplicates,
        eras: async () => (await import('./en/eras.ts')).eras,
        form: async () => (await import('./en/form.ts')).form,
        picture: async () => (await import('./en/picture.ts')).picture,
        search: async () => (await import('./en/search.ts')).search,
        start: async () => (await import('./en/start.ts')).start,
        stories: async () => (await import('./en/stories.ts')).stories,
        table: async () => (await import('./en/table.ts')).table,
      },
    },
    ru: {
      core: async () => (await import('./ru/core.ts')).ruCore,
      sections: {
        analysis: async () => (await import('./ru/analysis.ts')).analysis,
        authorities: async () => (await import('./ru/authorities.ts')).authorities,
        chart: async () => (await import('./ru/chart.ts')).chart,
        compare: async () => (await import('./ru/compare.ts')).compare,
        dialogs: async () => (await import('./ru/dialogs.ts')).dialogs,
        duplicates: async () => (await import('./ru/duplicates.ts')).duplicates,
        eras: async () => (await import('./ru/eras.ts')).eras,
        form: async () => (await import('./ru/form.ts')).form,
        picture: async () => (await import('./ru/picture.ts')).picture,
        search: async () => (await import('./ru/search.ts')).search,
        start: async () => (await import('./ru/start.ts')).start,
        stories: async () => (await import('./ru/stories.ts')).stories,
        table: async () => (await import('./ru/table.ts')).table,
      },
    },
  },
  'en',
);
