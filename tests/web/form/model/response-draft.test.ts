import { expect, it } from 'vitest';
import type { EventWithLinks } from '../../../../domain/events/event.ts';
import { EMPTY_DRAFT, responseTo } from '../../../../web/form/model/draft.ts';

it('links a response to its event, swaps the parties, and leaves the rest empty', () => {
  const act = {
    id: 'expulsion',
    date: '2018-03-26',
    initiators: ['XR', 'XS'],
    targets: ['XF'],
    kind: 'expulsion',
    participants: [{ name: 'Rupert' }],
  } as unknown as EventWithLinks;
  expect(responseTo(act, 'Ruritania expels three')).toEqual({
    ...EMPTY_DRAFT,
    initiators: ['XF'],
    targets: ['XR', 'XS'],
    links: [
      {
        key: 0,
        relation: 'responds_to',
        to: 'expulsion',
        date: '2018-03-26',
        title: 'Ruritania expels three',
      },
    ],
  });
});
