import { expect, it } from 'vitest';
import { eventInput } from '../../../domain/events/event.ts';
import { READING_ORDER } from '../../../web/form/model/field-errors.ts';

it('the reading order of errors contains every field that the form shows', () => {
  const notInTheForm = ['goldstein', 'origin'];
  const fields = Object.keys(eventInput.shape)
    .filter((field) => !notInTheForm.includes(field))
    .flatMap((field) => (field === 'location' ? ['place', 'country'] : [field]));
  expect(READING_ORDER.toSorted()).toEqual(fields.sort());
});
