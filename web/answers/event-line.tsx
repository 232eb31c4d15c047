import type { ComponentChildren } from 'preact';
import { sayDate } from '../../domain/edtf-date.ts';
import type { LinkedEvent } from '../../domain/event.ts';
import type { BriefEvent } from '../../domain/in-force.ts';
import { language, selectedId } from '../state.ts';
import { titleOf } from '../timeline/event-words.ts';
import { EventLink } from '../views/event/event-link.tsx';
import { KindGlyph } from '../views/kind-glyph.tsx';
import { OnlyOriginal } from '../views/only-original.tsx';

interface EventLineProps {
  readonly event: BriefEvent | LinkedEvent;
  readonly class?: string;
  readonly children?: ComponentChildren;
}

/** An event in a list: its mark, its title (which chooses it), its date, and what else is said of it. */
export function EventLine({ event, class: className = '', children }: EventLineProps) {
  const isSelected = selectedId.value === event.id;
  return (
    <div class={`event-line ${className}${isSelected ? ' is-selected' : ''}`}>
      <KindGlyph kind={event.kind} status={event.status} />
      <div>
        <p>
          <EventLink id={event.id} class="event-line-title">
            {titleOf(event, language.value)}
          </EventLink>
          <OnlyOriginal event={event} />
        </p>
        {children}
      </div>
    </div>
  );
}

export function DateOf({ date }: { readonly date: string }) {
  return (
    <span class="event-line-date" title={date}>
      {sayDate(date, language.value)}
    </span>
  );
}
