import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatDate } from '../../domain/dates/format-date.ts';
import type { EventWithLinks } from '../../domain/events/event.ts';
import type { ApiProblem } from '../api/api-problem.ts';
import { messages } from '../i18n/messages.ts';
import { language } from '../state/page-state.ts';
import { formatProblem } from '../ui/notice.tsx';
import { formatTime } from './format-time.ts';
import type { DraftKeeper } from './model/draft-store.ts';
import { useForm } from './model/form-model.ts';
import { Question } from './question.tsx';

interface RestoredNoticeProps {
  readonly keeper: DraftKeeper;
  /** The event as it is stored now. */
  readonly event: EventWithLinks | undefined;
  readonly onDiscard: () => void;
}

/** Says that the fields hold an earlier draft, and offers to begin again without it. */
export function RestoredNotice({ keeper, event, onDiscard }: RestoredNoticeProps): JSX.Element | null {
  const form = useForm();
  const words = messages.value.form.restored;
  const [isShown, setShown] = useState(keeper.found !== undefined);
  const { found } = keeper;
  if (!isShown || found === undefined) return null;
  const hasMovedOn =
    event !== undefined && form.base.value !== undefined && event.version > form.base.value.version;
  return (
    <div class="form-notice" role="status">
      <p>
        {words.text(formatTime(found.saved_at))} {hasMovedOn && words.movedOn}
      </p>
      <button
        type="button"
        class="button"
        onClick={() => {
          setShown(false);
          onDiscard();
        }}
      >
        {words.discard}
      </button>
    </div>
  );
}

/** A save that did not come through; everything is still in the fields. */
export function Failure(): JSX.Element | null {
  const form = useForm();
  const words = messages.value.form.failed;
  const { value: stage } = form.stage;
  if (stage.name !== 'failed') return null;
  return (
    <div class="form-notice form-failure" role="alert">
      <p>
        <strong>{words.heading}.</strong> {sayFailure(stage.problem)} {words.kept}
      </p>
      <button type="button" class="button" onClick={form.save}>
        {words.retry}
      </button>
    </div>
  );
}

function sayFailure(problem: ApiProblem): string {
  const isUnreachable = problem.status === 0 && problem.detail === '';
  return isUnreachable ? messages.value.form.failed.unreachable : formatProblem(problem);
}

interface FormFooterProps {
  readonly keeper: DraftKeeper;
  readonly onCancel: () => void;
}

export function FormFooter({ keeper, onCancel }: FormFooterProps): JSX.Element {
  const form = useForm();
  const words = messages.value.form;
  const isSaving = form.stage.value.name === 'saving';
  const keys = /mac|iphone|ipad/i.test(navigator.platform) ? words.saveKeys.mac : words.saveKeys.other;
  return (
    <footer class="form-foot">
      <p class="form-state">{isSaving ? words.saving : sayState(form.isDirty.value, keeper.kept.value)}</p>
      <button type="button" class="button" onClick={onCancel}>
        {words.cancel}
      </button>
      <button
        type="button"
        class="button button-primary"
        title={keys}
        onClick={form.save}
        aria-disabled={isSaving ? 'true' : undefined}
      >
        {isSaving ? words.saving : words.save}
      </button>
    </footer>
  );
}

function sayState(isDirty: boolean, kept: string | undefined): string {
  const words = messages.value.form.state;
  if (!isDirty) return words.untouched;
  if (kept === 'refused') return words.notKept;
  return kept === undefined ? words.changed : words.kept(formatTime(kept));
}

interface LeaveQuestionProps {
  readonly onStay: () => void;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

export function LeaveQuestion({ onStay, onKeep, onDiscard }: LeaveQuestionProps): JSX.Element {
  const words = messages.value.form.leave;
  return (
    <Question
      heading={words.heading}
      onBack={onStay}
      answers={
        <>
          <button type="button" class="button button-primary" onClick={onStay}>
            {words.stay}
          </button>
          <button type="button" class="button" onClick={onKeep}>
            {words.keep}
          </button>
          <button type="button" class="button form-danger" onClick={onDiscard}>
            {words.discard}
          </button>
        </>
      }
    >
      <p>{words.text}</p>
    </Question>
  );
}

/** An event that says the same is there already: recorded by somebody else, or duplicated and not yet changed. */
export function TwinQuestion(): JSX.Element | null {
  const form = useForm();
  const words = messages.value.form.twin;
  const { value: stage } = form.stage;
  if (stage.name !== 'twin') return null;
  const { id, title, date } = stage.twin;
  return (
    <Question
      heading={words.heading}
      onBack={form.backToWriting}
      answers={
        <>
          <button type="button" class="button button-primary" onClick={form.backToWriting}>
            {words.back}
          </button>
          <button type="button" class="button" onClick={form.saveTwin}>
            {words.save}
          </button>
        </>
      }
    >
      <p>{words.text}</p>
      <p>
        <a href={`?event=${encodeURIComponent(id)}`} target="_blank" rel="noreferrer">
          {title}
        </a>
        , {formatDate(date, language.value)}
      </p>
    </Question>
  );
}

/** Somebody deleted the event while it was being written on. */
export function GoneQuestion(): JSX.Element | null {
  const form = useForm();
  const words = messages.value.form.gone;
  if (form.stage.value.name !== 'gone') return null;
  return (
    <Question
      heading={words.heading}
      onBack={form.backToWriting}
      answers={
        <>
          <button type="button" class="button button-primary" onClick={form.bringBackAndSave}>
            {words.restore}
          </button>
          <button type="button" class="button" onClick={form.saveAsNew}>
            {words.saveAsNew}
          </button>
          <button type="button" class="button" onClick={form.backToWriting}>
            {words.back}
          </button>
        </>
      }
    >
      <p>{words.text}</p>
    </Question>
  );
}
