import type { JSX, TargetedFocusEvent, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { messages } from '../../i18n/messages.ts';
import type { Control } from './field.tsx';
import { type Option, SuggestionList } from './suggestion-list.tsx';

/** Finds suggestions for a text, best first. It is called as the user types; earlier searches are aborted. */
export type Search<V> = (text: string, signal: AbortSignal) => Promise<readonly Option<V>[]>;

export interface ComboboxProps<V> {
  /** Connects the text field with its label, hint and errors. */
  readonly control: Control;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly search: Search<V>;
  readonly onChoose: (option: Option<V>) => void;
  /** Called on Enter when no suggestion is highlighted. */
  readonly onEnter?: () => void;
  /** Called after the list has handled the key. */
  readonly onKeyDown?: (event: TargetedKeyboardEvent<HTMLInputElement>) => void;
  readonly onFocus?: (event: TargetedFocusEvent<HTMLInputElement>) => void;
  readonly onBlur?: () => void;
  /** Highlights the best suggestion at once, so that Enter chooses it. */
  readonly picksFirst?: boolean;
  readonly placeholder?: string | undefined;
  /** Shown when a search finds nothing. */
  readonly noneFound?: string | undefined;
}

/**
 * A text field with suggestions: the editable combobox with list autocomplete of the WAI-ARIA Authoring Practices. A
 * `<datalist>` has no second line, does not distinguish choosing from typing, and filters by its own rules.
 *
 * ↓ and ↑ open the list and move in it, Enter chooses a suggestion, Escape closes the list, Tab keeps the typed text.
 */
export function Combobox<V>(props: ComboboxProps<V>): JSX.Element {
  const { control, text, picksFirst = false } = props;
  const list = useSuggestions(props.search, text);
  const [active, setActive] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const listId = `${control.id}-list`;
  const activeOption = list.isShown ? list.options[active] : undefined;
  const hasBest = picksFirst && list.isUpToDate && text.trim() !== '';

  // New suggestions reset the highlight.
  useEffect(() => setActive(hasBest ? 0 : -1), [list.options, hasBest]);

  const choose = (option: Option<V>) => {
    list.close();
    props.onChoose(option);
  };

  const moveBy = (step: 1 | -1) => {
    list.open();
    const { length } = list.options;
    if (length > 0)
      setActive((from) => (from < 0 && step < 0 ? length - 1 : (from + step + length) % length));
  };

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (!event.altKey) moveBy(step);
      else if (step > 0) list.open();
      else list.close();
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      // Enter must not submit the form with an unfinished value.
      event.preventDefault();
      if (activeOption) choose(activeOption);
      else {
        list.close();
        props.onEnter?.();
      }
    } else if (event.key === 'Escape' && list.isShown) {
      event.preventDefault();
      event.stopPropagation();
      list.close();
    }
    props.onKeyDown?.(event);
  };

  return (
    <div class="combobox">
      <input
        {...control}
        ref={field}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-expanded={list.isShown}
        aria-controls={listId}
        aria-activedescendant={activeOption && `${listId}-${active}`}
        placeholder={props.placeholder}
        value={text}
        onInput={(event) => {
          props.onText(event.currentTarget.value);
          list.open();
        }}
        onClick={list.open}
        onKeyDown={onKeyDown}
        onFocus={props.onFocus}
        onBlur={() => {
          list.close();
          props.onBlur?.();
        }}
      />
      <SuggestionList
        id={listId}
        field={field}
        isShown={list.isShown}
        options={list.options}
        active={active}
        onChoose={choose}
      />
      <ListStatus
        isUpToDate={list.isUpToDate}
        count={list.options.length}
        noneFound={text.trim() && props.noneFound}
      />
    </div>
  );
}

interface ListStatusProps {
  readonly isUpToDate: boolean;
  readonly count: number;
  readonly noneFound: string | undefined;
}

/** Announces the number of suggestions; the text for an empty list is also visible. */
function ListStatus({ isUpToDate, count, noneFound }: ListStatusProps): JSX.Element {
  const isEmpty = isUpToDate && count === 0;
  const text = isEmpty && noneFound ? noneFound : messages.value.form.combobox.count(count);
  return (
    <span class={isEmpty && noneFound ? 'form-hint' : 'hidden'} role="status">
      {isUpToDate ? text : ''}
    </span>
  );
}

const DEBOUNCE_MS = 120;
const NONE: readonly never[] = [];

interface Suggestions<V> {
  readonly options: readonly Option<V>[];
  readonly isShown: boolean;
  /** Whether `options` belong to the present text. Until then the previous ones stay visible. */
  readonly isUpToDate: boolean;
  readonly open: () => void;
  readonly close: () => void;
}

interface SearchResult<V> {
  readonly text: string;
  readonly options: readonly Option<V>[];
}

/** Searches while the list is open, shortly after each change. A failed search has no suggestions. */
function useSuggestions<V>(search: Search<V>, text: string): Suggestions<V> {
  const [isOpen, setOpen] = useState(false);
  const [result, setResult] = useState<SearchResult<V>>();
  const latestSearch = useRef(search);
  latestSearch.current = search;

  useEffect(() => {
    if (!isOpen) return;
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const options = await latestSearch.current(text, controller.signal).catch(() => []);
      if (!controller.signal.aborted) setResult({ text, options });
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [isOpen, text]);

  const options = result?.options ?? NONE;
  return {
    options,
    isShown: isOpen && options.length > 0,
    isUpToDate: isOpen && result?.text === text,
    open: () => setOpen(true),
    close: () => {
      setOpen(false);
      setResult(undefined);
    },
  };
}
