import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Revision } from '../../../domain/events/revision.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { fetchEvent, fetchRevisions } from '../../api/events.ts';
import { messages } from '../../i18n/messages.ts';
import { changeCount } from '../../state/page-state.ts';
import { fieldName } from '../fields/field-name.ts';
import { formatTime } from '../format-time.ts';
import { draftFromEvent } from '../model/draft.ts';
import { useForm } from '../model/form-model.ts';

/** Warns as soon as someone else changes or deletes the event in the form. The draft is never changed by this. */
export function ChangedNotice(): JSX.Element | null {
  const form = useForm();
  const { live } = messages.value;
  const { value: base } = form.base;
  const [newer, setNewer] = useState<readonly Revision[]>([]);
  /** The last version whose notice the user has dismissed. */
  const [dismissed, setDismissed] = useState(0);
  const changes = changeCount.value;

  useEffect(() => {
    if (base === undefined) return setNewer([]);
    const controller = new AbortController();
    fetchRevisions(base.id, controller.signal).then(
      (revisions) => setNewer(revisions.filter(({ version }) => version > base.version)),
      // A save detects the conflict in any case.
      () => {},
    );
    return () => controller.abort();
  }, [base, changes]);

  const [latest] = newer;
  if (base === undefined || latest === undefined || latest.version <= dismissed) return null;
  const when = formatTime(latest.at);
  const isDeleted = latest.action === 'deleted';
  const isDirty = form.isDirty.value;
  const fields = [...new Set(newer.flatMap(({ changed }) => changed))].map(fieldName);

  const loadCurrent = async () => {
    try {
      const current = await fetchEvent(base.id);
      if (isDirty) form.compare(current);
      else form.startAgain(draftFromEvent(current), current);
    } catch (error) {
      // Deleted in the meantime: the next notice or the save reports it.
      if (!(error instanceof ApiProblem)) throw error;
    }
  };

  return (
    <div class="form-notice" role="alert">
      <p>
        <strong>{isDeleted ? live.form.deleted : live.form.changed}</strong>{' '}
        {isDeleted
          ? live.form.deletedBy(latest.author, when)
          : live.form.changedBy(latest.author, when, fields)}{' '}
        {isDirty ? live.form.draftKept : live.form.noChanges}
      </p>
      {!isDeleted && (
        <button type="button" class="button" onClick={() => void loadCurrent()}>
          {isDirty ? live.form.compare : live.form.loadNewer}
        </button>
      )}
      {isDeleted && isDirty && (
        // The save finds that the event was deleted, and offers what can be done.
        <button type="button" class="button" onClick={() => void form.save()}>
          {live.form.choose}
        </button>
      )}
      <button type="button" class="button" onClick={() => setDismissed(latest.version)}>
        {live.form.dismiss}
      </button>
    </div>
  );
}
