import type { EventInput } from '../../domain/events/event.ts';
import type { RequestOptions } from './connection.ts';

/** An event of typical size with its request: it has a source, a person, a tag and a link to the event before. */
export function createNote(
  series: string,
  turn: number,
  verb = 'reads a note',
): { readonly id: string; readonly request: RequestOptions } {
  const idOf = (number: number) => `2018-03-26-bench-${series}-${number}`;
  const event: EventInput = {
    id: idOf(turn),
    date: '2018-03-26',
    title: `Ruritania ${verb} to Freedonia (${series}, ${turn})`,
    summary: 'The Foreign Minister of Ruritania spoke of the Zenda treaty. No date was set for a next round.',
    kind: 'statement',
    initiators: ['XR'],
    targets: ['XF'],
    participants: [{ name: 'Rupert of Hentzau', office: 'Foreign Minister', party: 'XR' }],
    location: { place: 'Strelsau', country: 'XR' },
    sources: [{ publisher: 'Strelsau Gazette', url: `https://news.example/bench/${series}/${turn}` }],
    tags: ['the Zenda treaty'],
    ...(turn > 0 && { links: [{ to: idOf(turn - 1), relation: 'responds_to' }] }),
  };
  const headers = { 'Content-Type': 'application/json' };
  return { id: idOf(turn), request: { method: 'POST', headers, body: JSON.stringify(event) } };
}
