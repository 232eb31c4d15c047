import { sayDate } from '../../../domain/edtf-date.ts';
import type { EventWithLinks } from '../../../domain/event.ts';
import { KIND } from '../../../domain/kind.ts';
import { messages } from '../../messages/messages.ts';
import { language, setFilter } from '../../state.ts';
import { KindGlyph } from '../kind-glyph.tsx';

/** What happened and when; the same in Russian, where it is given. */
export function EventHeading({ event }: { readonly event: EventWithLinks }) {
  const { names, shell } = messages.value;
  return (
    <header class="event-heading">
      <p class="event-kind">
        <KindGlyph kind={event.kind} status={event.status} />
        <span
          class={`event-kind-name family-${KIND[event.kind].family}`}
          title={names.kindMeaning[event.kind]}
        >
          {names.kind[event.kind]}
        </span>
        {event.status !== 'carried_out' && <span class="mark">{names.status[event.status]}</span>}
        <span class={`event-review review-${event.review}`} title={shell.event.reviewMeaning[event.review]}>
          {names.review[event.review]}
        </span>
        {event.origin && (
          <span class="event-origin" title={shell.event.originMeaning}>
            {names.coder[event.origin]}
          </span>
        )}
      </p>
      <h2 tabIndex={-1}>{event.title}</h2>
      <p class="event-date">
        <time>{sayDate(event.date, language.value)}</time> <code title={shell.event.edtf}>{event.date}</code>
      </p>
      {event.summary && <p class="event-summary">{event.summary}</p>}
      {(event.title_ru || event.summary_ru) && (
        <details class="event-russian">
          <summary>{shell.event.inRussian}</summary>
          <div lang="ru">
            {event.title_ru && <p class="event-title-ru">{event.title_ru}</p>}
            {event.summary_ru && <p>{event.summary_ru}</p>}
          </div>
        </details>
      )}
      {event.tags.length > 0 && (
        <ul class="tags" aria-label={names.field.tags}>
          {event.tags.map((tag) => (
            <li key={tag}>
              <button
                type="button"
                class="tag"
                title={shell.event.filterBy(tag)}
                onClick={() => setFilter({ tag: [tag] })}
              >
                {tag}
              </button>
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}
