import { useLayoutEffect, useRef } from 'preact/hooks';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import type { Language } from '../../../domain/language/language.ts';
import { stepHeading } from '../../../domain/stories/story-text.ts';
import { fetchEvent } from '../../api/events.ts';
import { useQuery } from '../../api/use-query.ts';
import { filterChips } from '../../filter/filter-chips.ts';
import { messages } from '../../i18n/messages.ts';
import { changeCount, language, setView, showStep, view } from '../../state/page-state.ts';
import { revealedId } from '../../timeline/state/revealed-event.ts';
import { announce } from '../../ui/announce.ts';
import { AddIcon, DeleteIcon, DownIcon, DragIcon, UpIcon } from '../../ui/icons.tsx';
import { showToast } from '../../ui/toast.tsx';
import { currentStepView, filterOfStep, formatStepDays, isSameView, pageOfStep } from '../step-view.ts';
import { dragItem } from './drag-order.ts';
import type { StoryEditorModel } from './editor-model.ts';
import type { DraftStep } from './story-draft.ts';

interface StepListProps {
  readonly model: StoryEditorModel;
  readonly textLanguage: Language;
}

/** The steps in order. One of them is open, with its fields. */
export function StepList({ model, textLanguage }: StepListProps) {
  const texts = messages.value.stories.editor;
  const { steps } = model.draft.value;
  const list = useRef<HTMLOListElement>(null);
  /** The button that had the focus when its step was moved. Moving an element takes its focus. */
  const focusAfterMove = useRef<string>('');
  useLayoutEffect(() => {
    if (focusAfterMove.current === '') return;
    const button = list.current?.querySelector<HTMLButtonElement>(focusAfterMove.current);
    focusAfterMove.current = '';
    button?.focus();
  }, [steps]);

  const move = (key: number, to: number, focus = '') => {
    const from = steps.findIndex((step) => step.key === key);
    focusAfterMove.current = focus && `[data-key="${key}"] ${focus}`;
    model.moveStep(key, to);
    announce(texts.moved(from + 1, to + 1, steps.length));
  };
  return (
    <>
      {steps.length > 0 && (
        <ol class="step-list" ref={list}>
          {steps.map((step, index) => (
            <li key={step.key} data-key={step.key}>
              <StepRow
                model={model}
                step={step}
                index={index}
                count={steps.length}
                textLanguage={textLanguage}
                onMove={(to, focus) => move(step.key, to, focus)}
                list={list}
              />
            </li>
          ))}
        </ol>
      )}
      <p class="step-add">
        <button type="button" class="button" onClick={() => void addStep(model, list)}>
          <AddIcon />
          {texts.add}
        </button>
        <span class="quiet">{texts.addHint}</span>
      </p>
    </>
  );
}

interface StepRowProps extends StepListProps {
  readonly step: DraftStep;
  readonly index: number;
  readonly count: number;
  readonly onMove: (to: number, focus?: string) => void;
  readonly list: { readonly current: HTMLOListElement | null };
}

function StepRow({ model, step, index, count, textLanguage, onMove, list }: StepRowProps) {
  const { shell, stories } = messages.value;
  const texts = stories.editor;
  const number = index + 1;
  const isOpen = model.openKey.value === step.key;
  const heading = headingOf(step, language.value) || texts.noHeading;
  const remove = () => {
    const undo = model.removeStep(step.key);
    showToast({ text: texts.removed(number), action: { label: shell.undo, act: undo } });
    list.current?.parentElement?.querySelector<HTMLElement>('.step-add button')?.focus();
  };
  const drag = (event: PointerEvent) => {
    dragItem(event, event.currentTarget as HTMLElement, {
      items: () => [...(list.current?.children ?? [])],
      position: () => model.draft.peek().steps.findIndex(({ key }) => key === step.key),
      move: (to) => model.moveStep(step.key, to),
      end: () => {
        const to = model.draft.peek().steps.findIndex(({ key }) => key === step.key);
        if (to !== index) announce(texts.moved(number, to + 1, count));
      },
    });
  };
  return (
    <>
      <div class={isOpen ? 'step-row is-open' : 'step-row'}>
        <span class="step-handle" title={texts.drag} aria-hidden="true" onPointerDown={drag}>
          <DragIcon />
        </span>
        <button
          type="button"
          class="step-open"
          aria-expanded={isOpen}
          aria-label={texts.open(number, heading)}
          onClick={() => {
            model.open(isOpen ? undefined : step.key);
            if (!isOpen) showOnChart(step);
          }}
        >
          <span class="step-number">{number}</span>
          <span class="step-summary">
            <strong class="step-name">{heading}</strong>
            <span class="step-days quiet">{formatStepDays(step, language.value)}</span>
          </span>
        </button>
        <button
          type="button"
          class="icon-button step-up"
          aria-label={texts.up(number)}
          aria-disabled={index === 0}
          onClick={() => index > 0 && onMove(index - 1, '.step-up')}
        >
          <UpIcon />
        </button>
        <button
          type="button"
          class="icon-button step-down"
          aria-label={texts.down(number)}
          aria-disabled={index === count - 1}
          onClick={() => index < count - 1 && onMove(index + 1, '.step-down')}
        >
          <DownIcon />
        </button>
        <button type="button" class="icon-button" aria-label={texts.remove(number)} onClick={remove}>
          <DeleteIcon />
        </button>
      </div>
      {isOpen && <StepFields model={model} step={step} number={number} textLanguage={textLanguage} />}
    </>
  );
}

