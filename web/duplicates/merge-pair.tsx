import { useState } from 'preact/hooks';
import { MERGE_CHOICES, type MergeChoice } from '../../domain/duplicates/merge-events.ts';
import type { DuplicatePair } from '../../domain/duplicates/similar-event.ts';
import { titleOf } from '../../domain/events/localized-text.ts';
import { ApiProblem, toApiProblem } from '../api/api-problem.ts';
import { mergeEvents } from '../api/duplicates.ts';
import { fetchEvent } from '../api/events.ts';
import { useQuery } from '../api/use-query.ts';
import type { ComparedField } from '../form/model/conflict.ts';
import { messages } from '../i18n/messages.ts';
import { language, notifyEventsChanged } from '../state/page-state.ts';
import { recordChange } from '../state/undo-history.ts';
import { loadProblemText, ProblemNotice } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { showUndoToast } from '../undo/undo.ts';
import { SideBySide } from './side-by-side.tsx';

type Side = 'left' | 'right';

interface MergePairProps {
  readonly pair: DuplicatePair;
  readonly onBack: () => void;
  /** Called with the id of the merged event. */
  readonly onMerged: (gone: string) => void;
}

/** Two events beside each other. The user chooses which to keep, and a value for each field in which they differ. */
export function MergePair({ pair, onBack, onMerged }: MergePairProps) {
  const { duplicates: texts, shell, names } = messages.value;
  const query = useQuery(
    (signal) => Promise.all([fetchEvent(pair.a.id, signal), fetchEvent(pair.b.id, signal)]),
    [pair],
  );
  // The one with more sources is probably the more complete record.
  const [keptSide, setKeptSide] = useState<Side>(pair.b.sources > pair.a.sources ? 'right' : 'left');
  const [chosen, setChosen] = useState<Readonly<Partial<Record<MergeChoice, Side>>>>({});
  const [isBusy, setBusy] = useState(false);
  const [left, right] = query.value ?? [];
  if (left === undefined || right === undefined) {
    return (
      <div class="modal-body">
        {query.problem ? (
          <ProblemNotice problem={query.problem} onRetry={query.retry} />
        ) : (
          <p class="quiet">{shell.loading}</p>
        )}
      </div>
    );
  }

  const [kept, other] = keptSide === 'left' ? [left, right] : [right, left];
  const merge = async () => {
    setBusy(true);
    const take = MERGE_CHOICES.filter((field) => (chosen[field] ?? keptSide) !== keptSide);
    try {
      const merged = await mergeEvents(kept.id, kept.version, {
        from: other.id,
        from_version: other.version,
        take,
      });
      const change = recordChange({
        kind: 'merged',
        title: titleOf(merged, language.peek()),
        events: [
          { id: kept.id, before: { version: kept.version }, after: { version: merged.version } },
          {
            id: other.id,
            before: { version: other.version },
            after: { version: other.version + 1, isDeleted: true },
          },
        ],
        merge: { take },
      });
      notifyEventsChanged();
      showUndoToast(texts.merged, change);
      onMerged(other.id);
    } catch (error) {
      setBusy(false);
      await report(error);
      query.retry();
    }
  };

  return (
    <>
      <div class="modal-body">
        <p>{texts.choose}</p>
        <fieldset class="duplicate-kept">
          <legend class="hidden">{texts.choose}</legend>
          {([left, right] as const).map((event, index) => {
            const side = index === 0 ? 'left' : 'right';
            return (
              <label key={event.id}>
                <input
                  type="radio"
                  name="kept"
                  checked={keptSide === side}
                  onChange={() => setKeptSide(side)}
                />{' '}
                {texts.keep(titleOf(event, language.value))} <code>{event.id}</code>
              </label>
            );
          })}
        </fieldset>
        <SideBySide
          left={left}
          right={right}
          headings={[titleOf(left, language.value), titleOf(right, language.value)]}
          choiceOf={(field, side) =>
            isChoice(field) && left[field] !== undefined && right[field] !== undefined ? (
              <input
                type="radio"
                name={`merge-${field}`}
                aria-label={`${names.field[field]}: ${titleOf(side === 'left' ? left : right, language.value)}`}
                checked={(chosen[field] ?? keptSide) === side}
                onChange={() => setChosen({ ...chosen, [field]: side })}
              />
            ) : undefined
          }
        />
      </div>
      <footer class="modal-foot">
        <button type="button" class="button" onClick={onBack}>
          {texts.back}
        </button>
        <button type="button" class="button button-primary" disabled={isBusy} onClick={() => void merge()}>
          {texts.merge}
        </button>
      </footer>
    </>
  );
}

function isChoice(field: ComparedField): field is ComparedField & MergeChoice {
  return (MERGE_CHOICES as readonly string[]).includes(field);
}

async function report(error: unknown): Promise<void> {
  const isConflict = error instanceof ApiProblem && error.status === 412;
  const text = isConflict
    ? messages.value.duplicates.changedMeanwhile
    : await loadProblemText(toApiProblem(error));
  showToast({ text, isProblem: true });
}
