import { messages } from '../../i18n/messages.ts';
import { daySpanOf, isSameSpan, type TimeSpan } from '../scale/time-span.ts';
import { latestYears, RANGE_YEARS } from '../state/range-windows.ts';
import type { TimelineModel } from '../state/timeline-model.ts';

/** Buttons that show the last years up to the newest event, or all days. */
export function RangeButtons({ model }: { readonly model: TimelineModel }) {
  const { range } = messages.value.chart;
  const bounds = model.bounds.value;
  const lastDay = model.whole.value?.extent?.last_day;
  // During an animation, the button of its target is pressed.
  const span = model.window.target.value ?? model.window.span.value;
  return (
    <fieldset class="range-buttons" aria-label={range.group}>
      {RANGE_YEARS.map((years) => {
        const window = bounds && lastDay !== undefined ? latestYears(years, lastDay, bounds) : undefined;
        return (
          <RangeButton
            key={years}
            text={range.years(years)}
            name={range.yearsLong(years)}
            isPressed={window !== undefined && span !== undefined && isSameDays(window, span)}
            onPress={window && (() => model.window.animateTo(window))}
          />
        );
      })}
      <RangeButton
        text={range.all}
        name={range.allLong}
        isPressed={bounds !== undefined && span !== undefined && isSameSpan(span, bounds)}
        onPress={bounds && (() => model.window.showAll())}
      />
    </fieldset>
  );
}

interface RangeButtonProps {
  readonly text: string;
  readonly name: string;
  readonly isPressed: boolean;
  /** Absent if there are no such days. `aria-disabled` keeps the focus on the button. */
  readonly onPress: (() => void) | undefined;
}

function RangeButton({ text, name, isPressed, onPress }: RangeButtonProps) {
  return (
    <button
      type="button"
      class="range-button"
      title={name}
      aria-label={`${text}: ${name}`}
      aria-pressed={isPressed}
      aria-disabled={onPress === undefined}
      onClick={onPress}
    >
      {text}
    </button>
  );
}

function isSameDays(a: TimeSpan, b: TimeSpan): boolean {
  const [one, other] = [daySpanOf(a), daySpanOf(b)];
  return one.first === other.first && one.last === other.last;
}