interface StepFieldsProps extends StepListProps {
  readonly step: DraftStep;
  readonly number: number;
}

function StepFields({ model, step, number, textLanguage }: StepFieldsProps) {
  const texts = messages.value.stories.editor;
  const isRussian = textLanguage === 'ru';
  const [heading, text] = isRussian ? (['heading_ru', 'text_ru'] as const) : (['heading', 'text'] as const);
  const otherHeading = isRussian ? step.heading : step.heading_ru;
  const otherText = isRussian ? step.text : step.text_ru;
  const isCurrent = isSameView(step, currentStepView());
  return (
    <fieldset class="step-fields">
      <legend class="hidden">{texts.step(number)}</legend>
      <label class="field">
        <span>{texts.heading}</span>
        <input
          type="text"
          class="step-heading"
          maxLength={240}
          lang={textLanguage}
          value={step[heading]}
          placeholder={otherHeading}
          onInput={(event) => model.changeStep(step.key, { [heading]: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{texts.text}</span>
        <textarea
          rows={6}
          maxLength={2_000}
          lang={textLanguage}
          value={step[text]}
          placeholder={otherText}
          onInput={(event) => model.changeStep(step.key, { [text]: event.currentTarget.value })}
        />
        <small class="quiet">{texts.textHint}</small>
      </label>
      <Shown step={step} />
      <p class="step-view">
        <button
          type="button"
          class="button"
          disabled={isCurrent}
          onClick={() => {
            model.setView(step.key, currentStepView());
            announce(texts.updated(number));
          }}
        >
          {texts.update}
        </button>
        {isCurrent && <span class="quiet">{texts.isCurrent}</span>}
      </p>
    </fieldset>
  );
}

/** What the step shows: days, filter and event. */
function Shown({ step }: { readonly step: DraftStep }) {
  const texts = messages.value.stories.editor;
  const chips = filterChips(filterOfStep(step), messages.value, language.value);
  const parts = [
    formatStepDays(step, language.value),
    ...chips.map(({ label, text }) => `${label}: ${text}`),
  ];
  return (
    <dl class="step-shown">
      <dt>{texts.shows}</dt>
      <dd>{parts.join(' · ')}</dd>
      <dt>{texts.event}</dt>
      <dd>{step.event === undefined ? texts.noEvent : <EventTitle id={step.event} />}</dd>
    </dl>
  );
}

function EventTitle({ id }: { readonly id: string }) {
  const query = useQuery((signal) => fetchEvent(id, signal), [id, changeCount.value]);
  const event = query.value;
  if (query.problem?.status === 404) return <>{messages.value.stories.editor.missingEvent}</>;
  if (event?.id !== id) return <>…</>;
  return (
    <>
      {formatDate(event.date, language.value)}: {titleOf(event, language.value)}
    </>
  );
}

function headingOf({ heading, heading_ru }: DraftStep, locale: Language): string {
  return stepHeading({ heading: heading || undefined, heading_ru: heading_ru || undefined }, locale).text;
}

function showOnChart(step: DraftStep): void {
  const page = pageOfStep(step);
  // The step has its own window: the chart must not move to the event.
  revealedId.value = page.selectedId;
  if (view.value !== 'timeline') setView('timeline');
  showStep(page);
}

/** Adds a step that shows the current view. Its heading is that of the event, until the author writes another one. */
async function addStep(model: StoryEditorModel, list: StepRowProps['list']): Promise<void> {
  const shown = currentStepView();
  const key = model.addStep(shown);
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLInputElement>(`[data-key="${key}"] .step-heading`);
    (list.current ? field : undefined)?.scrollIntoView({ block: 'nearest' });
    field?.focus();
  });
  if (shown.event === undefined) return;
  const event = await fetchEvent(shown.event).catch(() => undefined);
  const step = model.draft.peek().steps.find((each) => each.key === key);
  if (!event || !step || step.heading !== '' || step.heading_ru !== '') return;
  model.changeStep(key, { heading: event.title ?? '', heading_ru: event.title_ru ?? '' });
}
