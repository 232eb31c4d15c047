import { useState } from 'preact/hooks';
import { messages } from '../i18n/messages.ts';
import { filter } from '../state/page-state.ts';
import { SuggestedChoices } from './suggested-choices.tsx';

const ROLES = ['party', 'initiator', 'target'] as const;

/** Parties in one role or in any; the filter may hold all three at once, so each role keeps what it has. */
export function PartyChoices() {
  const { shell } = messages.value;
  const [role, setRole] = useState(() => ROLES.findLast((each) => filter.value[each]) ?? 'party');
  return (
    <div class="party-choices">
      <fieldset class="segments">
        <legend class="hidden">{shell.filter.role}</legend>
        {ROLES.map((each) => (
          <label key={each}>
            <input type="radio" name="party-role" checked={role === each} onChange={() => setRole(each)} />
            <span>{shell.filter.roleName[each]}</span>
          </label>
        ))}
      </fieldset>
      <SuggestedChoices key={role} word={role} field="party" />
    </div>
  );
}
