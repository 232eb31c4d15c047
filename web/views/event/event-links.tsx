import type { DaySpan } from '../../../domain/day-span.ts';
import { parseEdtf, sayDate } from '../../../domain/edtf-date.ts';
import { type EventWithLinks, type LinkedEvent, RELATIONS } from '../../../domain/event.ts';
import { lagBetween, sayLag } from '../../../domain/lag.ts';
import { messages } from '../../messages/messages.ts';
import { language } from '../../state.ts';
import { KindGlyph } from '../kind-glyph.tsx';
import { EventLink } from './event-link.tsx';

/** What it answered and what answered it, with the days between; then its other links, each way by its name. */
export function EventLinks({ event }: { readonly event: EventWithLinks }) {
  const { names, shell } = messages.value;
  const own = spanOf(event.date);
  const groups = RELATIONS.flatMap((relation) => [
    {
      title: names.relation[relation],
      links: event.linked_to.filter((link) => link.relation === relation),
      lag:
        relation === 'responds_to'
          ? (link: LinkedEvent) => sayLag(lagBetween(spanOf(link.date), own), language.value)
          : undefined,
    },
    {
      title: names.relationBack[relation],
      links: event.linked_from.filter((link) => link.relation === relation),
      lag:
        relation === 'responds_to'
          ? (link: LinkedEvent) => sayLag(lagBetween(own, spanOf(link.date)), language.value)
          : undefined,
    },
  ]).filter(({ links }) => links.length > 0);
  if (groups.length === 0) return null;

  return (
    <section class="event-links" aria-label={shell.event.links}>
      {groups.map(({ title, links, lag }) => (
        <div key={title} class={lag ? 'link-group is-answer' : 'link-group'}>
          <h3>{title}</h3>
          <ul>
            {links.map((link) => (
              <li key={link.id}>
                <KindGlyph kind={link.kind} status={link.status} />
                <div>
                  <EventLink id={link.id}>{link.title}</EventLink>
                  <p class="link-when">
                    {lag && <strong class="lag">{shell.event.later(lag(link))}</strong>}
                    <span title={link.date}>{sayDate(link.date, language.value)}</span>
                    <span class="quiet">{link.initiators.join(', ')}</span>
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function spanOf(date: string): DaySpan {
  const { first_day, last_day } = parseEdtf(date);
  return { first: first_day, last: last_day };
}
