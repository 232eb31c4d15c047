import './search.css';
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { FoundEvent } from '../../domain/query/search-result.ts';
import type { NameCandidate } from '../../domain/query/search-text/name-words.ts';
import { asWords, filterOf, type TextPart } from '../../domain/query/search-text/understand.ts';
import { fetchSavedViews } from '../api/saved-views.ts';
import { searchEvents } from '../api/search.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { changeCount, filter, language, openQuery, selectEvent } from '../state/page-state.ts';
import { CloseIcon } from '../ui/icons.tsx';
import { EventOption } from './event-option.tsx';
import { clearSearches, forgetSearch, recentSearches, rememberSearch } from './recent-searches.ts';
import {
  applyCorrection,
  applyParts,
  choices,
  findNames,
  readText,
  searchFilter,
  useSpelling,
} from './search-model.ts';
import { UnderstoodParts } from './understood-parts.tsx';

/** What the search field needs of the open list. */
export interface PanelKeys {
  /** Handles ↓, ↑ and Enter; false if the field has to. */
  readonly handle: (event: KeyboardEvent) => boolean;
}

interface SearchPanelProps {
  readonly id: string;
  readonly text: string;
  readonly keys: RefObject<PanelKeys | null>;
  /** Called with the id of the highlighted option. */
  readonly onActive: (optionId: string | undefined) => void;
  readonly onText: (text: string) => void;
  /** The search was applied or an event opened: the list closes. */
  readonly onDone: () => void;
}

const DEBOUNCE_MS = 150;
const MAX_EVENTS = 8;

/** An entry that ↓ and ↑ reach. */
interface Option {
  readonly key: string;
  readonly choose: () => void;
  /** Called on Delete. */
  readonly remove?: () => void;
  readonly content: ComponentChildren;
}

