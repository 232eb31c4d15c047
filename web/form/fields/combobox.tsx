import type { JSX, TargetedFocusEvent, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { messages } from '../../i18n/messages.ts';
import type { Control } from './field.tsx';
import { type Option, SuggestionList } from './suggestion-list.tsx';

/** Suggestions for a text, best first. It is asked again as one types; a stale answer is given up by its signal. */
export type Search<V> = (text: string, signal: AbortSignal) => Promise<readonly Option<V>[]>;

export interface ComboboxProps<V> {
  /** What ties the text field to its label, hint and errors. */
  readonly control: Control;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly search: Search<V>;
  readonly onChoose: (option: Option<V>) => void;
  /** Enter without a suggestion under the cursor. */
  readonly onEnter?: () => void;
  /** Keys that the list has no use for. */
  readonly onKeyDown?: (event: TargetedKeyboardEvent<HTMLInputElement>) => void;
  readonly onFocus?: (event: TargetedFocusEvent<HTMLInputElement>) => void;
  readonly onBlur?: () => void;
  /** Only listed values count: the best suggestion is under the cursor at once, so that Enter takes it. */
  readonly picksFirst?: boolean;
  readonly placeholder?: string | undefined;
  /** Said where a search finds nothing. */
  readonly noneFound?: string | undefined;
}

/**
 * A text field with suggestions: the editable combobox with list autocomplete of the WAI-ARIA Authoring Practices. A
 * `<datalist>` would not do: it shows no second line, cannot tell choosing from typing, and filters by its own rules.
 *
 * ↓ ↑ open the list and walk it, Enter takes a suggestion, Esc closes the list, Tab leaves what was typed.
 */
export function Combobox<V>(props: ComboboxProps<V>): JSX.Element {
  const { control, text, picksFirst = false } = props;
  const list = useSuggestions(props.search, text);
  const [active, setActive] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const listId = `${control.id}-list`;
  const activeOption = list.isShown ? list.options[active] : undefined;
  const hasBest = picksFirst && list.isAnswered && text.trim() !== '';

  // Other suggestions begin with none, or the best, under the cursor.
  useEffect(() => setActive(hasBest ? 0 : -1), [list.options, hasBest]);

  const choose = (option: Option<V>) => {
    list.close();
    props.onChoose(option);
  };

  const walk = (step: 1 | -1) => {
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
      if (!event.altKey) walk(step);
      else if (step > 0) list.open();
      else list.close();
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      // A lone Enter never sends the form: in a list of names it would send half a name.
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
        isAnswered={list.isAnswered}
        count={list.options.length}
        noneFound={text.trim() && props.noneFound}
      />
    </div>
  );
}

interface ListStatusProps {
  readonly isAnswered: boolean;
  readonly count: number;
  readonly noneFound: string | undefined;
}

/** What a screen reader hears of the list, and everybody sees where it is empty. */
function ListStatus({ isAnswered, count, noneFound }: ListStatusProps): JSX.Element {
  const isEmpty = isAnswered && count === 0;
  const said = isEmpty && noneFound ? noneFound : messages.value.form.combobox.count(count);
  return (
    <span class={isEmpty && noneFound ? 'form-hint' : 'hidden'} role="status">
      {isAnswered ? said : ''}
    </span>
  );
}

const PAUSE_MS = 120;
const NONE: readonly never[] = [];

interface Suggestions<V> {
  readonly options: readonly Option<V>[];
  readonly isShown: boolean;
  /** Whether `options` belong to the text as it is now; until then the last ones stay on show. */
  readonly isAnswered: boolean;
  readonly open: () => void;
  readonly close: () => void;
}

interface Answer<V> {
  readonly text: string;
  readonly options: readonly Option<V>[];
}

/** Asks while the list is open, after a short pause. Suggestions are a help: where none can be had, there are none. */
function useSuggestions<V>(search: Search<V>, text: string): Suggestions<V> {
  const [isOpen, setOpen] = useState(false);
  const [answer, setAnswer] = useState<Answer<V>>();
  const latest = useRef(search);
  latest.current = search;

  useEffect(() => {
    if (!isOpen) return;
    const asked = new AbortController();
    const timer = setTimeout(async () => {
      const options = await latest.current(text, asked.signal).catch(() => []);
      if (!asked.signal.aborted) setAnswer({ text, options });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [isOpen, text]);

  const options = answer?.options ?? NONE;
  return {
    options,
    isShown: isOpen && options.length > 0,
    isAnswered: isOpen && answer?.text === text,
    open: () => setOpen(true),
    close: () => {
      setOpen(false);
      setAnswer(undefined);
    },
  };
}
