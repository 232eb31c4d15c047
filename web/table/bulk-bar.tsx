import './bulk-bar.css';
import { useState } from 'preact/hooks';
import type { BulkEdit, BulkResult } from '../../domain/events/bulk-change.ts';
import { REVIEWS, STATUSES } from '../../domain/events/event-values.ts';
import { KINDS } from '../../domain/events/kind.ts';
import { PARTIES, partyName } from '../../domain/parties/party.ts';
import { type ApiProblem, type ResponseError, toApiProblem } from '../api/api-problem.ts';
import { deleteEvents, editEvents, fetchSelectedCsv } from '../api/bulk.ts';
import { EventLink } from '../event/event-link.tsx';
import { findPartyCode } from '../form/fields/party-search.ts';
import { errorText } from '../i18n/error-texts.ts';
import { language, messages } from '../i18n/messages.ts';
import { notifyEventsChanged, selectEvent, selectedId } from '../state/page-state.ts';
import { recordChange } from '../state/undo-history.ts';
import { announce } from '../ui/announce.ts';
import { downloadFile } from '../ui/download-file.ts';
import { loadProblemText } from '../ui/notice.tsx';
import { Popover } from '../ui/popover.tsx';
import { showToast } from '../ui/toast.tsx';
import { showUndoToast } from '../undo/undo.ts';
import { clearSelection, deselect, selectedCount, selectedEvents, updateVersions } from './selection.ts';

/** What can be done with the selected events. */
export function BulkBar() {
  const { shell, table: texts } = messages.value;
  const count = selectedCount.value;
  const [refused, setRefused] = useState<readonly RefusedEvent[]>([]);
  const [isBusy, setBusy] = useState(false);

  const run = async (change: () => Promise<void>) => {
    setBusy(true);
    setRefused([]);
    try {
      await change();
    } catch (error) {
      const problem = toApiProblem(error);
      const found = refusedEvents(problem);
      if (found.length === 0) showToast({ text: await loadProblemText(problem), isProblem: true });
      else {
        setRefused(found);
        announce(texts.refused(found.length));
        notifyEventsChanged();
      }
    } finally {
      setBusy(false);
    }
  };

  if (count === 0) return null;
  return (
    <section class="bulk-bar" aria-label={texts.selection}>
      <div class="bulk-actions">
        <strong>{texts.selected(count)}</strong>
        <Popover buttonClass="button" class="bulk-popover" label={texts.edit}>
          {(close) => (
            <EditForm
              isBusy={isBusy}
              onApply={(edit) => {
                close();
                void run(async () => {
                  const result = await editEvents(selectedEvents(), edit);
                  finish(result, 'changed');
                });
              }}
            />
          )}
        </Popover>
        <button
          type="button"
          class="button"
          disabled={isBusy}
          onClick={() =>
            run(async () => {
              const { blob, name } = await fetchSelectedCsv(
                selectedEvents().map(({ id }) => id),
                true,
              );
              downloadFile(blob, name);
            })
          }
        >
          {texts.exportCsv}
        </button>
        <button
          type="button"
          class="button"
          disabled={isBusy}
          onClick={() =>
            run(async () => {
              const result = await deleteEvents(selectedEvents());
              if (result.events.some(({ id }) => id === selectedId.peek())) selectEvent(undefined);
              finish(result, 'deleted');
              clearSelection();
            })
          }
        >
          {shell.event.delete}
        </button>
        <button type="button" class="text-button" onClick={clearSelection}>
          {texts.clearSelection}
        </button>
      </div>
      {refused.length > 0 && (
        <RefusedEvents refused={refused} onLeaveOut={() => leaveOut(refused, setRefused)} />
      )}
    </section>
  );
}

function finish({ events }: BulkResult, kind: 'changed' | 'deleted'): void {
  const { table: texts } = messages.peek();
  const changed = events.filter(({ previous, version }) => version !== previous);
  updateVersions(events);
  notifyEventsChanged();
  if (changed.length === 0) {
    showToast({ text: texts.nothingChanged });
    return;
  }
  const change = recordChange({
    kind,
    events: changed.map(({ id, previous, version }) => ({
      id,
      before: { version: previous },
      after: { version, isDeleted: kind === 'deleted' },
    })),
  });
  showUndoToast(texts.done[kind](changed.length), change);
}

interface RefusedEvent {
  readonly id: string;
  readonly error: ResponseError;
}

/** The events because of which the server changed nothing. A path names an event by its position in the request. */
function refusedEvents(problem: ApiProblem): RefusedEvent[] {
  const sent = selectedEvents();
  return problem.errors.flatMap((error) => {
    const index = /^\/events\/(\d+)\//.exec(error.path)?.[1];
    const event = index === undefined ? undefined : sent[Number(index)];
    return event === undefined ? [] : [{ id: event.id, error }];
  });
}

