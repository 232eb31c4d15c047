import { z } from 'zod';
import { eventWithLinks } from '../../../domain/events/event.ts';
import * as drafts from '../../state/draft-store.ts';
import { eventDraft } from './draft.ts';

const content = z.object({
  draft: eventDraft,
  /** The version that the draft is based on. A later version in the database is a conflict. */
  base: eventWithLinks.optional(),
});
type Content = z.output<typeof content>;

export type DraftStore = drafts.DraftStore<Content>;

/** `subject` says what the form is about: `new`, `edit:<id>`, `duplicate:<id>`. */
export function openDraftStore(subject: string): Promise<DraftStore> {
  return drafts.openDraftStore({ prefix: 'demarche.draft:', content }, subject);
}
