import { useState } from 'preact/hooks';
import { messages } from '../i18n/messages.ts';
import { filter } from '../state/page-state.ts';
import { SuggestedChoices } from './suggested-choices.tsx';

const ROLES = ['party', 'initiator', 'target'] as const;

/** Parties in one role or in any role. Each role has its own parameter, and the filter may have all three. */
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
      <SuggestedChoices key={role} param={role} field="party" />
    </div>
  );
}
