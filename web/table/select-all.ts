import { MAX_BULK_EVENTS } from '../../domain/events/bulk-change.ts';
import { toApiProblem } from '../api/api-problem.ts';
import { messages } from '../i18n/messages.ts';
import { announce } from '../ui/announce.ts';
import { loadProblemText } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { selectAllMatching } from './selection.ts';

/** Selects all matching events, and says how many. */
export async function selectAll(): Promise<void> {
  try {
    const total = await selectAllMatching();
    const { table: texts } = messages.peek();
    if (total > MAX_BULK_EVENTS) showToast({ text: texts.onlyFirst(MAX_BULK_EVENTS, total) });
    else announce(texts.selected(total));
  } catch (error) {
    showToast({ text: await loadProblemText(toApiProblem(error)), isProblem: true });
  }
}
