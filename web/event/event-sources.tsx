import './event-sources.css';
import { formatDate } from '../../domain/dates/format-date.ts';
import type { EventWithLinks } from '../../domain/events/event.ts';
import { messages } from '../i18n/messages.ts';
import { language } from '../state/page-state.ts';
import { shownName } from '../state/recorded-names.ts';

/** The sources of an event. */
export function EventSources({ sources }: Pick<EventWithLinks, 'sources'>) {
  const { names, shell } = messages.value;
  return (
    <section class="event-sources">
      <h3>{names.field.sources}</h3>
      {sources.length === 0 && <p class="quiet">{shell.event.noSources}</p>}
      <ol>
        {sources.map(({ publisher, title, published, url, quote, archived_url }) => (
          <li key={`${publisher} ${title} ${url}`}>
            <p>
              <span class="source-publisher">{shownName('publisher', publisher)}</span>
              {published && <span class="quiet"> {formatDate(published, language.value)}</span>}
            </p>
            {(title || url) && (
              <p>
                {url ? (
                  <a href={url} target="_blank" rel="noreferrer">
                    {title ?? url}
                    <span class="hidden"> {shell.opensOutside}</span>
                  </a>
                ) : (
                  title
                )}
              </p>
            )}
            {quote && <blockquote>{quote}</blockquote>}
            {archived_url && (
              <p>
                <a class="quiet" href={archived_url} target="_blank" rel="noreferrer">
                  {shell.event.archived}
                  <span class="hidden"> {shell.opensOutside}</span>
                </a>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
