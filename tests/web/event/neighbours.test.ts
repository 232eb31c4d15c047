import { describe, expect, test } from 'vitest';
import { overlaps } from '../../../domain/dates/day-span.ts';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { checkEvent, type DiplomaticEvent } from '../../../domain/events/event.ts';
import type { EventFilter } from '../../../domain/query/event-filter.ts';
import { findNeighbour, type ListEvents } from '../../../web/event/neighbours.ts';
import { testEvent } from '../../support/test-event.ts';

const EVENTS = [
  aDatedEvent('a', '2016'),
  aDatedEvent('b', '2018-03-26'),
  aDatedEvent('c', '2018-03-26'),
  aDatedEvent('d', '2018-04-01/2018-04-03'),
  aDatedEvent('e', '2020?'),
];

describe('the previous and the next event', () => {
  test('are the nearest by date', async () => {
    expect(await around('c')).toEqual(['b', 'd']);
  });

  test('are missing at the ends', async () => {
    expect(await around('a')).toEqual([undefined, 'b']);
    expect(await around('e')).toEqual(['d', undefined]);
  });

  test('match the filter', async () => {
    expect(await around('d', { from: '2018', to: '2018-12' })).toEqual(['c', undefined]);
  });

  test('of an event that does not match the filter are the nearest by date', async () => {
    expect(await around('e', { to: '2018' })).toEqual(['d', undefined]);
    expect(await around('a', { from: '2018' }, 1)).toEqual([undefined, 'b']);
  });

  test('of an event that was deleted are the nearest by date, without reading the whole list', async () => {
    const deleted = aDatedEvent('x', '2018-03-27');
    let requests = 0;
    const list: ListEvents = (...request) => {
      requests += 1;
      return listOf(EVENTS, 1)(...request);
    };
    expect((await findNeighbour('next', deleted, {}, list))?.id).toBe('d');
    expect((await findNeighbour('previous', deleted, {}, list))?.id).toBe('c');
    expect(requests).toBeLessThan(4);
  });

  test('are found beyond the first page', async () => {
    expect(await around('c', {}, 1)).toEqual(['b', 'd']);
  });
});

async function around(
  id: string,
  filter: EventFilter = {},
  pageLength = 50,
): Promise<(string | undefined)[]> {
  const event = EVENTS.find((each) => each.id === id);
  if (!event) throw new Error(`There is no event ${id}.`);
  const list = listOf(EVENTS, pageLength);
  const [previous, next] = await Promise.all([
    findNeighbour('previous', event, filter, list),
    findNeighbour('next', event, filter, list),
  ]);
  return [previous?.id, next?.id];
}

/** The server's list in little: filters by date, sorts by first day, pages by cursor. */
function listOf(events: readonly DiplomaticEvent[], pageLength: number): ListEvents {
  return async ({ filter, sort, cursor }) => {
    const first = filter.from ? parseEdtf(filter.from).first_day : -Infinity;
    const last = filter.to ? parseEdtf(filter.to).last_day : Infinity;
    const held = events.filter((event) =>
      overlaps({ first, last }, { first: event.first_day, last: event.last_day }),
    );
    const sorted = sort === '-date' ? held.toReversed() : held;
    const start = Number(cursor ?? 0);
    const end = start + pageLength;
    return {
      items: sorted.slice(start, end),
      total: sorted.length,
      ...(end < sorted.length && { next_cursor: String(end) }),
    };
  };
}

function aDatedEvent(id: string, date: string): DiplomaticEvent {
  const { first_day, last_day } = parseEdtf(date);
  const checked = checkEvent(testEvent({ id, date }));
  return {
    ...checked,
    id,
    cameo: '161',
    goldstein: -4,
    first_day,
    last_day,
    version: 1,
    updated_at: '2026-01-01T00:00:00Z',
  };
}
