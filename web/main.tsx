import '@fontsource-variable/ibm-plex-sans/wght.css';
import './theme.css';
import './page.css';
import './controls.css';
import { render } from 'preact';
import { z } from 'zod';
import { App } from './app.tsx';
import { startLive } from './changed-elsewhere.ts';
import { followAddressBar } from './state.ts';
import { askFailedAgain } from './views/answer.ts';

// The page's policy forbids code made from text, which is how zod would speed itself up.
z.config({ jitless: true });

const root = document.getElementById('page');
if (!root) throw new Error('The page has no element with the id “page”.');

followAddressBar(window);
window.addEventListener('online', askFailedAgain);
// Before anything is asked for, so that what changes meanwhile is told.
startLive();
render(<App />, root);
