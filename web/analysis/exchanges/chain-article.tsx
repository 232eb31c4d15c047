import { useRef } from 'preact/hooks';
import type { Chain, ChainEvent, ChainLink } from '../../../domain/analysis/exchanges-result.ts';
import { formatLag } from '../../../domain/dates/lag.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import { partyName } from '../../../domain/parties/party.ts';
import { messages } from '../../i18n/messages.ts';
import { isEmbedded, language, openForm } from '../../state/page-state.ts';
import { EventDate, EventLine } from '../event-line.tsx';
import { ChainLines } from './chain-lines.tsx';

/**
 * A chain of actions and responses: one column per side, events from top to bottom by date. Lines between the columns
 * connect each action with its responses and show the days between.
 */
export function ChainArticle({ chain }: { readonly chain: Chain }) {
  const texts = messages.value.analysis.exchanges;
  const byId = new Map(chain.events.map((event) => [event.id, event]));
  const list = useRef<HTMLOListElement>(null);
  return (
    <article class="chain">
      <ChainLines chain={chain} list={list} />
      <ol ref={list}>
        {chain.events.map((event, index) => (
          <li key={event.id} class={`chain-event side-${event.side}`} data-event={event.id}>
            <ChainCard
              event={event}
              links={chain.links.filter((link) => link.answer === event.id)}
              byId={byId}
              before={chain.events[index - 1]?.id}
            />
          </li>
        ))}
      </ol>
      {chain.total > chain.events.length && (
        <p class="quiet chain-rest">{texts.left(chain.total - chain.events.length)}</p>
      )}
    </article>
  );
}

interface ChainCardProps {
  readonly event: ChainEvent;
  readonly links: readonly ChainLink[];
  readonly byId: ReadonlyMap<string, ChainEvent>;
  /** Id of the event above. A response to it need not repeat its title where a line shows the link. */
  readonly before: string | undefined;
}

function ChainCard({ event, links, byId, before }: ChainCardProps) {
  const { analysis } = messages.value;
  const texts = analysis.exchanges;
  const who = event.initiators.map((code) => partyName(code, language.value)).join(', ');
  const isThird = event.side === 'joint' || event.side === 'context';
  return (
    <EventLine event={event} class={event.in_filter ? 'chain-card' : 'chain-card is-outside'}>
      <p>
        <EventDate date={event.date} />
        {(isThird || event.initiators.length > 1) && ` · ${who}`}
        {event.people_expelled !== undefined && <strong> · {analysis.people(event.people_expelled)}</strong>}
        {event.status === 'declined' && <strong> · {texts.declined}</strong>}
        {!event.in_filter && ` · ${texts.outside}`}
      </p>
      {links.length > 0 && (
        <ul class="chain-links">
          {links.map((link) => (
            <LinkLine
              key={link.act}
              link={link}
              response={event}
              act={byId.get(link.act)}
              isAbove={link.act === before}
            />
          ))}
        </ul>
      )}
    </EventLine>
  );
}

interface LinkLineProps {
  readonly link: ChainLink;
  readonly response: ChainEvent;
  readonly act: ChainEvent | undefined;
  readonly isAbove: boolean;
}

function LinkLine({ link, response, act, isAbove }: LinkLineProps) {
  const { analysis, shell } = messages.value;
  const texts = analysis.exchanges;
  if (act === undefined) return null;
  const title = titleOf(act, language.value);
  const lag = { min: link.lag_min, max: link.lag_max };
  if (link.error !== undefined) {
    return (
      <li class="chain-error">
        {link.error === 'older' ? texts.older(formatLag(lag, language.value), title) : texts.circular(title)}{' '}
        {!isEmbedded && (
          <button type="button" class="text-button" onClick={() => openForm('edit', response.id)}>
            {texts.fix}
          </button>
        )}
      </li>
    );
  }
  const isSameDay = link.lag_min <= 0 && link.lag_max === 0;
  const proportion =
    response.people_expelled !== undefined && act.people_expelled !== undefined
      ? texts.proportion(shell.number(response.people_expelled), shell.number(act.people_expelled))
      : undefined;
  return (
    <li>
      <span class={isAbove && act.side !== response.side ? 'is-drawn' : ''}>
        {isSameDay ? texts.sameDay(title) : texts.after(formatLag(lag, language.value, 'after'), title)}
      </span>
      {proportion && <strong class="proportion"> {proportion}</strong>}
    </li>
  );
}
