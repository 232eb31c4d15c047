import { type CheckedEvent, checkEvent, type EventInput } from '../../domain/events/event.ts';

/** An event between Ruritania (`XR`) and Freedonia (`XF`), in which a test says only what matters to it. */
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

/** The same, checked: what `db/` takes. */
export function checkedTestEvent(event: Partial<EventInput> = {}): CheckedEvent {
  return checkEvent(testEvent(event));
}
