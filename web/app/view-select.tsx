import { messages } from '../i18n/messages.ts';
import { setView, view } from '../state/page-state.ts';
import { isView, VIEWS } from '../state/views.ts';
import { DownIcon } from '../ui/icons.tsx';

/** The views in one field, for phones. */
export function ViewSelect() {
  const { shell } = messages.value;
  return (
    <label class="view-select">
      <span class="hidden">{shell.view.legend}</span>
      <select
        value={view.value}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (isView(value)) setView(value);
        }}
      >
        {VIEWS.map((each) => (
          <option key={each} value={each}>
            {shell.view[each]}
          </option>
        ))}
      </select>
      <DownIcon />
    </label>
  );
}
