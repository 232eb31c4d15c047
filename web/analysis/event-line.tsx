import type { ComponentChildren } from 'preact';
import type { BriefEvent } from '../../domain/analysis/in-force.ts';
import { formatDate } from '../../domain/dates/format-date.ts';
import type { LinkedEvent } from '../../domain/events/event.ts';
import { EventLink } from '../event/event-link.tsx';
import { language, selectedId } from '../state/page-state.ts';
import { EventTitle } from '../ui/event-title.tsx';
import { KindGlyph } from '../ui/kind-glyph.tsx';
import { UntranslatedMark } from '../ui/untranslated-mark.tsx';

interface EventLineProps {
  readonly event: BriefEvent | LinkedEvent;
  readonly class?: string;
  readonly children?: ComponentChildren;
}

/** An event in a list: its glyph, its title as a link that selects it, and details below. */
export function EventLine({ event, class: className = '', children }: EventLineProps) {
  const isSelected = selectedId.value === event.id;
  return (
    <div class={`event-line ${className}${isSelected ? ' is-selected' : ''}`}>
      <KindGlyph kind={event.kind} status={event.status} />
      <div>
        <p>
          <EventLink id={event.id} class="event-line-title">
            <EventTitle event={event} />
          </EventLink>
          <UntranslatedMark event={event} />
        </p>
        {children}
      </div>
    </div>
  );
}

export function EventDate({ date }: { readonly date: string }) {
  return (
    <span class="event-line-date" title={date}>
      {formatDate(date, language.value)}
    </span>
  );
}
