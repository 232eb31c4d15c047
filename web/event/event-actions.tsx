import { useEffect, useState } from 'preact/hooks';
import type { DiplomaticEvent, EventWithLinks } from '../../domain/events/event.ts';
import { fetchEvents } from '../api/events.ts';
import { messages } from '../i18n/messages.ts';
import { addressWith, changeCount, filter, isEmbedded, openForm, selectEvent } from '../state/page-state.ts';
import {
  CloseIcon,
  DeleteIcon,
  DuplicateIcon,
  EditIcon,
  ExpandIcon,
  LinkIcon,
  NextIcon,
  PreviousIcon,
} from '../ui/icons.tsx';
import { isNarrow } from '../ui/media.ts';
import { showToast } from '../ui/toast.tsx';
import { remove } from './changes.ts';
import { findNeighbour } from './neighbours.ts';

interface EventActionsProps {
  readonly id: string;
  /** Absent while it is not there. */
  readonly event: EventWithLinks | undefined;
  readonly isTall: boolean;
  readonly onTall: () => void;
}

/** What can be done with the event in the panel, and the ways on and out. */
export function EventActions({ id, event, isTall, onTall }: EventActionsProps) {
  const { shell } = messages.value;
  const neighbours = useNeighbours(event);
  return (
    <div class="event-actions" role="toolbar" aria-label={shell.event.actions}>
      <IconButton
        name={neighbours.previous ? shell.event.previous(neighbours.previous.title) : shell.event.noPrevious}
        icon={PreviousIcon}
        act={neighbours.previous && (() => step(neighbours.previous))}
      />
      <IconButton
        name={neighbours.next ? shell.event.next(neighbours.next.title) : shell.event.noNext}
        icon={NextIcon}
        act={neighbours.next && (() => step(neighbours.next))}
      />
      <span class="spring" />
      {!isEmbedded && (
        <>
          <IconButton name={shell.event.edit} icon={EditIcon} act={event && (() => openForm('edit', id))} />
          <IconButton
            name={shell.event.duplicate}
            icon={DuplicateIcon}
            act={event && (() => openForm('duplicate', id))}
          />
        </>
      )}
      <IconButton name={shell.event.copyLink} icon={LinkIcon} act={() => copyLink(id)} />
      {!isEmbedded && (
        <IconButton name={shell.event.delete} icon={DeleteIcon} act={event && (() => remove(event))} />
      )}
      <span class="divider" />
      {isNarrow.value && (
        <button
          type="button"
          class="icon-button tall-button"
          aria-pressed={isTall}
          aria-label={shell.event.fullHeight}
          title={shell.event.fullHeight}
          onClick={onTall}
        >
          <ExpandIcon />
        </button>
      )}
      <IconButton name={shell.event.close} icon={CloseIcon} act={() => selectEvent(undefined)} />
    </div>
  );
}

interface IconButtonProps {
  readonly name: string;
  readonly icon: () => preact.JSX.Element;
  /** Absent: it cannot be done now. */
  readonly act: (() => void) | undefined;
}

function IconButton({ name, icon: Icon, act }: IconButtonProps) {
  return (
    // Not `disabled`: a button that loses the focus as one steps to the last event would lose the reader's place.
    <button
      type="button"
      class="icon-button"
      aria-label={name}
      title={name}
      aria-disabled={!act}
      onClick={() => act?.()}
    >
      <Icon />
    </button>
  );
}

function step(to: DiplomaticEvent | undefined): void {
  if (to) selectEvent(to.id);
}

async function copyLink(id: string): Promise<void> {
  const { shell } = messages.value;
  const address = new URL(addressWith({ selectedId: id, form: undefined }), window.location.href).href;
  try {
    await navigator.clipboard.writeText(address);
    showToast({ text: shell.event.linkCopied });
  } catch {
    // Refused, or no clipboard outside a secure context: the address is still there to be taken.
    showToast({ text: shell.event.linkToCopy(address) });
  }
}

interface Neighbours {
  readonly previous?: DiplomaticEvent | undefined;
  readonly next?: DiplomaticEvent | undefined;
}

function useNeighbours(event: EventWithLinks | undefined): Neighbours {
  const [neighbours, setNeighbours] = useState<Neighbours>({});
  const asked = filter.value;
  const changes = changeCount.value;
  useEffect(() => {
    if (!event) {
      setNeighbours({});
      return;
    }
    const giveUp = new AbortController();
    Promise.all([
      findNeighbour('previous', event, asked, fetchEvents, giveUp.signal),
      findNeighbour('next', event, asked, fetchEvents, giveUp.signal),
    ]).then(
      ([previous, next]) => setNeighbours({ previous, next }),
      // The way on is a convenience: without it the event is still shown.
      () => setNeighbours({}),
    );
    return () => giveUp.abort();
  }, [event?.id, asked, changes]);
  return neighbours;
}