/** The list below the search field: how the text was understood and what it finds, or recent searches if there is no text. */
export function SearchPanel({ id, text, keys, onActive, onText, onDone }: SearchPanelProps) {
  const texts = messages.value.search;
  const panel = useRef<HTMLDivElement>(null);
  const rested = useRested(text.trim());
  const isEmpty = text.trim() === '';
  const names = useQuery<readonly NameCandidate[]>(rested === '' ? undefined : () => findNames(rested), [
    rested,
    changeCount.value,
  ]);
  const parts = useMemo(() => readText(text, names.value ?? []), [text, names.value, choices.value]);
  const found = useFound(isEmpty ? [] : parts, isEmpty || names.isLoading ? '' : rested);
  const views = useQuery(isEmpty || rested.length > 1 ? (signal) => fetchSavedViews(signal) : undefined, [
    isEmpty || rested.length > 1,
    changeCount.value,
  ]);
  const [active, setActive] = useState(-1);

  const openEvent = (event: FoundEvent) => {
    rememberSearch(text);
    selectEvent(event.id);
    onDone();
  };
  const apply = (reading: readonly TextPart[] = parts) => {
    applyParts(text, reading);
    onDone();
  };

  const typed = text.trim().toLowerCase();
  const matchingViews = (views.value ?? []).filter(({ name }) => name.toLowerCase().includes(typed));
  const recent: Option[] = (isEmpty ? recentSearches.value : []).map((each) => ({
    key: `recent ${each}`,
    choose: () => onText(each),
    remove: () => forgetSearch(each),
    content: (
      <>
        <span class="search-option-text">{each}</span>
        <button
          type="button"
          tabIndex={-1}
          class="chip-remove"
          title={texts.forget(each)}
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation();
            forgetSearch(each);
          }}
        >
          <CloseIcon />
        </button>
      </>
    ),
  }));
  const saved: Option[] = matchingViews.slice(0, isEmpty ? 5 : 2).map(({ id: viewId, name, query }) => ({
    key: `view ${viewId}`,
    choose: () => {
      openQuery(query);
      onDone();
    },
    content: <span class="search-option-text">{name}</span>,
  }));
  const events: Option[] = (isEmpty ? [] : (found.main?.events ?? [])).map((event) => ({
    key: event.id,
    choose: () => openEvent(event),
    content: <EventOption event={event} />,
  }));
  const { correction } = found;
  const corrections: Option[] =
    correction === undefined
      ? []
      : [
          {
            key: `correction ${correction.q}`,
            choose: () => {
              applyCorrection(text, parts, correction);
              onDone();
            },
            content: (
              <span class="search-option-text search-correction">
                {texts.didYouMean(correction.q, correction.count)}
              </span>
            ),
          },
        ];
  const options = [...recent, ...corrections, ...events, ...saved];
  const optionId = (index: number) => `${id}-${index}`;
  const optionKeys = options.map(({ key }) => key).join('\n');

  useEffect(() => setActive(-1), [optionKeys]);
  useEffect(() => {
    onActive(options[active] && optionId(active));
    if (active >= 0) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active, optionKeys]);

  keys.current = {
    handle(event) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const step = event.key === 'ArrowDown' ? 1 : -1;
        const { length } = options;
        // −1 is the field itself.
        setActive((from) => ((from + 1 + step + length + 1) % (length + 1)) - 1);
        return true;
      }
      const option = options[active];
      if (event.key === 'Delete' && option?.remove !== undefined) {
        option.remove();
        return true;
      }
      if (event.key !== 'Enter' || option === undefined) return false;
      option.choose();
      return true;
    },
  };
  useEffect(
    () => () => {
      keys.current = null;
      onActive(undefined);
    },
    [],
  );

  const group = (
    label: string | undefined,
    list: readonly Option[],
    first: number,
    action?: ComponentChildren,
  ) =>
    list.length > 0 && (
      <>
        {label !== undefined && (
          <div class="search-heading" aria-hidden="true">
            {label}
            {action}
          </div>
        )}
        {list.map(({ key, choose, content }, index) => (
          <div
            key={key}
            id={optionId(first + index)}
            role="option"
            tabIndex={-1}
            aria-selected={active === first + index}
            class="search-option"
            onClick={choose}
            onKeyDown={(event) => event.key === 'Enter' && choose()}
          >
            {content}
          </div>
        ))}
      </>
    );

  // The focus stays in the field, and with it the list.
  useEffect(() => {
    const keepFocus = (event: Event) => event.preventDefault();
    panel.current?.addEventListener('mousedown', keepFocus);
    return () => panel.current?.removeEventListener('mousedown', keepFocus);
  }, []);

  const total = found.main?.total;
  const status = found.hasFailed
    ? texts.failed
    : total === undefined
      ? texts.searching
      : total === 0
        ? texts.none
        : texts.total(total);
  return (
    <div ref={panel} class="search-panel">
      {!isEmpty && <UnderstoodParts parts={parts} text={text} onText={onText} />}
      <div class="search-options" role="listbox" id={id} aria-label={texts.panel}>
        {group(texts.recent, recent, 0)}
        {group(undefined, corrections, recent.length)}
        {group(status, events, recent.length + corrections.length, <span>{texts.all}</span>)}
        {group(texts.savedViews, saved, recent.length + corrections.length + events.length)}
      </div>
      {recent.length > 0 && (
        <div class="search-foot">
          <button type="button" class="text-button" onClick={clearSearches}>
            {texts.clearRecent}
          </button>
        </div>
      )}
      {!isEmpty && (
        <div class="search-foot">
          <p role="status" class={events.length > 0 ? 'hidden' : 'search-status'}>
            {status}
          </p>
          {found.plain !== undefined && found.plain !== total && (
            <button
              type="button"
              class="text-button"
              onClick={() => apply([{ text, ...asWords(text.trim()), others: [] }])}
            >
              {total === 0 ? texts.plainInstead(found.plain) : texts.plain(found.plain)}
            </button>
          )}
          {found.everywhere !== undefined && found.everywhere > 0 && (
            <button type="button" class="text-button" onClick={() => applyEverywhere(text, parts, onDone)}>
              {texts.unfiltered(found.everywhere)}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** Replaces the whole filter, except the sides. */
function applyEverywhere(text: string, parts: readonly TextPart[], onDone: () => void): void {
  const others = Object.keys(filter.value).filter((param) => param !== 'sides');
  const cleared = Object.fromEntries(others.map((param) => [param, undefined]));
  applyParts(text, [{ filter: cleared, words: '' }, ...parts]);
  onDone();
}

/** What a search text finds: with the page's filter, corrected, as plain text, and without the other parameters of the filter. */
function useFound(parts: readonly TextPart[], text: string) {
  const searched = searchFilter(parts);
  const key = JSON.stringify(searched);
  const isOn = text !== '';
  const main = useQuery(
    isOn ? (signal) => searchEvents(searched, language.value, MAX_EVENTS, signal) : undefined,
    [isOn, key, language.value, changeCount.value],
  );
  const correction = useSpelling(searched, isOn && !main.isLoading ? main.value?.total : undefined);
  const own = filterOf(parts);
  const isPlain = own.q === text && Object.keys(own).length === 1;
  const plainFilter = searchFilter([asWords(text)]);
  const plain = useQuery(
    isOn && !isPlain ? (signal) => searchEvents(plainFilter, language.value, 1, signal) : undefined,
    [isOn && !isPlain, JSON.stringify(plainFilter), changeCount.value],
  );
  const { sides } = filter.value;
  const others = Object.keys(filter.value).some(
    (param) => param !== 'sides' && !(param in own) && param !== 'q',
  );
  const isNothing = isOn && others && main.value?.total === 0;
  const everywhere = useQuery(
    isNothing
      ? (signal) => searchEvents({ ...(sides && { sides }), ...own }, language.value, 1, signal)
      : undefined,
    [isNothing, key, changeCount.value],
  );
  return {
    main: isOn ? main.value : undefined,
    correction,
    hasFailed: main.problem !== undefined,
    plain:
      isOn && !isPlain && plain.value !== undefined && plain.value.total > 0 ? plain.value.total : undefined,
    everywhere: isNothing ? everywhere.value?.total : undefined,
  };
}

/** The text once the user has paused. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
