import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { EventWithLinks } from '../../../domain/events/event.ts';
import { messages } from '../../i18n/messages.ts';
import { formatTime } from '../format-time.ts';
import type { DraftStore } from '../model/draft-store.ts';
import { useForm } from '../model/form-model.ts';

interface RestoredNoticeProps {
  readonly store: DraftStore;
  /** The stored event; undefined for a new one. */
  readonly event: EventWithLinks | undefined;
  readonly onDiscard: () => void;
}

/** Says that the form shows an earlier draft, and offers to discard it. */
export function RestoredNotice({ store, event, onDiscard }: RestoredNoticeProps): JSX.Element | null {
  const texts = messages.value.form.restored;
  const { value: base } = useForm().base;
  const { found } = store;
  const [isShown, setShown] = useState(found !== undefined);
  if (!isShown || found === undefined) return null;
  const hasNewerVersion = event !== undefined && base !== undefined && event.version > base.version;
  return (
    <div class="form-notice" role="status">
      <p>
        {texts.text(formatTime(found.saved_at))} {hasNewerVersion && texts.eventChanged}
      </p>
      <button
        type="button"
        class="button"
        onClick={() => {
          setShown(false);
          onDiscard();
        }}
      >
        {texts.discard}
      </button>
    </div>
  );
}
