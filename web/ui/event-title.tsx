import { type Titles, titleLanguage, titleOf } from '../../domain/events/localized-text.ts';
import { language } from '../state/page-state.ts';

/** The title of an event. A title in the other language has a `lang`, so that screen readers pronounce it correctly. */
export function EventTitle({ event }: { readonly event: Titles }) {
  const text = titleOf(event, language.value);
  const own = titleLanguage(event, language.value);
  return own === language.value ? text : <span lang={own}>{text}</span>;
}
