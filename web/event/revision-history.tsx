import './revision-history.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EventWithLinks } from '../../domain/events/event.ts';
import { fetchRevisions } from '../api/events.ts';
import { loadCode } from '../api/load-code.ts';
import { useQuery } from '../api/use-query.ts';
import { formatInstant } from '../i18n/format-instant.ts';
import { messages } from '../i18n/messages.ts';
import { language } from '../state/page-state.ts';
import { requestedHistory } from '../state/requested-history.ts';
import { ProblemNotice } from '../ui/notice.tsx';

/** The revisions of an event. They and the code that compares them are loaded when the user opens this section. */
export function RevisionHistory({ event }: { readonly event: EventWithLinks }) {
  const { shell } = messages.value;
  const [isOpen, setOpen] = useState(false);
  const section = useRef<HTMLElement>(null);
  const isRequested = requestedHistory.value === event.id;
  useEffect(() => {
    if (!isRequested) return;
    requestedHistory.value = undefined;
    setOpen(true);
    section.current?.scrollIntoView({ block: 'start' });
  }, [isRequested]);
  const list = useQuery(isOpen ? () => loadCode(() => import('./revision-list.tsx')) : undefined, [isOpen]);
  const revisions = useQuery(isOpen ? (signal) => fetchRevisions(event.id, signal) : undefined, [
    isOpen,
    event.id,
    event.version,
  ]);
  const failed = [list, revisions].find(({ problem }) => problem !== undefined);
  return (
    <section ref={section} class="history" aria-label={shell.history.title}>
      <details open={isOpen} onToggle={(toggle) => setOpen(toggle.currentTarget.open)}>
        <summary>
          {shell.history.title}
          <span class="quiet">
            {shell.history.version(event.version, formatInstant(event.updated_at, language.value))}
          </span>
        </summary>
        {failed?.problem && <ProblemNotice problem={failed.problem} onRetry={failed.retry} />}
        {list.value && revisions.value ? (
          <list.value.RevisionList event={event} revisions={revisions.value} />
        ) : (
          isOpen && !failed && <p class="quiet">{shell.loading}</p>
        )}
        <p class="event-id">
          <code>{event.id}</code>
        </p>
      </details>
    </section>
  );
}
