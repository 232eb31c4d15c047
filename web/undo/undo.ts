import { ApiProblem, type ResponseError } from '../api/api-problem.ts';
import { revertEvents } from '../api/bulk.ts';
import { loadCode } from '../api/load-code.ts';
import { formatInstant } from '../i18n/format-instant.ts';
import { language, messages } from '../i18n/messages.ts';
import { notifyEventsChanged, selectEvent, selectedId } from '../state/page-state.ts';
import { requestedHistory } from '../state/requested-history.ts';
import { currentStack, setStack } from '../state/undo-history.ts';
import {
  type Direction,
  moved,
  nextChange,
  revertOf,
  type StackedChange,
  withoutNext,
} from '../state/undo-stack.ts';
import { loadProblemText } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';

let isRunning = false;

/**
 * Undoes or redoes the next change of this tab, and says so. With `number`, only if that change is still the next. A change
 * that would overwrite a later one of somebody else is refused, and dropped.
 */
export async function step(direction: Direction, number?: number): Promise<void> {
  if (isRunning) return;
  const texts = messages.peek().shell.undoing;
  const change = nextChange(currentStack(), direction);
  if (change === undefined) {
    showToast({ text: texts.nothing[direction] });
    return;
  }
  if (number !== undefined && change.number !== number) return;
  isRunning = true;
  try {
    const versions = await applyStep(change, direction);
    setStack(moved(currentStack(), direction, versions));
    showEvents(change, direction);
    notifyEventsChanged();
    const opposite = direction === 'undo' ? 'redo' : 'undo';
    showToast({
      text: texts.done[direction](changeText(change)),
      action: { label: messages.peek().shell[opposite], act: () => void step(opposite, change.number) },
    });
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.status === 412) refuse(direction, error.errors);
    else if (change.merge !== undefined && [400, 404, 422].includes(error.status)) {
      // The kept event is no longer as the merge made it, so the merge will never be undone.
      setStack(withoutNext(currentStack(), direction));
      showToast({ text: await loadProblemText(error), isProblem: true });
    } else showToast({ text: await loadProblemText(error), isProblem: true });
  } finally {
    isRunning = false;
  }
}

/** Stores the events without or with a change. Returns their new versions. */
async function applyStep(change: StackedChange, direction: Direction): Promise<ReadonlyMap<string, number>> {
  const [kept, other] = change.events;
  if (change.merge === undefined || kept === undefined || other === undefined) {
    const { events } = await revertEvents(revertOf(change, direction));
    return new Map(events.map(({ id, version }) => [id, version]));
  }
  // A merge also moved the links of other events, and the old address leads to the kept event.
  const { mergeEvents, undoMerge } = await loadCode(() => import('../api/duplicates.ts'));
  if (direction === 'undo') {
    const { version } = await undoMerge(kept.id, kept.done, other.id);
    return new Map([
      [kept.id, version],
      [other.id, other.done + 1],
    ]);
  }
  const { take } = change.merge;
  const request = { from: other.id, from_version: other.undone, take: [...take] };
  const { version } = await mergeEvents(kept.id, kept.undone, request);
  return new Map([
    [kept.id, version],
    [other.id, other.undone + 1],
  ]);
}

export function changeText({ kind, title, events }: StackedChange): string {
  const { shell } = messages.peek();
  return shell.undoing.change[kind](title ?? shell.events(events.length));
}

/** Selects the one event of a change if it exists again, and closes its panel if it is gone. */
function showEvents({ events }: StackedChange, direction: Direction): void {
  const [event] = events;
  if (event === undefined || events.length > 1) return;
  const isGone = (direction === 'undo' ? event.without : event.with) === null;
  const wasGone = (direction === 'undo' ? event.with : event.without) === null;
  if (isGone && selectedId.peek() === event.id) selectEvent(undefined);
  else if (wasGone && !isGone) selectEvent(event.id);
}

/** Says who has changed which event since, and offers its history. */
function refuse(direction: Direction, errors: readonly ResponseError[]): void {
  const { shell } = messages.peek();
  setStack(withoutNext(currentStack(), direction));
  notifyEventsChanged();
  const [first] = errors;
  const { id, author, at } = first?.params ?? {};
  if (typeof id !== 'string') {
    showToast({ text: shell.event.changedMeanwhile, isProblem: true });
    return;
  }
  const when = typeof at === 'string' ? formatInstant(at, language.peek()) : '';
  const isDeleted = first?.code === 'event-deleted-since';
  showToast({
    text: shell.undoing.refused[direction]({
      id,
      author: String(author ?? ''),
      when,
      isDeleted,
      count: errors.length,
    }),
    isProblem: true,
    action: {
      label: shell.undoing.showHistory,
      act: () => {
        requestedHistory.value = id;
        selectEvent(id);
      },
    },
  });
}

/** Shows that a change was stored, with a button that undoes it. */
export function showUndoToast(text: string, number: number): void {
  showToast({
    text,
    action: { label: messages.peek().shell.undo, act: () => void step('undo', number) },
  });
}
