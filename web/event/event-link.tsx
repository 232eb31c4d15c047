import type { ComponentChildren } from 'preact';
import { addressWith, selectEvent } from '../state/page-state.ts';
import { hasModifierKey } from '../ui/modifier-key.ts';

interface EventLinkProps {
  readonly id: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A link that selects an event on this page. With a modifier key the browser opens it as usual. */
export function EventLink({ id, class: className, children }: EventLinkProps) {
  return (
    <a
      href={addressWith({ selectedId: id })}
      class={className}
      onClick={(event) => {
        if (hasModifierKey(event)) return;
        event.preventDefault();
        selectEvent(id);
      }}
    >
      {children}
    </a>
  );
}
