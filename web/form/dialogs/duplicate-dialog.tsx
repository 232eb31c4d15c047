import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { mergeEvents, mergeSources } from '../../../domain/duplicates/merge-events.ts';
import { checkEvent, type EventWithLinks, type Source, source } from '../../../domain/events/event.ts';
import { recordOf } from '../../../domain/events/event-record.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { fetchEvent, replaceEvent } from '../../api/events.ts';
import { ReasonList } from '../../duplicates/reason-list.tsx';
import { SideBySide } from '../../duplicates/side-by-side.tsx';
import { messages } from '../../i18n/messages.ts';
import { formatProblem } from '../../ui/notice.tsx';
import type { ComparedEvent } from '../model/conflict.ts';
import { inputFrom } from '../model/draft.ts';
import { errorsIn } from '../model/field-errors.ts';
import { useForm } from '../model/form-model.ts';
import { ChoiceDialog, type DialogChoice } from './choice-dialog.tsx';

/** Shows the draft of a new event beside a stored event that may be the same; the user decides. */
export function DuplicateDialog(): JSX.Element | null {
  const form = useForm();
  const { value: step } = form.step;
  return step.name === 'duplicateFound' ? <OpenDialog {...step} /> : null;
}

interface OpenDialogProps {
  readonly duplicates: readonly { readonly event: { readonly id: string } }[];
  readonly isSaving: boolean;
}

function OpenDialog({ isSaving }: OpenDialogProps): JSX.Element | null {
  const form = useForm();
  const texts = messages.value.form.duplicate;
  const { value: step } = form.step;
  const [index, setIndex] = useState(0);
  const [stored, setStored] = useState<EventWithLinks>();
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const duplicates = step.name === 'duplicateFound' ? step.duplicates : [];
  const candidate = duplicates[index];
  const id = candidate?.event.id;

  useEffect(() => {
    if (id === undefined) return;
    setStored(undefined);
    const controller = new AbortController();
    fetchEvent(id, controller.signal).then(setStored, (error: unknown) => {
      if (error instanceof ApiProblem) setProblem(formatProblem(error));
    });
    return () => controller.abort();
  }, [id]);

  if (candidate === undefined) return null;
  const input = inputFrom(form.draft.value);
  const hasErrors = errorsIn(form.draft.value).length > 0;
  const sources = stored === undefined ? [] : newSources(stored.sources, input.sources);

  /** Changes the stored event and closes the form; the dialog stays if that fails. */
  const replace = async (current: EventWithLinks, change: Partial<EventWithLinks>) => {
    setBusy(true);
    try {
      const event = checkEvent({ ...recordOf(current), ...change });
      form.useExisting(await replaceEvent(current.id, event, current.version), true);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(formatProblem(error));
      setBusy(false);
      // Someone else may have changed it: the user decides on the current version.
      await fetchEvent(current.id).then(setStored, () => undefined);
    }
  };
  const useStored = () => {
    if (stored === undefined) return;
    if (sources.length === 0) form.useExisting(stored, false);
    else void replace(stored, { sources: [...mergeSources(stored.sources, sources)] });
  };
  const merge = () => {
    if (stored === undefined) return;
    const { id: _, ...draft } = checkEvent(input);
    const merged = mergeEvents(checkEvent(recordOf(stored)), draft);
    void replace(stored, merged as Partial<EventWithLinks>);
  };

  const isReady = stored !== undefined && !isBusy;
  const choices: DialogChoice[] = [
    {
      text: sources.length === 0 ? texts.same : texts.sameWithSources(sources.length),
      act: useStored,
      isPrimary: true,
      isDisabled: !isReady,
    },
    { text: texts.merge, act: merge, isDisabled: !isReady || hasErrors },
    isSaving
      ? { text: texts.save, act: () => void form.saveDuplicate(), isDisabled: isBusy }
      : {
          text: texts.distinct,
          act: () => form.declareDistinct([candidate.event.id]),
          isDisabled: isBusy,
        },
    { text: texts.back, act: form.backToEditing, isDisabled: isBusy },
  ];
  return (
    <ChoiceDialog
      heading={texts.heading}
      class="conflict"
      onCancel={form.backToEditing}
      choices={choices}
      status={problem || (hasErrors ? texts.errors : '')}
    >
      <p>
        {texts.text} <ReasonList reasons={candidate.reasons} />
      </p>
      {duplicates.length > 1 && (
        <p class="duplicate-candidates">
          {duplicates.map(({ event }, position) => (
            <button
              key={event.id}
              type="button"
              class="text-button"
              aria-pressed={position === index}
              onClick={() => setIndex(position)}
            >
              {texts.candidate(position + 1, duplicates.length)}
            </button>
          ))}
        </p>
      )}
      {stored && (
        <SideBySide
          left={input as Partial<ComparedEvent>}
          right={stored}
          headings={[
            texts.draft,
            <>
              {texts.stored}{' '}
              <a href={`?event=${encodeURIComponent(stored.id)}`} target="_blank" rel="noreferrer">
                {texts.open}
              </a>
            </>,
          ]}
        />
      )}
      <p class="form-hint">{texts.mergeHint}</p>
    </ChoiceDialog>
  );
}

/** The complete sources of the draft that the stored event does not have. */
function newSources(stored: readonly Source[], drafted: unknown): Source[] {
  const given = Array.isArray(drafted) ? drafted : [];
  const complete = given.flatMap((each) => source.safeParse(each).data ?? []);
  return mergeSources(stored, complete).slice(stored.length);
}
