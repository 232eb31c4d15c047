import { type DaySpan, isoDay } from '../../../domain/dates/day-span.ts';
import { toApiProblem } from '../../api/api-problem.ts';
import { loadCode } from '../../api/load-code.ts';
import { setFilter, setView } from '../../state/page-state.ts';
import { loadProblemText } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toast.tsx';

/** Opens the table with the events of these days, or of all days, and selects them. */
export async function selectInTable(days: DaySpan | undefined): Promise<void> {
  if (days) setFilter({ from: isoDay(days.first), to: isoDay(days.last) });
  setView('table', { replace: days !== undefined });
  try {
    const { selectAll } = await loadCode(() => import('../../table/select-all.ts'));
    await selectAll();
  } catch (error) {
    showToast({ text: await loadProblemText(toApiProblem(error)), isProblem: true });
  }
}
