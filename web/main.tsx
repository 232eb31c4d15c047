import '@fontsource-variable/ibm-plex-sans/wght.css';
import './styles/theme.css';
import './styles/page.css';
import './styles/controls.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { z } from 'zod';
import { retryFailed } from './api/use-query.ts';
import { App } from './app/app.tsx';
import { isFirstViewDone } from './app/first-view.ts';
import { loadErrorTexts } from './i18n/error-texts.ts';
import { language, loadLanguage, messages } from './i18n/messages.ts';
import { startLiveUpdates } from './live/live-updates.ts';
import { preferredLanguage, syncAddressBar } from './state/page-state.ts';
import { showToast } from './ui/toast.tsx';

// The page's policy forbids code made from text, which is how zod would speed itself up.
z.config({ jitless: true });

const root = document.getElementById('page');
if (!root) throw new Error('The page has no element with the id “page”.');

syncAddressBar(window);
window.addEventListener('online', retryFailed);
// Before anything is asked for, so that what changes meanwhile is told.
startLiveUpdates();
// In the reader's language from the first word on; where that cannot be had, in English.
await loadLanguage(preferredLanguage()).catch(() => undefined);
effect(() => {
  loadLanguage(preferredLanguage()).catch(() =>
    showToast({ text: messages.peek().shell.languageFailed, isProblem: true }),
  );
});
// Before an error needs them, so that they are there when the connection is not.
effect(() => {
  if (isFirstViewDone.value) loadErrorTexts(language.value).catch(() => undefined);
});
render(<App />, root);
