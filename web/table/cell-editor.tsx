import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { CsvColumn } from '../../domain/csv/event-csv.ts';
import { formatDate } from '../../domain/dates/format-date.ts';
import { InvalidInput } from '../../domain/errors/input-error.ts';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import { titleOf } from '../../domain/events/localized-text.ts';
import { toApiProblem } from '../api/api-problem.ts';
import { currentEvent, replaceEvent } from '../api/events.ts';
import { errorText, loadErrorTexts } from '../i18n/error-texts.ts';
import { language, messages } from '../i18n/messages.ts';
import { notifyEventsChanged } from '../state/page-state.ts';
import { recordChange } from '../state/undo-history.ts';
import { loadProblemText } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { showUndoToast } from '../undo/undo.ts';
import { AmbiguousDate, editingOf, withCellText } from './cell-editing.ts';
import { updateVersions } from './selection.ts';

interface CellEditorProps {
  /** The event as it was when the editing began: a change by others in the meantime is a conflict. */
  readonly event: DiplomaticEvent;
  readonly column: CsvColumn;
  /** Moves the focus to the cell, or after Tab to the one after or before it; not if it has moved elsewhere. */
  readonly onClose: (step: -1 | 0 | 1 | undefined) => void;
}

/**
 * Edits one field in its cell. Enter and Tab save, Escape cancels. Leaving the cell saves too, also when the row scrolls out
 * of sight. Errors are shown at the cell.
 */
export function CellEditor({ event, column, onClose }: CellEditorProps): JSX.Element | null {
  const { names } = messages.value;
  const editing = editingOf(column, language.value);
  const [text, setText] = useState(editing?.text(event) ?? '');
  const [error, setError] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  /** The version that is changed: after a conflict, the newer one that the error shows. */
  const base = useRef(event);
  const latest = useRef({ text, isSaving: false, isClosed: false, hasError: false });
  const input = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const errorId = useId();

  useEffect(() => {
    input.current?.focus();
    if (input.current instanceof HTMLInputElement) input.current.select();
    return () => {
      if (!latest.current.hasError) void save(undefined);
    };
  }, []);

  if (editing === undefined) return null;

  const close = (step: -1 | 0 | 1 | undefined) => {
    if (latest.current.isClosed) return;
    latest.current.isClosed = true;
    onClose(step);
  };

  const save = async (step: -1 | 0 | 1 | undefined) => {
    const state = latest.current;
    if (state.isClosed || state.isSaving) return;
    const value = state.text.trim();
    if (value === editing.text(base.current).trim()) {
      close(step);
      return;
    }
    state.isSaving = true;
    setSaving(true);
    try {
      await store(base.current, withCellText(base.current, editing, value));
      close(step);
    } catch (problem) {
      const message = await describe(problem);
      if (input.current?.isConnected !== true) {
        showToast({ text: `${titleOf(event, language.peek())}: ${message}`, isProblem: true });
        return;
      }
      state.hasError = true;
      setError(message);
      if (step !== undefined) input.current.focus();
    } finally {
      state.isSaving = false;
      setSaving(false);
    }
  };

  const describe = async (problem: unknown): Promise<string> => {
    const { table: texts } = messages.peek();
    if (problem instanceof AmbiguousDate) {
      const [first, second] = problem.days.map((day) => formatDate(day, language.peek()));
      return texts.ambiguousDate(first ?? '', second ?? '');
    }
    if (problem instanceof InvalidInput) {
      await loadErrorTexts(language.peek());
      return problem.errors.map(errorText).join(' ');
    }
    const failed = toApiProblem(problem);
    const current = failed.status === 412 ? currentEvent(failed) : undefined;
    if (current === undefined) return loadProblemText(failed);
    base.current = current;
    notifyEventsChanged();
    const shown = editing.text(current);
    return texts.changedMeanwhile(column === 'date' ? formatDate(shown, language.peek()) : nameOf(shown));
  };

  const change = (value: string) => {
    latest.current.text = value;
    latest.current.hasError = false;
    setText(value);
    setError(undefined);
  };
  const nameOf = (value: string) =>
    editing.choices === undefined
      ? value
      : ((names[column as 'kind' | 'status' | 'review'] as Readonly<Record<string, string>>)[value] ?? value);

  const shared = {
    ref: input,
    class: 'input cell-input',
    'aria-label': names.field[column],
    'aria-invalid': error !== undefined,
    'aria-describedby': error === undefined ? undefined : errorId,
    // A disabled field would lose the focus.
    'aria-busy': isSaving,
    onBlur: () => {
      if (!latest.current.hasError) void save(undefined);
    },
    onKeyDown: (press: KeyboardEvent) => {
      press.stopPropagation();
      if (press.isComposing) return;
      if (press.key !== 'Escape' && press.key !== 'Enter' && press.key !== 'Tab') return;
      press.preventDefault();
      if (press.key === 'Escape') close(0);
      else void save(press.key === 'Enter' ? 0 : press.shiftKey ? -1 : 1);
    },
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps clicks in the editor from selecting the row
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      class="cell-editor"
      onClick={(press) => press.stopPropagation()}
      onDblClick={(press) => press.stopPropagation()}
    >
      {editing.choices ? (
        <select {...shared} value={text} onChange={(press) => change(press.currentTarget.value)}>
          {editing.choices.map((value) => (
            <option key={value} value={value}>
              {nameOf(value)}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          value={text}
          autocomplete="off"
          onInput={(press) => change(press.currentTarget.value)}
        />
      )}
      {error !== undefined && (
        <p id={errorId} class="cell-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

async function store(event: DiplomaticEvent, changed: Parameters<typeof replaceEvent>[1]): Promise<void> {
  const stored = await replaceEvent(event.id, changed, event.version);
  updateVersions([stored]);
  notifyEventsChanged();
  if (stored.version === event.version) return;
  const number = recordChange({
    kind: 'changed',
    title: titleOf(stored, language.peek()),
    events: [{ id: stored.id, before: { version: event.version }, after: { version: stored.version } }],
  });
  showUndoToast(messages.peek().shell.form.saved, number);
}
