import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { isPartyCode, partyName } from '../../../domain/parties/party.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import type { EventDraft, ParticipantDraft } from '../model/draft.ts';
import { useForm } from '../model/form-model.ts';
import { PartyEntry } from './party-entry.tsx';
import { RowsEntry } from './rows-entry.tsx';
import { recordedSearch } from './searches.ts';
import { SuggestedText } from './text-entries.tsx';

const BLANK: Omit<ParticipantDraft, 'key'> = { name: '', office: '', party: '' };

/** The people named in the event. Choosing a known person fills in the latest office and party. */
export function PeopleEntry(): JSX.Element {
  const form = useForm();
  const texts = messages.value.form.people;
  const people = useMemo(() => recordedSearch('person'), []);
  const offices = useMemo(() => recordedSearch('office'), []);
  return (
    <RowsEntry
      path="participants"
      rows={form.draft.value.participants}
      onChange={(participants) => form.change({ participants })}
      blank={BLANK}
      texts={texts}
      removeLabel={({ name }, number) => texts.remove(name, number)}
    >
      {(person, change) => (
        <>
          <SuggestedText
            path={`participants.${person.key}.name`}
            label={texts.name}
            value={person.name}
            onChange={(name) => change({ name })}
            search={people}
            // Only empty fields are filled in.
            onChoose={({ value, office = '', party = '' }) =>
              change({ name: value, office: person.office || office, party: person.party || party })
            }
          />
          <SuggestedText
            path={`participants.${person.key}.office`}
            label={texts.office}
            value={person.office}
            onChange={(office) => change({ office })}
            search={offices}
          />
          <PartyEntry
            path={`participants.${person.key}.party`}
            label={texts.party}
            value={person.party}
            onChange={(party) => change({ party })}
          />
          {isOutside(form.draft.value, person) && (
            <p class="form-hint is-wide" role="status">
              {texts.outside(partyName(person.party, language.value))}{' '}
              <button
                type="button"
                class="text-button"
                onClick={() => form.change({ participants: withoutRow(form.draft.value, person) })}
              >
                {texts.removeOutside(person.name)}
              </button>
            </p>
          )}
        </>
      )}
    </RowsEntry>
  );
}

/** Whether a person’s party neither acted nor was the target, as after copying talks for a statement of one side. */
function isOutside({ initiators, targets }: EventDraft, { party }: ParticipantDraft): boolean {
  return isPartyCode(party) && initiators.length > 0 && ![...initiators, ...targets].includes(party);
}

function withoutRow({ participants }: EventDraft, row: ParticipantDraft): ParticipantDraft[] {
  return participants.filter(({ key }) => key !== row.key);
}
