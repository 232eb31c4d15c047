import './popover.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

interface PopoverProps {
  /** What the button that opens it holds. */
  readonly label: ComponentChildren;
  /** Its name, where the label alone does not say enough. */
  readonly name?: string;
  readonly buttonClass?: string;
  readonly class?: string;
  /** Mounted only while it is open, so that it always starts fresh. `close` gives the focus back to the button. */
  readonly children: (close: () => void) => ComponentChildren;
}

/** A button and what it opens beside it. The platform's popover: Escape and a press elsewhere close it. */
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
    // Filled before it opens, emptied after it has closed: by then the browser has given the focus back.
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
    if (!isOpen) return;
    const place = () => {
      if (button.current && panel.current) placeBeside(button.current, panel.current);
    };
    place();
    const watch = new ResizeObserver(place);
    if (panel.current) watch.observe(panel.current);
    window.addEventListener('resize', place);
    return () => {
      watch.disconnect();
      window.removeEventListener('resize', place);
    };
  }, [isOpen]);

  return (
    <>
      <button
        ref={button}
        type="button"
        class={buttonClass}
        popovertarget={id}
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

const GAP_PX = 6;
const EDGE_PX = 8;

/** Under the button, its left edges in line, moved in from the window's edge and up where there is no room below. */
function placeBeside(button: HTMLElement, panel: HTMLElement): void {
  const from = button.getBoundingClientRect();
  const { innerWidth, innerHeight } = window;
  const width = panel.offsetWidth;
  const left = Math.max(EDGE_PX, Math.min(from.left, innerWidth - width - EDGE_PX));
  const below = innerHeight - from.bottom - GAP_PX - EDGE_PX;
  const above = from.top - GAP_PX - EDGE_PX;
  const goesUp = below < Math.min(panel.scrollHeight, 240) && above > below;
  panel.style.left = `${left}px`;
  panel.style.maxHeight = `${goesUp ? above : below}px`;
  panel.style.top = goesUp ? 'auto' : `${from.bottom + GAP_PX}px`;
  panel.style.bottom = goesUp ? `${innerHeight - from.top + GAP_PX}px` : 'auto';
}
