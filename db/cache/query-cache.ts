import type { ReadTx } from '../database.ts';

/** Of how many questions the answers are kept; and those that are as large as all the events of a filter. */
const MAX_RESULTS = 100;
export const MAX_LARGE_RESULTS = 8;

/**
 * Answers that stay true until something is written: those about a filter as a whole, which a reader who moves about in it
 * asks again and again. Kept with the number of the last change there was.
 */
export class QueryCache {
  readonly #mostKept: number;
  readonly #kept = new Map<string, { readonly change: number; readonly answer: unknown }>();

  constructor(mostKept = MAX_RESULTS) {
    this.#mostKept = mostKept;
  }

  /** `change` is the last one of the view that `find` reads. */
  async once<T>(question: string, change: number, find: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(question);
    if (known?.change === change) return known.answer as T;
    const answer = await find();
    this.#kept.delete(question);
    this.#kept.set(question, { change, answer });
    const oldest = this.#kept.size > this.#mostKept ? this.#kept.keys().next().value : undefined;
    if (oldest !== undefined) this.#kept.delete(oldest);
    return answer;
  }
}

/** The number of the last change in a view; 0 where there was none. */
export async function lastChangeIn({ kysely }: ReadTx): Promise<number> {
  const newest = await kysely
    .selectFrom('revision')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  return newest?.id ?? 0;
}
