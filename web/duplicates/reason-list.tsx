import type { SimilarityReason } from '../../domain/duplicates/similar-event.ts';
import { messages } from '../i18n/messages.ts';

/** Why two events may be the same, in words. */
export function ReasonList({ reasons }: { readonly reasons: readonly SimilarityReason[] }) {
  const { reason } = messages.value.form.duplicate;
  return <span class="quiet">{reasons.map(({ code, params }) => reason[code](params)).join(', ')}</span>;
}
