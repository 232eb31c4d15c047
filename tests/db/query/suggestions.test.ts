import { expect, it } from 'vitest';
import { createEvent, deleteEvent } from '../../../db/events/events.ts';
import type { Database } from '../../../db/open-database.ts';
import { suggest } from '../../../db/query/suggestions.ts';
import type { SuggestionField } from '../../../domain/query/suggestion.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

async function createSmallDatabase(): Promise<Database> {
  const db = await createTestDatabase();
  const rupert = { name: 'Rupert of Hentzau', office: 'Captain', party: 'XR' };
  await createEvent(
    db,
    checkedTestEvent({
      date: '2018-01-01',
      participants: [
        { ...rupert, office: 'Chancellor' },
        { name: 'Rufus T. Firefly', office: 'President', party: 'XF' },
      ],
      location: { place: 'Strelsau', country: 'XR' },
      tags: ['visas', 'Café'],
      sources: [{ publisher: 'Strelsau Gazette' }, { publisher: 'Strelsau Gazette', title: 'Again' }],
      missions_affected: ['Embassy in Strelsau'],
    }),
    'Ana',
  );
  await createEvent(
    db,
    checkedTestEvent({
      date: '2017-01-01',
      participants: [rupert],
      tags: ['visas'],
      sources: [{ publisher: 'Freedonia Herald' }],
      location: { place: 'Strelsau' },
    }),
    'Ana',
  );
  const { id } = await createEvent(
    db,
    checkedTestEvent({ kind: 'talks', initiators: ['XR', 'XF'], targets: [], tags: ['vineyards'] }),
    'Ana',
  );
  await deleteEvent(db, id, 1, 'Ana');
  return db;
}

it.each<[SuggestionField, string, unknown[]]>([
  ['person', 'hent', [{ value: 'Rupert of Hentzau', count: 2, party: 'XR', office: 'Chancellor' }]],
  [
    'person',
    'ru',
    [
      { value: 'Rupert of Hentzau', count: 2, party: 'XR', office: 'Chancellor' },
      { value: 'Rufus T. Firefly', count: 1, party: 'XF', office: 'President' },
    ],
  ],
  [
    'office',
    'c',
    [
      { value: 'Captain', count: 1 },
      { value: 'Chancellor', count: 1 },
    ],
  ],
  ['place', 'STREL', [{ value: 'Strelsau', count: 2, country: 'XR' }]],
  ['tag', 'cafe', [{ value: 'Café', count: 1 }]],
  ['tag', 'vi', [{ value: 'visas', count: 2 }]],
  [
    'tag',
    '',
    [
      { value: 'visas', count: 2 },
      { value: 'Café', count: 1 },
    ],
  ],
  ['tag', '%', []],
  ['source', 'gaz', [{ value: 'Strelsau Gazette', count: 1 }]],
  ['mission', 'embassy in s', [{ value: 'Embassy in Strelsau', count: 1 }]],
  ['party', 'xr', [{ value: 'XR', count: 2 }]],
  ['party', 'нидер', [{ value: 'NL', count: 0 }]],
  ['party', 'no', [{ value: 'NO', count: 0 }]],
])('suggests for %s “%s”', async (field, prefix, expected) => {
  const db = await createSmallDatabase();
  expect((await suggest(db, field, prefix, 3)).slice(0, field === 'party' ? 1 : 3)).toEqual(expected);
});
