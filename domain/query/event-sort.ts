export const SORTS = [
  'date',
  '-date',
  'title',
  '-title',
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
/** What a list is sorted by; a minus turns it round. `relevance` needs a text to be relevant to. */
export type Sort = (typeof SORTS)[number];

export function isSort(word: string | undefined): word is Sort {
  return (SORTS as readonly (string | undefined)[]).includes(word);
}
