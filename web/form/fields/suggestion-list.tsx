import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { messages } from '../../i18n/messages.ts';

/** One suggestion: `value` is what choosing it means, the rest is what is read. */
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
  /** The index of the suggestion under the cursor; −1 for none. */
  readonly active: number;
  readonly onChoose: (option: Option<V>) => void;
}

/** A popover, so that no scrolling or clipping box around the field cuts it off; it stays beside its field. */
export function SuggestionList<V>(props: SuggestionListProps<V>): JSX.Element {
  const { id, field, isShown, options, active, onChoose } = props;
  const list = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const { current: box } = list;
    if (!box || !isShown) return;
    box.showPopover();
    const place = () => {
      if (field.current) placeBeside(box, field.current);
    };
    place();
    addEventListener('scroll', place, { capture: true, passive: true });
    addEventListener('resize', place);
    const watch = new ResizeObserver(place);
    watch.observe(box);
    return () => {
      removeEventListener('scroll', place, { capture: true });
      removeEventListener('resize', place);
      watch.disconnect();
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
            // The field keeps the focus, so that leaving it still means leaving it.
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

const GAP_PX = 4;
const LEAST_ROOM_PX = 160;
const MOST_HEIGHT_PX = 320;

/** Under the field, or over it where there is more room. */
function placeBeside(box: HTMLElement, field: HTMLElement): void {
  const { left, top, bottom, width } = field.getBoundingClientRect();
  const below = innerHeight - bottom - 2 * GAP_PX;
  const above = top - 2 * GAP_PX;
  const goesUp = below < Math.min(LEAST_ROOM_PX, box.scrollHeight) && above > below;
  box.style.minWidth = `${width}px`;
  box.style.maxHeight = `${Math.max(0, Math.min(MOST_HEIGHT_PX, goesUp ? above : below))}px`;
  box.style.left = `${Math.max(GAP_PX, Math.min(left, innerWidth - box.offsetWidth - GAP_PX))}px`;
  box.style.top = goesUp ? 'auto' : `${bottom + GAP_PX}px`;
  box.style.bottom = goesUp ? `${innerHeight - top + GAP_PX}px` : 'auto';
}
