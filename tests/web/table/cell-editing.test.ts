import { expect, it } from 'vitest';
import { InvalidInput } from '../../../domain/errors/input-error.ts';
import { type DiplomaticEvent, diplomaticEvent } from '../../../domain/events/event.ts';
import { KIND } from '../../../domain/events/kind.ts';
import { AmbiguousDate, editingOf, withCellText } from '../../../web/table/cell-editing.ts';
import { checkedTestEvent } from '../../support/test-event.ts';

const EVENT: DiplomaticEvent = diplomaticEvent.parse({
  ...checkedTestEvent({ id: 'three', tags: ['mail'], people_expelled: 3, cameo: '1712', review: 'reviewed' }),
  goldstein: -5,
  first_day: 0,
  last_day: 0,
  version: 4,
  created_at: '2026-08-30T12:00:00Z',
  updated_at: '2026-08-30T12:00:00Z',
});

function edited(column: Parameters<typeof editingOf>[0], text: string, event = EVENT) {
  const editing = editingOf(column, 'en');
  if (editing === undefined) throw new Error(`${column} is not editable`);
  return withCellText(event, editing, text);
}

it('changes only the field of the cell', () => {
  expect(edited('status', 'threatened')).toEqual({ ...edited('review', 'reviewed'), status: 'threatened' });
  expect(edited('date', 'March 26, 2018').date).toBe('2018-03-26');
  expect(edited('date', '11–13 October 2021').date).toBe('2021-10-11/2021-10-13');
  expect(edited('people_expelled', '1 755').people_expelled).toBe(1755);
  expect(edited('people_expelled', '').people_expelled).toBeUndefined();
  expect(edited('tags', 'post; mail, , post').tags).toEqual(['post', 'mail']);
  expect(edited('short_title', '')).not.toHaveProperty('short_title');
});

it('edits the title in the language of the page', () => {
  expect(editingOf('title', 'en')?.field).toBe('title');
  expect(editingOf('title', 'ru')?.field).toBe('title_ru');
  expect(editingOf('sources', 'en')).toBeUndefined();
});

it('gives another kind its own code, except where a machine assigned the code', () => {
  expect(edited('kind', 'talks').cameo).toBeUndefined();
  expect(edited('title', 'Another title').cameo).toBe('1712');
  const coded = { ...EVENT, origin: 'GDELT', goldstein: -5 } as const;
  expect(edited('kind', 'talks', coded)).toMatchObject({ cameo: '1712', goldstein: -5 });
  expect(KIND.talks.cameo).not.toBe('1712');
});

it.each([
  ['date', '31 February 2018'],
  ['people_expelled', 'many'],
  ['people_expelled', '3,5'],
  ['people_expelled', '-3'],
  ['title', ''],
] as const)('refuses %s “%s” and names the field', (column, text) => {
  let error: unknown;
  try {
    edited(column, text);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(InvalidInput);
  expect((error as InvalidInput).errors[0]?.path).toBe(`/${column}`);
});

it('asks which of two dates is meant', () => {
  expect(() => edited('date', '03.04.2018')).toThrow(AmbiguousDate);
});
