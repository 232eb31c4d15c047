export const SORTS = [
  'date',
  '-date',
  'title',
  '-title',
  'title_ru',
  '-title_ru',
  'kind',
  '-kind',
  'status',
  '-status',
  'review',
  '-review',
  'updated_at',
  '-updated_at',
  'goldstein',
  '-goldstein',
  'people_expelled',
  '-people_expelled',
  'relevance',
] as const;
/** The sort order of a list; a leading minus means descending. `relevance` needs a search text. */
export type Sort = (typeof SORTS)[number];

export function isSort(text: string | undefined): text is Sort {
  return (SORTS as readonly (string | undefined)[]).includes(text);
}
