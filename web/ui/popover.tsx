import './popover.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { placeBeside, preloadPlacement } from './place-beside.ts';

const PLACEMENT = { gapPx: 6, marginPx: 8, minHeightPx: 240 };

interface PopoverProps {
  /** The content of the button. */
  readonly label: ComponentChildren;
  /** The accessible name of the button, when the label alone is not clear. */
  readonly name?: string;
  readonly buttonClass?: string;
  readonly class?: string;
  /** Mounted only while the popover is open. `close` returns the focus to the button. */
  readonly children: (close: () => void) => ComponentChildren;
}

/** A button and the popover that it opens. Escape and a click outside close the popover. */
export function Popover({
  label,
  name,
  buttonClass = 'button',
  class: className = '',
  children,
}: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    const element = panel.current;
    if (!element) return;
    // The content must exist before the popover opens, and until the browser has returned the focus to the button.
    const open = (event: ToggleEvent) => {
      if (event.newState === 'open') setOpen(true);
    };
    const close = (event: ToggleEvent) => {
      if (event.newState === 'closed') setOpen(false);
    };
    element.addEventListener('beforetoggle', open);
    element.addEventListener('toggle', close);
    return () => {
      element.removeEventListener('beforetoggle', open);
      element.removeEventListener('toggle', close);
    };
  }, []);

  useEffect(() => {
    if (!isOpen || !button.current || !panel.current) return;
    return placeBeside(button.current, panel.current, PLACEMENT);
  }, [isOpen]);

  return (
    <>
      <button
        ref={button}
        type="button"
        class={buttonClass}
        popovertarget={id}
        onPointerEnter={preloadPlacement}
        onFocus={preloadPlacement}
        aria-label={name}
        aria-expanded={isOpen}
        aria-controls={id}
      >
        {label}
      </button>
      <div ref={panel} id={id} popover="auto" class={`popover ${className}`}>
        {isOpen && children(() => panel.current?.hidePopover())}
      </div>
    </>
  );
}
