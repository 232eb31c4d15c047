import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Revision } from '../../domain/events/revision.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { fetchEvent, fetchRevisions } from '../api/events.ts';
import { messages } from '../i18n/messages.ts';
import { changeCount } from '../state/page-state.ts';
import { formatTime } from './format-time.ts';
import { draftFromEvent } from './model/draft.ts';
import { useForm } from './model/form-model.ts';

/**
 * Warns that the event being written on was changed or deleted elsewhere, at once rather than on saving. What is written
 * stays as it is, whatever the reader chooses here.
 */
export function ChangedNotice(): JSX.Element | null {
  const form = useForm();
  const { live, names } = messages.value;
  const { value: base } = form.base;
  const [newer, setNewer] = useState<readonly Revision[]>([]);
  /** Up to which version the reader has said to go on. */
  const [passedOver, setPassedOver] = useState(0);
  const changes = changeCount.value;

  useEffect(() => {
    if (base === undefined) return setNewer([]);
    const giveUp = new AbortController();
    fetchRevisions(base.id, giveUp.signal).then(
      (revisions) => setNewer(revisions.filter(({ version }) => version > base.version)),
      // The form needs no news; saving finds out in any case.
      () => {},
    );
    return () => giveUp.abort();
  }, [base, changes]);

  const [latest] = newer;
  if (base === undefined || latest === undefined || latest.version <= passedOver) return null;
  const when = formatTime(latest.at);
  const isDeleted = latest.action === 'deleted';
  const fields = [...new Set(newer.flatMap(({ changed }) => changed))].map(
    (field) => (names.field as Readonly<Record<string, string>>)[field] ?? field,
  );

  const takeUp = async (act: 'compare' | 'take in') => {
    try {
      const current = await fetchEvent(base.id);
      if (act === 'compare') form.compare(current);
      else form.startAgain(draftFromEvent(current), current);
    } catch (error) {
      // It went in between: saving, or the next news, will say so.
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
        {form.isDirty.value ? live.form.stillYours : live.form.nothingYet}
      </p>
      {!isDeleted && (
        <button
          type="button"
          class="button"
          onClick={() => void takeUp(form.isDirty.value ? 'compare' : 'take in')}
        >
          {form.isDirty.value ? live.form.differences : live.form.takeNewVersion}
        </button>
      )}
      {isDeleted && form.isDirty.value && (
        // Saving meets that the event is gone, and offers what can be done.
        <button type="button" class="button" onClick={() => void form.save()}>
          {live.form.choices}
        </button>
      )}
      <button type="button" class="button" onClick={() => setPassedOver(latest.version)}>
        {live.form.keepWriting}
      </button>
    </div>
  );
}
