import './event-facts.css';
import type { ComponentChildren } from 'preact';
import { cameoName } from '../../domain/cameo/cameo-name.ts';
import { formatDate } from '../../domain/dates/format-date.ts';
import type { EventWithLinks } from '../../domain/events/event.ts';
import { shortTitleOf } from '../../domain/events/localized-text.ts';
import { partyName } from '../../domain/parties/party.ts';
import { messages } from '../i18n/messages.ts';
import { language } from '../state/page-state.ts';
import { shownName } from '../state/recorded-names.ts';
import { SeverityScale } from './severity-scale.tsx';

/** Parties, people, place, figures, validity and coding. Unknown facts are left out. */
export function EventFacts({ event }: { readonly event: EventWithLinks }) {
  const { names, shell } = messages.value;
  const { location } = event;
  return (
    <section aria-label={shell.event.facts}>
      <dl class="facts">
        <Fact name={names.field.initiators}>
          <Parties codes={event.initiators} />
        </Fact>
        {event.targets.length > 0 && (
          <Fact name={names.field.targets}>
            <Parties codes={event.targets} />
          </Fact>
        )}
        {event.participants.length > 0 && (
          <Fact name={names.field.participants}>
            <ul>
              {event.participants.map(({ name, office, party }) => (
                <li key={`${name} ${office}`}>
                  {shownName('person', name)}
                  {(office || party) && (
                    <span class="quiet">
                      {', '}
                      {[office && shownName('office', office), party && partyName(party, language.value)]
                        .filter(Boolean)
                        .join(', ')}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {location && (
          <Fact name={names.field.location}>
            {[
              location.place && shownName('place', location.place),
              location.country && partyName(location.country, language.value),
            ]
              .filter(Boolean)
              .join(', ')}
          </Fact>
        )}
        {event.people_expelled !== undefined && (
          <Fact name={names.field.people_expelled}>
            <span class="figure">{shell.number(event.people_expelled)}</span>
          </Fact>
        )}
        {event.missions_affected.length > 0 && (
          <Fact name={names.field.missions_affected}>
            <ul>
              {event.missions_affected.map((mission) => (
                <li key={mission}>{shownName('organisation', mission)}</li>
              ))}
            </ul>
          </Fact>
        )}
        <InForce event={event} />
        <ChartLabel event={event} />
        <Fact name={names.field.goldstein}>
          <SeverityScale goldstein={event.goldstein} />
        </Fact>
        <Fact name={names.field.cameo}>
          <code>{event.cameo}</code> {cameoName(event.cameo, language.value)}
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Parties({ codes }: { readonly codes: readonly string[] }) {
  return (
    <ul class="parties">
      {codes.map((code) => (
        <li key={code}>
          {partyName(code, language.value)} <span class="code">{code}</span>
        </li>
      ))}
    </ul>
  );
}

/** The event's own label for charts, and whether it is pinned; nothing for other events. */
function ChartLabel({ event }: { readonly event: EventWithLinks }) {
  const { names, shell } = messages.value;
  const label = shortTitleOf(event, language.value);
  if (label === undefined && !event.pinned) return null;
  return (
    <Fact name={names.field.short_title}>
      {label !== undefined && <p>{label}</p>}
      {event.pinned && <p class="quiet">{shell.event.pinned}</p>}
    </Fact>
  );
}

/** The period in which a measure is or was in force; nothing for other events. */
function InForce({ event }: { readonly event: EventWithLinks }) {
  const { names, shell } = messages.value;
  const { in_force, in_force_until } = event;
  if (in_force === undefined && in_force_until === undefined) return null;
  const since = formatDate(event.date, language.value);
  const until = in_force_until && formatDate(in_force_until, language.value);
  return (
    <Fact name={names.field.in_force}>
      {in_force && <strong class="in-force-mark">{shell.event.inForce}</strong>}{' '}
      {until
        ? shell.event.inForceFromUntil(since, until)
        : in_force
          ? shell.event.inForceSince(since)
          : shell.event.ended(since)}
    </Fact>
  );
}
