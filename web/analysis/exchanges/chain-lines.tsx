import { linkHorizontal } from 'd3';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Chain } from '../../../domain/analysis/exchanges-result.ts';
import { formatLag } from '../../../domain/dates/lag.ts';
import type { Language } from '../../../domain/language/language.ts';
import { language, sides } from '../../state/page-state.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line from an action to a response, in px from the top left corner of the list. */
interface Line {
  readonly key: string;
  readonly path: string;
  readonly isRefusal: boolean;
  readonly label: LineLabel | undefined;
}

interface LineLabel extends Point {
  readonly text: string;
  readonly anchor: 'start' | 'end';
}

interface ChainLinesProps {
  readonly chain: Chain;
  /** The list of cards, each marked with `data-event`. */
  readonly list: { readonly current: HTMLElement | null };
}

/** The lines of a chain, drawn over the gap between its columns after the browser has placed the cards. */
export function ChainLines({ chain, list }: ChainLinesProps) {
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const locale = language.value;
  const columns = sides.value;
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const draw = () => {
      setSize({ width: element.clientWidth, height: element.clientHeight });
      setLines(placeLines(element, chain, locale));
    };
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => observer.disconnect();
  }, [chain, locale, columns]);
  return (
    <svg class="chain-lines" width={size.width} height={size.height} aria-hidden="true">
      {lines.map(({ key, path, isRefusal }) => (
        <path key={key} class={isRefusal ? 'chain-line is-refusal' : 'chain-line'} d={path} />
      ))}
      {lines.map(
        ({ key, label }) =>
          label && (
            <text key={key} class="chain-lag" x={label.x} y={label.y} text-anchor={label.anchor}>
              {label.text}
            </text>
          ),
      )}
    </svg>
  );
}

/** Narrower gaps mean that the cards are in one column, where the text of the card is enough. */
const MIN_GAP_PX = 8;
/** Labels closer than this would overlap. */
const LABEL_PX = 12;

function placeLines(list: HTMLElement, { events, links }: Chain, locale: Language): Line[] {
  const declined = new Set(events.filter(({ status }) => status === 'declined').map(({ id }) => id));
  const cards = new Map(
    [...list.querySelectorAll<HTMLElement>('[data-event]')].map((card) => [card.dataset.event, card]),
  );
  const middle = list.clientWidth / 2;
  const curve = linkHorizontal<unknown, Point>()
    .x(({ x }) => x)
    .y(({ y }) => y)
    .digits(1);
  const labelled: Point[] = [];
  return links.flatMap((link): Line[] => {
    const [action, response] = [cards.get(link.act), cards.get(link.answer)];
    if (!action || !response || link.error !== undefined) return [];
    const target = edgeOf(response, middle);
    const source = edgeOf(action, middle, target.x);
    if (Math.abs(source.x - target.x) < MIN_GAP_PX) return [];
    const hasRoom = labelled.every(({ x, y }) => x !== target.x || Math.abs(y - target.y) > LABEL_PX);
    if (hasRoom) labelled.push(target);
    const text = formatLag({ min: link.lag_min, max: link.lag_max }, locale);
    return [
      {
        key: `${link.act} ${link.answer}`,
        path: curve({ source, target }) ?? '',
        isRefusal: declined.has(link.answer),
        label: hasRoom ? labelAt(target, text, target.x > source.x) : undefined,
      },
    ];
  });
}

/** Beside the response, so that each of many responses to one action has its own label. */
function labelAt(target: Point, text: string, isRightward: boolean): LineLabel {
  return {
    text,
    x: target.x + (isRightward ? -6 : 6),
    y: target.y - 5,
    anchor: isRightward ? 'end' : 'start',
  };
}

/** Where a line meets a card. A card across both columns is met at its lower edge, as near to `towards` as possible. */
function edgeOf(card: HTMLElement, middle: number, towards = middle): Point {
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
