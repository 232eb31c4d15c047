import '@fontsource-variable/ibm-plex-sans/wght.css';
import './theme.css';
import './page.css';
import './controls.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { z } from 'zod';
import { App } from './app.tsx';
import { startLive } from './changed-elsewhere.ts';
import { messages, speak } from './messages/messages.ts';
import { followAddressBar, wantedLanguage } from './state.ts';
import { askFailedAgain } from './views/answer.ts';
import { showToast } from './views/toast.tsx';

// The page's policy forbids code made from text, which is how zod would speed itself up.
z.config({ jitless: true });

const root = document.getElementById('page');
if (!root) throw new Error('The page has no element with the id “page”.');

followAddressBar(window);
window.addEventListener('online', askFailedAgain);
// Before anything is asked for, so that what changes meanwhile is told.
startLive();
// In the reader's language from the first word on; where that cannot be had, in English.
await speak(wantedLanguage()).catch(() => undefined);
effect(() => {
  speak(wantedLanguage()).catch(() =>
    showToast({ text: messages.peek().shell.languageFailed, isProblem: true }),
  );
});
render(<App />, root);
