import '@fontsource-variable/ibm-plex-sans/wght.css';
import './styles/theme.css';
import './styles/page.css';
import './styles/controls.css';
import './styles/print.css';
// Before every module that creates a schema.
import './zod-config.ts';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { loadCode } from './api/load-code.ts';
import { retryFailed } from './api/use-query.ts';
import { App } from './app/app.tsx';
import { loadErrorTexts } from './i18n/error-texts.ts';
import { language, loadLanguage, messages } from './i18n/messages.ts';
import { startLiveUpdates } from './live/live-updates.ts';
import { isFirstViewDone, startFirstView } from './state/first-view.ts';
import { watchLastInput } from './state/last-input.ts';
import { addressBar, offscreenQuery } from './state/offscreen-page.ts';
import { preferredLanguage, syncAddressBar } from './state/page-state.ts';
import { applyStoredTheme } from './state/theme.ts';
import { showToast } from './ui/toast.tsx';

const root = document.getElementById('page');
if (!root) throw new Error('The page has no element with the id “page”.');

// A page off-screen has the colours of its picture, and shows no changes by others.
const isOffscreen = offscreenQuery() !== undefined;
if (!isOffscreen) applyStoredTheme();
syncAddressBar(addressBar());
watchLastInput();
window.addEventListener('online', retryFailed);
// Before the first query, so that no change is missed between its response and the start of the stream.
if (!isOffscreen) startLiveUpdates();
startFirstView();
void showPage(root);

async function showPage(element: HTMLElement): Promise<void> {
  // English if the preferred language cannot be loaded. Not a top-level await: the bundle of the texts imports that of the page, and would wait for it.
  await loadLanguage(preferredLanguage()).catch(() => loadLanguage('en'));
  effect(() => {
    const wanted = preferredLanguage();
    loadCode(() => loadLanguage(wanted)).catch(() =>
      showToast({ text: messages.peek().shell.languageFailed, isProblem: true }),
    );
  });
  // Before an error needs them, so that they are there when the connection is not.
  effect(() => {
    const wanted = language.value;
    if (isFirstViewDone.value) loadCode(() => loadErrorTexts(wanted)).catch(() => undefined);
  });
  // The placeholder of the HTML.
  element.replaceChildren();
  render(<App />, element);
}
