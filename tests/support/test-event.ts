import { type CheckedEvent, checkEvent, type EventInput } from '../../domain/events/event.ts';

/** A valid event between Ruritania (`XR`) and Freedonia (`XF`), with the given fields. */
export function testEvent(event: Partial<EventInput> = {}): EventInput {
  return {
    date: '2018-03-26',
    title: 'Ruritania expels three Freedonian diplomats',
    kind: 'expulsion',
    initiators: ['XR'],
    targets: ['XF'],
    ...event,
  };
}

/** The same event, validated, as `db/` takes it. */
export function checkedTestEvent(event: Partial<EventInput> = {}): CheckedEvent {
  return checkEvent(testEvent(event));
}
