import { messages } from '../i18n/messages.ts';
import { setTheme, THEMES, theme } from '../state/theme.ts';

/** The colours of the page: as the system, light or dark. */
export function ThemeChoices() {
  const { shell } = messages.value;
  return (
    <fieldset class="theme-choices">
      <legend class="quiet">{shell.theme.title}</legend>
      <div class="segments">
        {THEMES.map((each) => (
          <label key={each}>
            <input type="radio" name="theme" checked={theme() === each} onChange={() => setTheme(each)} />
            <span>{shell.theme.name[each]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
