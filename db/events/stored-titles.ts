import type { Titles } from '../../domain/events/localized-text.ts';
import type { EventTable } from '../core/tables.ts';

/** The titles of a row of `event` as fields of a record. An absent English title is stored as an empty text. */
export function storedTitles({ title, title_ru }: Pick<EventTable, 'title' | 'title_ru'>): Titles {
  return { ...(title !== '' && { title }), ...(title_ru !== null && { title_ru }) };
}
