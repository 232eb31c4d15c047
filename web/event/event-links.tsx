import './event-links.css';
import type { DaySpan } from '../../domain/dates/day-span.ts';
import { parseEdtf } from '../../domain/dates/edtf-date.ts';
import { formatDate } from '../../domain/dates/format-date.ts';
import { formatLag, lagBetween } from '../../domain/dates/lag.ts';
import type { EventWithLinks, LinkedEvent } from '../../domain/events/event.ts';
import { RELATIONS, type Relation } from '../../domain/events/event-values.ts';
import { messages } from '../i18n/messages.ts';
import { isEmbedded, language, openForm } from '../state/page-state.ts';
import { EventTitle } from '../ui/event-title.tsx';
import { AddIcon } from '../ui/icons.tsx';
import { KindGlyph } from '../ui/kind-glyph.tsx';
import { UntranslatedMark } from '../ui/untranslated-mark.tsx';
import { EventLink } from './event-link.tsx';

interface LinkGroup {
  readonly title: string;
  readonly links: readonly LinkedEvent[];
  /** How long the response took; only for responses. */
  readonly lag?: (link: LinkedEvent) => string;
}

/** The event's links in both directions, grouped by relation; responses with the days between. */
export function EventLinks({ event }: { readonly event: EventWithLinks }) {
  const { shell } = messages.value;
  const groups = RELATIONS.flatMap((relation) => groupsOf(event, relation)).filter(
    ({ links }) => links.length > 0,
  );
  if (groups.length === 0 && isEmbedded) return null;

  return (
    <section class="event-links" aria-label={shell.event.links}>
      {groups.map(({ title, links, lag }) => (
        <div key={title} class="link-group">
          <h3>{title}</h3>
          <ul>
            {links.map((link) => (
              <li key={link.id}>
                <KindGlyph kind={link.kind} status={link.status} />
                <div>
                  <EventLink id={link.id}>
                    <EventTitle event={link} />
                  </EventLink>
                  <UntranslatedMark event={link} />
                  <p class="link-when">
                    {lag && <strong class="lag">{lag(link)}</strong>}
                    <span title={link.date}>{formatDate(link.date, language.value)}</span>
                    <span class="quiet">{link.initiators.join(', ')}</span>
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {!isEmbedded && (
        <button type="button" class="text-button" onClick={() => openForm('respond', event.id)}>
          <AddIcon /> {shell.event.respond}
        </button>
      )}
    </section>
  );
}

/** The two directions of a relation, each in order of date. */
function groupsOf(event: EventWithLinks, relation: Relation): LinkGroup[] {
  const { names } = messages.value;
  const own = spanOf(event.date);
  const to = { title: names.relation[relation], links: byDate(event.linked_to, relation) };
  const from = { title: names.inverseRelation[relation], links: byDate(event.linked_from, relation) };
  if (relation !== 'responds_to') return [to, from];
  return [
    { ...to, lag: ({ date }) => formatLag(lagBetween(spanOf(date), own), language.value, 'after') },
    {
      ...from,
      lag: ({ date }) => formatLag(lagBetween(own, spanOf(date)), language.value, 'later'),
    },
  ];
}

function byDate(links: readonly LinkedEvent[], relation: Relation): LinkedEvent[] {
  return links
    .filter((link) => link.relation === relation)
    .sort((a, b) => spanOf(a.date).first - spanOf(b.date).first);
}

function spanOf(date: string): DaySpan {
  const { first_day, last_day } = parseEdtf(date);
  return { first: first_day, last: last_day };
}
