import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { messages } from '../../i18n/messages.ts';
import { placeBeside } from '../../ui/place-beside.ts';

const PLACEMENT = { gapPx: 4, marginPx: 4, minHeightPx: 160, maxHeightPx: 320, matchesWidth: true };

/** `value` is what choosing the option means; `label` and `detail` are shown. */
export interface Option<V> {
  readonly key: string;
  readonly value: V;
  readonly label: string;
  readonly detail?: string | undefined;
}

interface SuggestionListProps<V> {
  readonly id: string;
  readonly field: { readonly current: HTMLElement | null };
  readonly isShown: boolean;
  readonly options: readonly Option<V>[];
  /** The index of the highlighted option; −1 for none. */
  readonly active: number;
  readonly onChoose: (option: Option<V>) => void;
}

/** The options of a combobox, in a popover so that no container of the field clips them. */
export function SuggestionList<V>(props: SuggestionListProps<V>): JSX.Element {
  const { id, field, isShown, options, active, onChoose } = props;
  const list = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const { current: box } = list;
    if (!box || !isShown || !field.current) return;
    box.showPopover();
    const stop = placeBeside(field.current, box, PLACEMENT);
    return () => {
      stop();
      if (box.isConnected) box.hidePopover();
    };
  }, [isShown, field]);

  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, options]);

  return (
    <div
      ref={list}
      id={id}
      class="combobox-list"
      role="listbox"
      aria-label={messages.value.form.combobox.suggestions}
      popover="manual"
    >
      {isShown &&
        options.map((option, index) => (
          <div
            key={option.key}
            id={`${id}-${index}`}
            role="option"
            class="combobox-option"
            aria-selected={index === active}
            tabIndex={-1}
            // The focus stays in the text field.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option)}
            onKeyDown={(event) => event.key === 'Enter' && onChoose(option)}
          >
            <span class="combobox-label">{option.label}</span>
            {option.detail && <span class="combobox-detail">{option.detail}</span>}
          </div>
        ))}
    </div>
  );
}
