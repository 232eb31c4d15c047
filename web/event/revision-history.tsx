import './revision-history.css';
import { useState } from 'preact/hooks';
import type { EventWithLinks } from '../../domain/events/event.ts';
import type { Revision } from '../../domain/events/revision.ts';
import { fetchRevisions } from '../api/events.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { language } from '../state/page-state.ts';
import { RestoreIcon } from '../ui/icons.tsx';
import { ProblemNotice } from '../ui/notice.tsx';
import { restore } from './changes.ts';
import { fieldChanges } from './field-changes.ts';
import { formatInstant } from './format-instant.ts';

/** Every version of an event: who, when, what changed; and the way back to each. Asked for when it is opened. */
export function RevisionHistory({ event }: { readonly event: EventWithLinks }) {
  const { shell } = messages.value;
  const [isOpen, setOpen] = useState(false);
  const answer = useQuery(isOpen ? (signal) => fetchRevisions(event.id, signal) : undefined, [
    isOpen,
    event.id,
    event.version,
  ]);
  return (
    <section class="history" aria-label={shell.history.title}>
      <details open={isOpen} onToggle={(toggle) => setOpen(toggle.currentTarget.open)}>
        <summary>
          {shell.history.title}
          <span class="quiet">
            {shell.history.version(event.version, formatInstant(event.updated_at, language.value))}
          </span>
        </summary>
        {answer.problem && <ProblemNotice problem={answer.problem} onRetry={answer.retry} />}
        {isOpen && !answer.value && !answer.problem && <p class="quiet">{shell.loading}</p>}
        <ol>
          {answer.value?.map((revision) => (
            <RevisionEntry key={revision.version} event={event} revision={revision} />
          ))}
        </ol>
        <p class="event-id">
          <code>{event.id}</code>
        </p>
      </details>
    </section>
  );
}

function RevisionEntry({ event, revision }: { readonly event: EventWithLinks; readonly revision: Revision }) {
  const { shell } = messages.value;
  const isCurrent = revision.version === event.version;
  const changes =
    revision.before && revision.after ? fieldChanges(revision, messages.value, language.value) : [];
  return (
    <li class="revision">
      <p class="revision-head">
        <strong>{shell.history.action[revision.action]}</strong>
        <span class="quiet">
          {formatInstant(revision.at, language.value)}, {revision.author}
        </span>
        <span class="quiet revision-version">{shell.history.number(revision.version)}</span>
      </p>
      {changes.length > 0 && (
        <dl class="revision-changes">
          {changes.map(({ field, name, changes: texts }) => (
            <div key={field}>
              <dt>{name}</dt>
              <dd lang={field.endsWith('_ru') ? 'ru' : undefined}>
                {texts.map(({ change, text }, index) => {
                  const key = `${index} ${change}`;
                  if (change === 'added') return <ins key={key}>{text}</ins>;
                  if (change === 'removed') return <del key={key}>{text}</del>;
                  return <span key={key}>{text}</span>;
                })}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {!isCurrent && revision.after && (
        <button type="button" class="text-button" onClick={() => restore(event.id, revision.version)}>
          <RestoreIcon />
          {shell.history.restore(revision.version)}
        </button>
      )}
    </li>
  );
}
