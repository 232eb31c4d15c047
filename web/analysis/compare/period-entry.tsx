import { useState } from 'preact/hooks';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import { fetchEvents } from '../../api/events.ts';
import { Combobox, type Search } from '../../form/fields/combobox.tsx';
import { messages } from '../../i18n/messages.ts';
import type { PeriodChoice } from '../../state/compare-params.ts';
import { language, selectedId } from '../../state/page-state.ts';
import { ProblemNotice } from '../../ui/notice.tsx';
import type { StartEvent } from './compared-columns.ts';
import { parsePeriod } from './period-text.ts';

const MAX_FOUND = 8;

interface PeriodEntryProps {
  readonly number: 1 | 2;
  readonly choice: PeriodChoice | undefined;
  readonly start: StartEvent;
  readonly onChoose: (choice: PeriodChoice | undefined) => void;
}

/** A period by its dates, or by the event that it starts with. */
export function PeriodEntry({ number, choice, start, onChoose }: PeriodEntryProps) {
  const { compare: texts } = messages.value;
  const id = `compare-period-${number}`;
  const stored = textOf(choice, start);
  const [typed, setTyped] = useState<string>();
  const [isInvalid, setInvalid] = useState(false);
  const selected = selectedId.value;
  const text = typed ?? stored;
  const hint = `${id}-hint`;

  const choose = (next: PeriodChoice | undefined) => {
    setTyped(undefined);
    setInvalid(false);
    onChoose(next);
  };
  const applyTyped = () => {
    if (typed === undefined || typed === stored) return;
    if (typed.trim() === '') choose(undefined);
    else {
      const edtf = parsePeriod(typed);
      if (edtf === undefined) setInvalid(true);
      else choose({ edtf });
    }
  };
  const isUnknown = start.problem?.status === 404 && choice && 'eventId' in choice;
  return (
    <div class={`compare-entry period-${number}`}>
      <label for={id}>{texts.period(number)}</label>
      <Combobox<PeriodChoice>
        control={{
          id,
          'aria-describedby': hint,
          'aria-invalid': isInvalid || isUnknown ? 'true' : undefined,
          'aria-required': undefined,
        }}
        text={text}
        onText={(next) => {
          setTyped(next);
          setInvalid(false);
        }}
        search={periodSearch}
        onChoose={({ value }) => choose(value)}
        onEnter={applyTyped}
        onBlur={applyTyped}
        picksFirst
        placeholder={texts.periodExample(number)}
      />
      {isUnknown ? (
        <p class="field-error" id={hint} role="alert">
          {texts.unknownEvent(choice.eventId)}
        </p>
      ) : isInvalid ? (
        <p class="field-error" id={hint} role="alert">
          {texts.periodInvalid}
        </p>
      ) : (
        <p class="analysis-note" id={hint}>
          {readingOf(choice, start) || texts.periodHint}
        </p>
      )}
      {start.problem && !isUnknown && <ProblemNotice problem={start.problem} onRetry={start.retry} />}
      {selected !== undefined && !(choice && 'eventId' in choice && choice.eventId === selected) && (
        <button type="button" class="text-button" onClick={() => choose({ eventId: selected })}>
          {texts.useSelected}
        </button>
      )}
    </div>
  );
}

/** What the field shows for a choice. */
function textOf(choice: PeriodChoice | undefined, { event }: StartEvent): string {
  if (!choice) return '';
  if ('edtf' in choice) return formatDate(choice.edtf, language.value);
  return event ? titleOf(event, language.value) : '';
}

function readingOf(choice: PeriodChoice | undefined, { event }: StartEvent): string {
  return choice && 'eventId' in choice && event ? formatDate(event.date, language.value) : '';
}

/** The typed dates, if they are a period, then events by the beginnings of words. */
const periodSearch: Search<PeriodChoice> = async (text, signal) => {
  const edtf = parsePeriod(text);
  const dates =
    edtf === undefined
      ? []
      : [
          {
            key: edtf,
            value: { edtf },
            label: formatDate(edtf, language.value),
            detail: messages.value.compare.chooseDates,
          },
        ];
  const words = edtf === undefined ? (text.match(/[\p{L}\p{N}]+/gu) ?? []) : [];
  if (words.length === 0) return dates;
  const { items } = await fetchEvents(
    { filter: { q: words.map((word) => `${word}*`).join(' ') }, sort: 'relevance', limit: MAX_FOUND },
    signal,
  );
  return items.map((event) => ({
    key: event.id,
    value: { eventId: event.id },
    label: titleOf(event, language.value),
    detail: formatDate(event.date, language.value),
  }));
};
