import { expect, test } from 'vitest';
import { fieldChanges } from '../../../web/event/field-changes.ts';
import { en } from '../../../web/i18n/en/all.ts';

test('a revision is shown field by field, in the language of the page', () => {
  const revision = {
    before: {
      date: '2018-03-26',
      kind: 'talks',
      initiators: ['RU'],
      sources: [{ publisher: 'Strelsau Gazette', published: '2018-03' }],
      links: [],
      in_force: true,
      short_title: 'Talks in Zenda',
    },
    after: {
      date: '2018-03~',
      kind: 'expulsion',
      initiators: ['RU', 'XR'],
      sources: [{ publisher: 'Strelsau Gazette', published: '2018-03' }, { publisher: 'TASS' }],
      links: [{ to: 'b-2', relation: 'responds_to' }],
      in_force: false,
      short_title: 'Expels two in Zenda',
      pinned: true,
    },
    changed: ['date', 'kind', 'initiators', 'sources', 'links', 'in_force', 'short_title', 'pinned'],
  };
  const shown = fieldChanges(revision, en, 'en').map(({ name, changes }) => [
    name,
    ...changes.map(({ change, text }) => `${change}: ${text}`),
  ]);
  expect(shown).toEqual([
    ['Date', 'removed: 26 March 2018', 'added: about March 2018'],
    ['Kind', 'removed: Talks', 'added: Expulsion'],
    ['Initiators', 'added: XR'],
    ['Sources', 'added: TASS'],
    ['Links', 'added: Responds to b-2'],
    ['In force', 'removed: Yes', 'added: No'],
    ['Short title', 'removed: Talks', 'added: Expels two', 'same:  in Zenda'],
    ['Always label on charts', 'added: Yes'],
  ]);
});

test('a list that only changed its order is shown as it is now', () => {
  const [change] = fieldChanges(
    { before: { tags: ['a', 'b'] }, after: { tags: ['b', 'a'] }, changed: ['tags'] },
    en,
    'en',
  );
  expect(change?.changes).toEqual([{ change: 'same', text: 'b; a' }]);
});
