import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Sides, sideOf } from '../../../domain/parties/side.ts';
import { fetchLatestEvent, type LatestEvent } from '../../api/event-summary.ts';
import { useQuery } from '../../api/use-query.ts';
import { filterChips } from '../../filter/filter-chips.ts';
import { messages } from '../../i18n/messages.ts';
import { addressWith, changeCount, filter, language, selectEvent, sides } from '../../state/page-state.ts';
import { announce } from '../../ui/announce.ts';
import { hasModifierKey } from '../../ui/modifier-key.ts';
import type { TimelineModel } from '../state/timeline-model.ts';
import { type Headline, headlineOf, type NamedEvent } from './headline.ts';
import { type HeadlineEvent, headlineFacts } from './headline-facts.ts';

/** The headline waits until the window has not moved for this long: it is no text to read during a gesture. */
const REST_MS = 120;
const ANNOUNCE_DELAY_MS = 700;

/** What the chart shows in two lines at most: the relation and its days, what stands out, and the latest event. */
export function HeadlineView({ model }: { readonly model: TimelineModel }) {
  const headline = useHeadline(model);
  useAnnouncement(model, headline?.subject);
  return <p class="headline">{headline && <Sentences headline={headline} />}</p>;
}

function useHeadline(model: TimelineModel): Headline | undefined {
  const whole = model.whole.value;
  const detail = model.detail.value;
  const filters = filter.value;
  const pair = sides.value;
  const latest = useQuery(
    whole && !whole.complete ? (signal) => fetchLatestEvent(filters, signal) : undefined,
    [whole?.complete, filters, changeCount.value],
  ).value;
  const span = useRested(model.isWhole.value ? undefined : model.window.span.value);
  return useMemo(
    () =>
      whole &&
      detail &&
      headlineOf(
        headlineFacts({ whole, detail, window: span, latest: latest && asHeadlineEvent(latest, pair) }),
        {
          sides: pair,
          filterText: filterText(),
          texts: messages.value.chart.headline,
          language: language.value,
        },
      ),
    [whole, detail, span, latest, pair, filters, messages.value],
  );
}

/** An event that an analyst has reviewed does not count as machine-coded. */
function asHeadlineEvent({ origin, review, ...event }: LatestEvent, pair: Sides): HeadlineEvent {
  return {
    ...event,
    side: sideOf(event.initiators, pair),
    ...(origin !== undefined && review !== 'reviewed' && { origin }),
  };
}

/** The days of the filter are left out: the headline names the days that are shown. A number alone would say nothing. */
function filterText(): string {
  return filterChips(filter.value, messages.value, language.value)
    .filter(({ params }) => !params.includes('from') && !params.includes('to'))
    .map(({ params, label, text }) => (params.includes('people_expelled') ? `${label}: ${text}` : text))
    .join(', ');
}

/** The value once it has not changed for `REST_MS`. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/** When the page opens, another message announces the number of events. */
function useAnnouncement(model: TimelineModel, subject: string | undefined): void {
  const hasAnnounced = useRef(false);
  useEffect(() => {
    if (subject === undefined || (model.isWhole.value && !hasAnnounced.current)) return undefined;
    hasAnnounced.current = true;
    const timer = setTimeout(() => announce(subject), ANNOUNCE_DELAY_MS);
    return () => clearTimeout(timer);
  }, [subject]);
}

/** Shorter and shorter versions. Sentences are left out, but never cut. */
const VERSIONS = ['full', 'short title', 'without tension', 'without event', 'subject'] as const;

function Sentences({ headline }: { readonly headline: Headline }) {
  const element = useRef<HTMLSpanElement>(null);
  const [version, setVersion] = useState(0);
  const [widthPx, setWidthPx] = useState(0);
  const name = VERSIONS[version] ?? 'subject';

  useEffect(() => {
    const box = element.current;
    if (!box) return undefined;
    const observer = new ResizeObserver(() => setWidthPx(Math.round(box.clientWidth)));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => setVersion(0), [headline, widthPx]);
  useLayoutEffect(() => {
    const box = element.current;
    if (box && box.scrollHeight > box.clientHeight + 1 && version < VERSIONS.length - 1)
      setVersion(version + 1);
  });

  const { subject, tensest, event } = headline;
  const showsTension = tensest !== undefined && !['without tension', 'subject'].includes(name);
  const showsEvent = event !== undefined && !['without event', 'subject'].includes(name);
  return (
    <span ref={element} class="headline-sentences">
      <strong>{subject}</strong>
      {showsTension && ` ${tensest}`}
      {showsEvent && ' '}
      {showsEvent && <EventSentence event={event} isShort={name !== 'full'} />}
    </span>
  );
}

function EventSentence({ event, isShort }: { readonly event: NamedEvent; readonly isShort: boolean }) {
  const { before, title } = isShort ? event.short : event;
  return (
    <>
      {before}
      <a
        href={addressWith({ selectedId: event.id })}
        onClick={(click) => {
          if (hasModifierKey(click)) return;
          click.preventDefault();
          selectEvent(event.id);
        }}
      >
        {title}
      </a>
      {event.after}
    </>
  );
}
