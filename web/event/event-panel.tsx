import './event-panel.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EventWithLinks } from '../../domain/events/event.ts';
import { titleOf } from '../../domain/events/localized-text.ts';
import { fetchEvent, fetchRevisions } from '../api/events.ts';
import { type Query, useQuery } from '../api/use-query.ts';
import { formatInstant } from '../i18n/format-instant.ts';
import { messages } from '../i18n/messages.ts';
import { isKeyboardLastInput } from '../state/last-input.ts';
import {
  addressWith,
  changeCount,
  isEmbedded,
  language,
  openQuery,
  selectEvent,
  selectedEventTitle,
} from '../state/page-state.ts';
import { announce } from '../ui/announce.ts';
import { hasModifierKey } from '../ui/modifier-key.ts';
import { ProblemNotice } from '../ui/notice.tsx';
import { restore } from './changes.ts';
import { EventActions } from './event-actions.tsx';
import { EventFacts } from './event-facts.tsx';
import { EventHeading } from './event-heading.tsx';
import { EventLinks } from './event-links.tsx';
import { EventSources } from './event-sources.tsx';
import { MissingEvent } from './missing-event.tsx';
import { RevisionHistory } from './revision-history.tsx';

/** The panel with every detail of the selected event. */
export function EventPanel({ id }: { readonly id: string }) {
  const { shell } = messages.value;
  const query = useQuery(
    async (signal) => ({ asked: id, event: await fetchEvent(id, signal) }),
    [id, changeCount.value],
  );
  const [isTall, setTall] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const body = useRef<HTMLElement>(null);
  // While another event loads, the value is still the last one.
  const found = query.value?.asked === id ? query.value.event : undefined;
  const event = found?.id === id ? found : undefined;
  const title = event && titleOf(event, language.value);

  const keptId = found?.id;
  useEffect(() => {
    // The event was merged into another one, to which the server redirects.
    if (keptId !== undefined && keptId !== id) selectEvent(keptId, { replace: true });
  }, [keptId, id]);

  usePanelFocus(panel, event?.id);
  useEffect(() => {
    body.current?.scrollTo(0, 0);
  }, [id]);
  useEffect(() => {
    selectedEventTitle.value = title;
    if (title !== undefined) announce(title);
  }, [title]);

  return (
    <aside
      ref={panel}
      class={isTall ? 'event-panel is-tall' : 'event-panel'}
      aria-label={shell.event.panel}
      aria-busy={query.isLoading}
    >
      <EventActions id={id} event={event} isTall={isTall} onTall={() => setTall(!isTall)} />
      <section
        class="event-body"
        ref={body}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={shell.event.body}
      >
        {event && query.problem?.status === 404 && <DeletedNotice id={id} />}
        {event ? <EventArticle event={event} /> : <Waiting id={id} query={query} />}
      </section>
    </aside>
  );
}

function EventArticle({ event }: { readonly event: EventWithLinks }) {
  return (
    <article class="event">
      <EventHeading event={event} />
      <EventLinks event={event} />
      <InForceLink event={event} />
      <EventFacts event={event} />
      <EventSources sources={event.sources} />
      {!isEmbedded && <RevisionHistory key={event.id} event={event} />}
    </article>
  );
}

/** A link from a measure, an offer or a relief to the measures in force on its day. */
function InForceLink({ event }: { readonly event: EventWithLinks }) {
  const { analysis } = messages.value;
  const isRelief = event.kind === 'relief' || event.kind === 'proposal';
  if (!isRelief && event.in_force === undefined && event.in_force_until === undefined) return null;
  const lifts = event.links.some(({ relation }) => relation === 'lifts');
  const isOffer = event.kind === 'proposal' || event.status !== 'carried_out';
  const text = !lifts
    ? analysis.inForce.seeThisDay
    : isOffer
      ? analysis.inForce.seeOffer
      : analysis.inForce.seeLifted;
  const page = { view: 'in-force', on: event.date } as const;
  return (
    <p class="stood-then">
      <a
        href={addressWith(page)}
        onClick={(press) => {
          if (hasModifierKey(press)) return;
          press.preventDefault();
          openQuery(addressWith(page));
        }}
      >
        {text}
      </a>
    </p>
  );
}

/** Shown above the last version of an event that was deleted while the panel was open. */
function DeletedNotice({ id }: { readonly id: string }) {
  const { live } = messages.value;
  const query = useQuery((signal) => fetchRevisions(id, signal), [id, changeCount.value]);
  const [last] = query.value ?? [];
  if (last?.action !== 'deleted') return null;
  return (
    <div class="deleted-notice" role="status">
      <p>{live.deleted(formatInstant(last.at, language.value), last.author)}</p>
      <button type="button" class="button" onClick={() => restore(id)}>
        {live.restore}
      </button>
    </div>
  );
}

function Waiting({
  id,
  query,
}: {
  readonly id: string;
  readonly query: Pick<Query<unknown>, 'problem' | 'retry'>;
}) {
  const { problem } = query;
  if (!problem) return <p class="event-waiting quiet">{messages.value.shell.loading}</p>;
  if (problem.status === 404) return <MissingEvent id={id} />;
  return <ProblemNotice problem={problem} onRetry={query.retry} />;
}

/** Opened by keyboard, the panel moves the focus to its heading. Closed, it returns the focus to where it was. */
function usePanelFocus(panel: { readonly current: HTMLElement | null }, shownId: string | undefined): void {
  const previousFocus = useRef<Element | null>(null);
  const wantsFocus = useRef(false);

  useEffect(() => {
    previousFocus.current = document.activeElement;
    wantsFocus.current = isKeyboardLastInput.peek();
    const element = panel.current;
    return () => {
      const isFocusLost =
        document.activeElement === document.body || element?.contains(document.activeElement);
      if (isFocusLost && previousFocus.current instanceof HTMLElement && previousFocus.current.isConnected)
        previousFocus.current.focus();
    };
  }, []);

  useEffect(() => {
    if (shownId === undefined || !wantsFocus.current) return;
    wantsFocus.current = false;
    panel.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [shownId]);
}
