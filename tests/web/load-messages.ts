import { loadLanguage, loadSections } from '../../web/i18n/messages.ts';

/** Loads all English messages, as the page does before it renders. */
export async function loadEnglishMessages(): Promise<void> {
  await loadLanguage('en');
  await loadSections('analysis', 'dialogs', 'form');
}
