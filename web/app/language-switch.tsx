import { LANGUAGES } from '../../domain/language/language.ts';
import { LANGUAGE_NAMES, messages } from '../i18n/messages.ts';
import { language, setLanguage } from '../state/page-state.ts';

/** Switches to the other language, named in that language, so that its readers recognise it. */
export function LanguageSwitch() {
  const { shell } = messages.value;
  const other = LANGUAGES.find((each) => each !== language.value) ?? 'en';
  return (
    <button
      type="button"
      class="icon-button language-switch"
      lang={other}
      title={LANGUAGE_NAMES[other]}
      aria-label={`${shell.language}: ${LANGUAGE_NAMES[other]}`}
      onClick={() => setLanguage(other)}
    >
      {other.toUpperCase()}
    </button>
  );
}
