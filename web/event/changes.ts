import { type Titles, titleOf } from '../../domain/events/localized-text.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { deleteEvent, restoreEvent } from '../api/events.ts';
import { messages } from '../i18n/messages.ts';
import { language, notifyEventsChanged, selectEvent, selectedId } from '../state/page-state.ts';
import { recordChange } from '../state/undo-history.ts';
import { loadProblemText } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { showUndoToast } from '../undo/undo.ts';

/** Deletes an event if it still has this version, and offers to undo that. */
export async function remove(
  event: Titles & { readonly id: string; readonly version: number },
): Promise<void> {
  const { shell } = messages.value;
  await attempt(async () => {
    await deleteEvent(event.id, event.version);
    if (selectedId.value === event.id) selectEvent(undefined);
    notifyEventsChanged();
    const { id, version } = event;
    const title = titleOf(event, language.value);
    const after = { version: version + 1, isDeleted: true };
    const change = recordChange({ kind: 'deleted', title, events: [{ id, before: { version }, after }] });
    showUndoToast(shell.event.deleted(title), change);
  });
}

/** Restores a deleted event, or an earlier version of an event whose version is `current`, and selects it. */
export async function restore(id: string, version?: number, current?: number): Promise<void> {
  const { shell } = messages.value;
  await attempt(async () => {
    const restored = await restoreEvent(id, version);
    selectEvent(id);
    notifyEventsChanged();
    const text = version === undefined ? shell.event.restored : shell.event.versionRestored(version);
    // The version already had this content.
    if (restored.version === current) {
      showToast({ text });
      return;
    }
    const before = { version: restored.version - 1, isDeleted: version === undefined };
    const after = { version: restored.version };
    const title = titleOf(restored, language.peek());
    showUndoToast(text, recordChange({ kind: 'restored', title, events: [{ id, before, after }] }));
  });
}

/** Reports a failure as a toast. After a version conflict the page loads the event again. */
async function attempt(change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    showToast({
      text: error.status === 412 ? messages.value.shell.event.changedMeanwhile : await loadProblemText(error),
      isProblem: true,
    });
    if (error.status === 412 || error.status === 404) notifyEventsChanged();
  }
}
