import { type Titles, titleOf } from '../../domain/events/localized-text.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { deleteEvent, restoreEvent } from '../api/events.ts';
import { messages } from '../i18n/messages.ts';
import { language, notifyEventsChanged, selectEvent, selectedId } from '../state/page-state.ts';
import { loadProblemText } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';

/** Deletes an event if it still has this version, and offers to undo that. */
export async function remove(
  event: Titles & { readonly id: string; readonly version: number },
): Promise<void> {
  const { shell } = messages.value;
  await attempt(async () => {
    await deleteEvent(event.id, event.version);
    if (selectedId.value === event.id) selectEvent(undefined);
    notifyEventsChanged();
    showToast({
      text: shell.event.deleted(titleOf(event, language.value)),
      action: { label: shell.undo, act: () => restore(event.id) },
    });
  });
}

/** Restores a deleted event, or an earlier version of an event, and selects it. */
export async function restore(id: string, version?: number): Promise<void> {
  const { shell } = messages.value;
  await attempt(async () => {
    await restoreEvent(id, version);
    selectEvent(id);
    notifyEventsChanged();
    showToast({ text: version === undefined ? shell.event.restored : shell.event.versionRestored(version) });
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
