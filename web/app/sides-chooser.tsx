import { partyName } from '../../domain/parties/party.ts';
import { messages } from '../i18n/messages.ts';
import { language, sides } from '../state/page-state.ts';
import { DownIcon } from '../ui/icons.tsx';
import { lazy } from '../ui/lazy.tsx';
import { Popover } from '../ui/popover.tsx';

const SidesForm = lazy(async () => (await import('./sides-form.tsx')).SidesForm, { preload: true });

/** The two parties of the relation shown, and a menu to choose others. */
export function SidesChooser() {
  const { shell } = messages.value;
  const { upper, lower } = sides.value;
  return (
    <Popover
      buttonClass="sides-button"
      class="sides-popover"
      label={
        <>
          <span class="hidden">{shell.sides.relation} </span>
          <span class="sides-names">
            {partyName(upper, language.value)} <span class="sides-dot">·</span>{' '}
            {partyName(lower, language.value)}
          </span>
          <span class="sides-codes">
            {upper} <span class="sides-dot">·</span> {lower}
          </span>
          <DownIcon />
        </>
      }
    >
      {() => <SidesForm />}
    </Popover>
  );
}
