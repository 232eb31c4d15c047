import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { otherScripts } from './other-scripts.ts';

/**
 * Whether a column of folded words has a word that begins with the text, in its own script or as the same name would be
 * written in the other one. Folded words contain no wildcards.
 */
export function beginsWith(column: string, folded: string): RawBuilder<SqlBool> {
  // One comparison for each text: every word follows a space.
  const words = sql`' ' || ${sql.ref(column)}`;
  const conditions = [folded, ...otherScripts(folded)].map((text) => sql`${words} like ${`% ${text}%`}`);
  return sql`(${sql.join(conditions, sql` or `)})`;
}
