import { expect, it } from 'vitest';
import { eventInput } from '../../../domain/events/event.ts';
import { COMPARED_FIELDS } from '../../../web/form/model/conflict.ts';
import { READING_ORDER } from '../../../web/form/model/field-errors.ts';

/** What an analyst records: the score follows from the code, and whether a machine coded it is not for a person to write. */
const written = Object.keys(eventInput.shape).filter((field) => !['goldstein', 'origin'].includes(field));

it('two versions are compared in every field but the id, which never changes', () => {
  expect(COMPARED_FIELDS.toSorted()).toEqual(written.filter((field) => field !== 'id').sort());
});

it('an error in any field has its place in the reading order', () => {
  const fields = written.flatMap((field) => (field === 'location' ? ['place', 'country'] : [field]));
  expect(READING_ORDER.toSorted()).toEqual(fields.sort());
});
