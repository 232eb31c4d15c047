import { REVIEWS, STATUSES } from '../../domain/events/event-values.ts';
import { CODERS } from '../../domain/query/event-filter.ts';
import { fetchSuggestions } from '../api/suggestions.ts';
import { useQuery } from '../api/use-query.ts';
import { isFirstViewDone } from '../app/first-view.ts';
import { messages } from '../i18n/messages.ts';
import { changeCount, filter, setFilter } from '../state/page-state.ts';

export function StatusChoices() {
  return (
    <ValueChoices
      legend={messages.value.shell.filter.param.status}
      values={STATUSES}
      chosen={filter.value.status ?? []}
      names={messages.value.names.status}
      onChoose={(status) => setFilter({ status })}
    />
  );
}

export function ReviewChoices() {
  return (
    <ValueChoices
      legend={messages.value.shell.filter.param.review}
      values={REVIEWS}
      chosen={filter.value.review ?? []}
      names={messages.value.names.review}
      onChoose={(review) => setFilter({ review })}
    />
  );
}

/** One press takes out what machines coded, or brings it back. Nothing where there is none of it. */
export function MachineCodedToggle() {
  const isAsked = isFirstViewDone.value;
  const coded = useQuery(isAsked ? (signal) => fetchSuggestions('origin', '', signal) : undefined, [
    isAsked,
    changeCount.value,
  ]);
  const { shell } = messages.value;
  const count = coded.value?.reduce((sum, each) => sum + each.count, 0) ?? 0;
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

const ONLY_ANALYSTS = ['analyst'] as const;

export function OriginChoices() {
  return (
    <ValueChoices
      legend={messages.value.shell.filter.param.origin}
      values={CODERS}
      chosen={filter.value.origin ?? []}
      names={messages.value.names.coder}
      onChoose={(origin) => setFilter({ origin })}
    />
  );
}

interface ValueChoicesProps<T extends string> {
  readonly legend: string;
  readonly values: readonly T[];
  readonly chosen: readonly T[];
  readonly names: Readonly<Record<T, string>>;
  readonly onChoose: (values: readonly T[]) => void;
}

function ValueChoices<T extends string>({ legend, values, chosen, names, onChoose }: ValueChoicesProps<T>) {
  const toggle = (value: T) => onChoose(values.filter((each) => (each === value) !== chosen.includes(each)));
  return (
    <fieldset class="choices">
      <legend>{legend}</legend>
      {values.map((value) => (
        <label key={value} class="choice">
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          <span>{names[value]}</span>
        </label>
      ))}
    </fieldset>
  );
}
