import type { Sort } from '../../domain/query/event-sort.ts';

/** The order of the table until the user chooses another: what happened last comes first. */
export const TABLE_SORT: Sort = '-date';