function leaveOut(refused: readonly RefusedEvent[], setRefused: (refused: RefusedEvent[]) => void): void {
  deselect(new Set(refused.map(({ id }) => id)));
  setRefused([]);
}

const MAX_SHOWN = 5;

function RefusedEvents({
  refused,
  onLeaveOut,
}: {
  readonly refused: readonly RefusedEvent[];
  readonly onLeaveOut: () => void;
}) {
  const { table: texts } = messages.value;
  return (
    <div class="notice notice-problem" role="alert">
      <div>
        <p>{texts.refused(refused.length)}</p>
        <ul>
          {refused.slice(0, MAX_SHOWN).map(({ id, error }) => (
            <li key={`${id} ${error.path}`}>
              <EventLink id={id}>{id}</EventLink> {errorText(error)}
            </li>
          ))}
        </ul>
        {refused.length > MAX_SHOWN && <p>{texts.moreRefused(refused.length - MAX_SHOWN)}</p>}
      </div>
      <button type="button" class="button" onClick={onLeaveOut}>
        {texts.leaveOut}
      </button>
    </div>
  );
}

const PARTY_FIELDS = ['add_initiators', 'remove_initiators', 'add_targets', 'remove_targets'] as const;
const TAG_FIELDS = ['add_tags', 'remove_tags'] as const;

/** One edit of all selected events. Empty fields change nothing. */
function EditForm({
  isBusy,
  onApply,
}: {
  readonly isBusy: boolean;
  readonly onApply: (edit: BulkEdit) => void;
}) {
  const { names, table: texts } = messages.value;
  const [unknown, setUnknown] = useState<string>();
  return (
    <form
      class="bulk-form"
      onSubmit={(event) => {
        event.preventDefault();
        const read = readEdit(new FormData(event.currentTarget));
        setUnknown(read.unknownField);
        if (read.unknownField === undefined && Object.keys(read.edit).length > 0) onApply(read.edit);
      }}
    >
      <SelectField name="kind" values={KINDS} names={names.kind} />
      <SelectField name="status" values={STATUSES} names={names.status} />
      <SelectField name="review" values={REVIEWS} names={names.review} />
      {TAG_FIELDS.map((field) => (
        <label key={field}>
          <span>{texts.field[field]}</span>
          <input class="input" name={field} maxLength={80} autocomplete="off" />
        </label>
      ))}
      {PARTY_FIELDS.map((field) => (
        <label key={field}>
          <span>{texts.field[field]}</span>
          <input
            class="input"
            name={field}
            list="bulk-parties"
            autocomplete="off"
            aria-invalid={unknown === field}
            aria-describedby={unknown === field ? 'bulk-party-error' : undefined}
          />
          {unknown === field && (
            <span id="bulk-party-error" class="bulk-error" role="alert">
              {texts.partyUnknown}
            </span>
          )}
        </label>
      ))}
      <datalist id="bulk-parties">
        {[...PARTIES.keys()].map((code) => (
          <option key={code} value={partyName(code, language.value)} />
        ))}
      </datalist>
      <button type="submit" class="button button-primary" disabled={isBusy}>
        {texts.apply(selectedCount.value)}
      </button>
    </form>
  );
}

function SelectField<T extends string>({
  name,
  values,
  names,
}: {
  readonly name: 'kind' | 'status' | 'review';
  readonly values: readonly T[];
  readonly names: Readonly<Record<T, string>>;
}) {
  const { names: allNames, table: texts } = messages.value;
  return (
    <label>
      <span>{allNames.field[name]}</span>
      <select class="input" name={name}>
        <option value="">{texts.unchanged}</option>
        {values.map((value) => (
          <option key={value} value={value}>
            {names[value]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The edit that the fields describe, or the first field whose party is not known. */
function readEdit(data: FormData): { readonly edit: BulkEdit; readonly unknownField?: string } {
  const edit: Record<string, unknown> = {};
  const textOf = (field: string) => String(data.get(field) ?? '').trim();
  for (const field of ['kind', 'status', 'review']) if (textOf(field) !== '') edit[field] = textOf(field);
  for (const field of TAG_FIELDS) {
    const tags = textOf(field)
      .split(/[,;]/)
      .map((tag) => tag.trim());
    if (tags.some(Boolean)) edit[field] = tags.filter(Boolean);
  }
  for (const field of PARTY_FIELDS) {
    const text = textOf(field);
    if (text === '') continue;
    const code = findPartyCode(text);
    if (code === undefined) return { edit: {}, unknownField: field };
    edit[field] = [code];
  }
  return { edit: edit as BulkEdit };
}
