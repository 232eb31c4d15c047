import { readFile } from 'node:fs/promises';
import { authorityInput, type CheckedAuthority } from '../../domain/authorities/authority.ts';
import { type CheckedEra, eraInput } from '../../domain/eras/era.ts';
import { checkInput } from '../../domain/errors/zod-errors.ts';
import { checkEvent } from '../../domain/events/event.ts';
import { titleOf } from '../../domain/events/localized-text.ts';
import type { CollectionChanges } from '../../domain/import/collection-edition.ts';
import { type CheckedStory, storyInput } from '../../domain/stories/story.ts';
import { addAuthoritiesIfNone, hasHadAuthorities } from '../authorities/authorities.ts';
import { finishStaleTexts } from '../authorities/stale-texts.ts';
import type { QueryContext } from '../core/query-context.ts';
import type { Database } from '../database.ts';
import { contentOf, type EventContent } from '../events/event-content.ts';
import { type Collection, installCollection, readInstalledEdition } from './collection-edition.ts';

const FOLDER = new URL('../collections/', import.meta.url);

/** Whether the database has never had an event. A database whose events were all deleted is not new. */
export async function isNewDatabase({ kysely }: Pick<QueryContext, 'kysely'>): Promise<boolean> {
  const first = await kysely.selectFrom('revision').select('id').limit(1).executeTakeFirst();
  return first === undefined;
}

/** The US–Russia collection of this version of the program (db/collections/README.md). */
export async function readStarterCollection(): Promise<Collection> {
  const edition = JSON.parse(await readFile(new URL('us-russia.edition.json', FOLDER), 'utf8'));
  return {
    ...edition,
    readEvents: readStarterEvents,
    readStories: readStarterStories,
    readEras: readStarterEras,
    readAuthorities: readStarterAuthorities,
  };
}

/** Loads the starter collection in one transaction. Does nothing if this edition is loaded already. */
export async function loadStarterCollection(db: Database): Promise<CollectionChanges> {
  return installCollection(db, await readStarterCollection());
}

/**
 * Adds the authority lists of the collection to a database that got the collection from a version without them. A
 * database that has had entries keeps what its users made of them.
 */
export async function addMissingAuthorities(db: Database): Promise<void> {
  if (!(await needsAuthorities(db))) return;
  const authorities = await readStarterAuthorities();
  await db.write(async (tx) => {
    if (await needsAuthorities(tx)) await addAuthoritiesIfNone(tx, authorities);
  });
  await finishStaleTexts(db);
}

async function needsAuthorities(ctx: Pick<QueryContext, 'kysely'>): Promise<boolean> {
  return !(await hasHadAuthorities(ctx)) && (await readInstalledEdition(ctx)) !== undefined;
}

async function readStarterEvents(): Promise<EventContent[]> {
  const text = await readFile(new URL('us-russia.jsonl', FOLDER), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const event = checkEvent(JSON.parse(line));
      if (event.id === undefined) throw new Error(`“${titleOf(event, 'en')}” has no id.`);
      return contentOf(event, event.id);
    });
}

async function readStarterStories(): Promise<CheckedStory[]> {
  const stories: unknown[] = JSON.parse(await readFile(new URL('us-russia.stories.json', FOLDER), 'utf8'));
  return stories.map((story) => checkInput(storyInput, story));
}

async function readStarterEras(): Promise<CheckedEra[]> {
  return eraInput.array().parse(JSON.parse(await readFile(new URL('us-russia.eras.json', FOLDER), 'utf8')));
}

async function readStarterAuthorities(): Promise<CheckedAuthority[]> {
  const text = await readFile(new URL('us-russia.authorities.json', FOLDER), 'utf8');
  return authorityInput.array().parse(JSON.parse(text));
}
