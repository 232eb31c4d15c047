import { REVIEWS, STATUSES } from '../../domain/events/event-values.ts';
import { TRANSLATION_ISSUES } from '../../domain/events/translation.ts';
import { CODERS } from '../../domain/query/event-filter.ts';
import { messages } from '../i18n/messages.ts';
import { filter, setFilter } from '../state/page-state.ts';

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

export function TranslationChoices() {
  return (
    <ValueChoices
      legend={messages.value.shell.filter.param.translation}
      values={TRANSLATION_ISSUES}
      chosen={filter.value.translation ?? []}
      names={messages.value.names.translation}
      onChoose={(translation) => setFilter({ translation })}
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
