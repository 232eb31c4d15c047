import { formatDate } from '../../domain/dates/format-date.ts';
import type { EventWithLinks } from '../../domain/events/event.ts';
import { KIND } from '../../domain/events/kind.ts';
import { summaryLanguage, summaryOf, titleLanguage } from '../../domain/events/localized-text.ts';
import type { Language } from '../../domain/language/language.ts';
import { messages } from '../i18n/messages.ts';
import { language, setFilter } from '../state/page-state.ts';
import { EventTitle } from '../ui/event-title.tsx';
import { KindGlyph } from '../ui/kind-glyph.tsx';
import { UntranslatedMark } from '../ui/untranslated-mark.tsx';
import { TranslationNote } from './translation-note.tsx';

/** Kind, title, date, summary and tags, with the texts in the other language if there are any. */
export function EventHeading({ event }: { readonly event: EventWithLinks }) {
  const { names, shell } = messages.value;
  const summary = summaryOf(event, language.value);
  const other = otherTexts(event, language.value);
  return (
    <header class="event-heading">
      <p class="event-kind">
        <KindGlyph kind={event.kind} status={event.status} />
        <span class={`event-kind-name family-${KIND[event.kind].family}`} title={names.kindHint[event.kind]}>
          {names.kind[event.kind]}
        </span>
        {event.status !== 'carried_out' && <span class="mark">{names.status[event.status]}</span>}
        <span class={`event-review review-${event.review}`} title={shell.event.reviewHint[event.review]}>
          {names.review[event.review]}
        </span>
        {event.origin && (
          <span class="event-origin" title={shell.event.originHint}>
            {names.coder[event.origin]}
          </span>
        )}
      </p>
      <h2 tabIndex={-1}>
        <EventTitle event={event} />
        <UntranslatedMark event={event} />
      </h2>
      <p class="event-date">
        <time>{formatDate(event.date, language.value)}</time>{' '}
        <code title={shell.event.edtf}>{event.date}</code>
      </p>
      {summary && (
        <p class="event-summary" lang={summaryLanguage(event, language.value)}>
          {summary}
        </p>
      )}
      <TranslationNote event={event} />
      {other && (
        <details class="event-russian">
          <summary>{shell.event.otherLanguage}</summary>
          <div lang={shell.event.otherCode}>
            {other.title && <p class="event-title-ru">{other.title}</p>}
            {other.summary && <p>{other.summary}</p>}
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

/** Title and summary in the other language, as far as they are not shown above; undefined if there are none. */
function otherTexts(event: EventWithLinks, shown: Language) {
  const [title, summary] = shown === 'en' ? [event.title_ru, event.summary_ru] : [event.title, event.summary];
  const other = {
    title: titleLanguage(event, shown) === shown ? title : undefined,
    summary: summaryLanguage(event, shown) === shown ? summary : undefined,
  };
  return other.title || other.summary ? other : undefined;
}
