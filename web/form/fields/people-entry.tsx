import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { messages } from '../../i18n/messages.ts';
import type { ParticipantDraft } from '../model/draft.ts';
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
        </>
      )}
    </RowsEntry>
  );
}
