import { fetchSuggestions } from '../api/suggestions.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { changeCount, filter, setFilter } from '../state/page-state.ts';

const ONLY_ANALYSTS = ['analyst'] as const;

/** A button that hides or shows machine-coded events, if there are any. */
export function MachineCodedToggle() {
  const { shell } = messages.value;
  const machines = useQuery((signal) => fetchSuggestions('origin', '', signal), [changeCount.value]);
  const count = machines.value?.reduce((sum, each) => sum + each.count, 0) ?? 0;
  const isHidden = filter.value.origin?.join() === ONLY_ANALYSTS.join();
  if (count === 0) return null;
  return (
    <button
      type="button"
      class={isHidden ? 'menu-button coded-toggle is-on' : 'menu-button coded-toggle'}
      title={shell.filter.machineCodedHint(count)}
      onClick={() => setFilter({ origin: isHidden ? undefined : ONLY_ANALYSTS })}
    >
      {isHidden ? shell.filter.machineCodedHidden : shell.filter.hideMachineCoded}
    </button>
  );
}
