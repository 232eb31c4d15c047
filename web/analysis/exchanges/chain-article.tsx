import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Chain, ChainEvent, ChainLink } from '../../../domain/analysis/exchanges-result.ts';
import { formatLag } from '../../../domain/dates/lag.ts';
import type { Language } from '../../../domain/language/language.ts';
import { partyName } from '../../../domain/parties/party.ts';
import { messages } from '../../i18n/messages.ts';
import { isEmbedded, language, openForm, sides } from '../../state/page-state.ts';
import { titleOf } from '../../timeline/render/event-texts.ts';
import { EventDate, EventLine } from '../event-line.tsx';

/**
 * A chain in two columns that face each other, its events one under the other in the order of their dates; between the
 * columns a line from each act to its answers, and on it the days between.
 */
export function ChainArticle({ chain }: { readonly chain: Chain }) {
  const words = messages.value.analysis.exchanges;
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
              links={chain.links.filter(({ answer }) => answer === event.id)}
              byId={byId}
              before={chain.events[index - 1]?.id}
            />
          </li>
        ))}
      </ol>
      {chain.total > chain.events.length && (
        <p class="quiet chain-rest">{words.left(chain.total - chain.events.length)}</p>
      )}
    </article>
  );
}

interface ChainCardProps {
  readonly event: ChainEvent;
  readonly links: readonly ChainLink[];
  readonly byId: ReadonlyMap<string, ChainEvent>;
  /** The event above: what answers that need not name it where a line shows it. */
  readonly before: string | undefined;
}

function ChainCard({ event, links, byId, before }: ChainCardProps) {
  const { analysis } = messages.value;
  const words = analysis.exchanges;
  const who = event.initiators.map((code) => partyName(code, language.value)).join(', ');
  const isThird = event.side === 'joint' || event.side === 'context';
  return (
    <EventLine event={event} class={event.in_filter ? 'chain-card' : 'chain-card is-outside'}>
      <p>
        <EventDate date={event.date} />
        {(isThird || event.initiators.length > 1) && ` · ${who}`}
        {event.people_expelled !== undefined && <strong> · {analysis.people(event.people_expelled)}</strong>}
        {event.status === 'declined' && <strong> · {words.declined}</strong>}
        {!event.in_filter && ` · ${words.outside}`}
      </p>
      {links.length > 0 && (
        <ul class="chain-links">
          {links.map((link) => (
            <LinkLine
              key={link.act}
              link={link}
              answer={event}
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
  readonly answer: ChainEvent;
  readonly act: ChainEvent | undefined;
  readonly isAbove: boolean;
}

function LinkLine({ link, answer, act, isAbove }: LinkLineProps) {
  const { analysis, shell } = messages.value;
  const words = analysis.exchanges;
  if (act === undefined) return null;
  const title = titleOf(act, language.value);
  const lag = formatLag({ min: link.lag_min, max: link.lag_max }, language.value);
  if (link.error !== undefined) {
    return (
      <li class="chain-error">
        {link.error === 'older' ? words.older(lag, title) : words.circular(title)}{' '}
        {!isEmbedded && (
          <button type="button" class="text-button" onClick={() => openForm('edit', answer.id)}>
            {words.mend}
          </button>
        )}
      </li>
    );
  }
  const isSameDay = link.lag_min <= 0 && link.lag_max === 0;
  const proportion =
    answer.people_expelled !== undefined && act.people_expelled !== undefined
      ? words.proportion(shell.number(answer.people_expelled), shell.number(act.people_expelled))
      : undefined;
  return (
    <li>
      <span class={isAbove && act.side !== answer.side ? 'is-drawn' : ''}>
        {isSameDay ? words.same(title) : words.after(lag, title)}
      </span>
      {proportion && <strong class="proportion"> {proportion}</strong>}
    </li>
  );
}

interface Line {
  readonly key: string;
  readonly path: string;
  readonly isRefusal: boolean;
  readonly word:
    | {
        readonly text: string;
        readonly x: number;
        readonly y: number;
        readonly anchor: 'start' | 'middle' | 'end';
      }
    | undefined;
}

/** Drawn over the gap between the columns, once it is known where the cards have come to stand. */
function ChainLines({
  chain,
  list,
}: {
  readonly chain: Chain;
  readonly list: { readonly current: HTMLElement | null };
}) {
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const locale = language.value;
  const columns = sides.value;
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const draw = () => {
      setSize({ width: element.clientWidth, height: element.clientHeight });
      setLines(linesOf(element, chain, locale));
    };
    draw();
    const watch = new ResizeObserver(draw);
    watch.observe(element);
    return () => watch.disconnect();
  }, [chain, locale, columns]);
  return (
    <svg class="chain-lines" width={size.width} height={size.height} aria-hidden="true">
      {lines.map(({ key, path, isRefusal }) => (
        <path key={key} class={isRefusal ? 'chain-line is-refusal' : 'chain-line'} d={path} />
      ))}
      {lines.map(
        ({ key, word }) =>
          word && (
            <text key={key} class="chain-lag" x={word.x} y={word.y} text-anchor={word.anchor}>
              {word.text}
            </text>
          ),
      )}
    </svg>
  );
}

function linesOf(list: HTMLElement, { events, links }: Chain, locale: Language): Line[] {
  const declined = new Set(events.filter(({ status }) => status === 'declined').map(({ id }) => id));
  const cards = new Map(
    [...list.querySelectorAll<HTMLElement>('[data-event]')].map((card) => [card.dataset.event, card]),
  );
  const middle = list.clientWidth / 2;
  const taken: { readonly x: number; readonly y: number }[] = [];
  return links.flatMap((link) => {
    const [act, answer] = [cards.get(link.act), cards.get(link.answer)];
    if (!act || !answer || link.error !== undefined) return [];
    const to = edgeOf(answer, middle);
    const from = edgeOf(act, middle, to.x);
    // In one column there is no gap to cross: the words on the card say it.
    if (Math.abs(from.x - to.x) < 8) return [];
    const bend = (to.x - from.x) * 0.5;
    const path = `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
    // Beside the answer: of many answers to one act each line has its own words.
    const isFree = taken.every(({ x, y }) => x !== to.x || Math.abs(y - to.y) > 12);
    if (isFree) taken.push(to);
    const lag = formatLag({ min: link.lag_min, max: link.lag_max }, locale);
    const isRightward = to.x > from.x;
    return [
      {
        key: `${link.act} ${link.answer}`,
        path,
        isRefusal: declined.has(link.answer),
        word: isFree
          ? {
              text: lag,
              x: to.x + (isRightward ? -6 : 6),
              y: to.y - 5,
              anchor: isRightward ? 'end' : 'start',
            }
          : undefined,
      },
    ];
  });
}

/** Where a card meets the gap between the columns; one across both, where it is nearest to `towards`. */
function edgeOf(
  card: HTMLElement,
  middle: number,
  towards = middle,
): { readonly x: number; readonly y: number } {
  const inner = card.firstElementChild instanceof HTMLElement ? card.firstElementChild : card;
  const left = inner.offsetLeft;
  const right = left + inner.offsetWidth;
  if (left < middle && right > middle) {
    const x = Math.min(Math.max(towards, left + 12), right - 12);
    return { x: x === towards ? middle : x, y: inner.offsetTop + inner.offsetHeight };
  }
  const y = inner.offsetTop + Math.min(inner.offsetHeight / 2, 18);
  return { x: right <= middle ? right : left, y };
}
