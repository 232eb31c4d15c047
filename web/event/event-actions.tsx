import { useEffect, useState } from 'preact/hooks';
import type { DiplomaticEvent, EventWithLinks } from '../../domain/events/event.ts';
import { titleOf } from '../../domain/events/localized-text.ts';
import { fetchEvents } from '../api/events.ts';
import { messages } from '../i18n/messages.ts';
import {
  addressWith,
  changeCount,
  filter,
  isEmbedded,
  language,
  openForm,
  selectEvent,
} from '../state/page-state.ts';
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
import { useIsNarrow } from '../ui/media.ts';
import { showToast } from '../ui/toast.tsx';
import { remove } from './changes.ts';
import { findNeighbour } from './neighbours.ts';

interface EventActionsProps {
  readonly id: string;
  /** Absent while it is loading, or when it does not exist. */
  readonly event: EventWithLinks | undefined;
  readonly isTall: boolean;
  readonly onTall: () => void;
}

/** The toolbar of the event panel. */
export function EventActions({ id, event, isTall, onTall }: EventActionsProps) {
  const { shell } = messages.value;
  const isNarrow = useIsNarrow();
  const neighbours = useNeighbours(event);
  return (
    <div class="event-actions" role="toolbar" aria-label={shell.event.actions}>
      <IconButton
        name={
          neighbours.previous
            ? shell.event.previous(titleOf(neighbours.previous, language.value))
            : shell.event.noPrevious
        }
        icon={PreviousIcon}
        act={neighbours.previous && (() => show(neighbours.previous))}
      />
      <IconButton
        name={
          neighbours.next ? shell.event.next(titleOf(neighbours.next, language.value)) : shell.event.noNext
        }
        icon={NextIcon}
        act={neighbours.next && (() => show(neighbours.next))}
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
      {isNarrow && (
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
  /** Absent when the action is not available. */
  readonly act: (() => void) | undefined;
}

function IconButton({ name, icon: Icon, act }: IconButtonProps) {
  return (
    // Not `disabled`: a button that becomes disabled at the last event would lose the focus.
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

function show(event: DiplomaticEvent | undefined): void {
  if (event) selectEvent(event.id);
}

async function copyLink(id: string): Promise<void> {
  const { shell } = messages.value;
  const address = new URL(addressWith({ selectedId: id, form: undefined }), window.location.href).href;
  try {
    await navigator.clipboard.writeText(address);
    showToast({ text: shell.event.linkCopied });
  } catch {
    // Access was denied, or there is no clipboard outside a secure context. The user can copy the shown address.
    showToast({ text: shell.event.linkToCopy(address) });
  }
}

interface Neighbours {
  readonly previous?: DiplomaticEvent | undefined;
  readonly next?: DiplomaticEvent | undefined;
}

function useNeighbours(event: EventWithLinks | undefined): Neighbours {
  const [neighbours, setNeighbours] = useState<Neighbours>({});
  const currentFilter = filter.value;
  const changes = changeCount.value;
  useEffect(() => {
    if (!event) {
      setNeighbours({});
      return;
    }
    const controller = new AbortController();
    Promise.all([
      findNeighbour('previous', event, currentFilter, fetchEvents, controller.signal),
      findNeighbour('next', event, currentFilter, fetchEvents, controller.signal),
    ]).then(
      ([previous, next]) => setNeighbours({ previous, next }),
      // The panel works without these buttons.
      () => setNeighbours({}),
    );
    return () => controller.abort();
  }, [event?.id, event?.version, currentFilter, changes]);
  return neighbours;
}
