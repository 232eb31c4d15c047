import type { EventWithLinks } from '../../domain/events/event.ts';
import type { Revision } from '../../domain/events/revision.ts';
import { formatInstant } from '../i18n/format-instant.ts';
import { messages } from '../i18n/messages.ts';
import { language } from '../state/page-state.ts';
import { RestoreIcon } from '../ui/icons.tsx';
import { restore } from './changes.ts';
import { fieldChanges } from './field-changes.ts';

interface RevisionListProps {
  readonly event: EventWithLinks;
  readonly revisions: readonly Revision[];
}

/** Who changed what and when, newest first, with a button that restores each version. */
export function RevisionList({ event, revisions }: RevisionListProps) {
  return (
    <ol>
      {revisions.map((revision) => (
        <RevisionItem key={revision.version} event={event} revision={revision} />
      ))}
    </ol>
  );
}

function RevisionItem({ event, revision }: { readonly event: EventWithLinks; readonly revision: Revision }) {
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
          {changes.map(({ field, name, changes: parts }) => (
            <div key={field}>
              <dt>{name}</dt>
              <dd lang={field.endsWith('_ru') ? 'ru' : undefined}>
                {parts.map(({ change, text }, index) => {
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
        <button
          type="button"
          class="text-button"
          onClick={() => restore(event.id, revision.version, event.version)}
        >
          <RestoreIcon />
          {shell.history.restore(revision.version)}
        </button>
      )}
    </li>
  );
}
