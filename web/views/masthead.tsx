import './masthead.css';
import type { JSX } from 'preact';
import { messages } from '../messages/messages.ts';
import { openForm, setView, view } from '../state.ts';
import { VIEWS, type View } from '../url.ts';
import { ExportMenu } from './export-menu.tsx';
import {
  AddIcon,
  ExchangesIcon,
  ImportIcon,
  InForceIcon,
  KeysIcon,
  MoreIcon,
  TableIcon,
  TensionIcon,
  TimelineIcon,
} from './icons.tsx';
import { isNarrow } from './media.ts';
import { openDialog } from './page-dialogs.tsx';
import { Popover } from './popover.tsx';
import { SearchField } from './search-field.tsx';
import { SidesChooser } from './sides-chooser.tsx';

/** What the page is, whose relation it shows, how, and what can be done with all of it. */
export function Masthead() {
  const { shell } = messages.value;
  return (
    <header class="masthead">
      <h1 class="wordmark">{shell.appName}</h1>
      <SidesChooser />
      <ViewSwitch />
      <SearchField />
      <div class="masthead-actions">
        <button
          type="button"
          class="button button-primary"
          aria-label={shell.newEvent}
          aria-keyshortcuts="n"
          onClick={() => openForm('new')}
        >
          <AddIcon />
          <span class="button-words">{shell.newEvent}</span>
        </button>
        {isNarrow.value ? <MoreActions /> : <WideActions />}
      </div>
    </header>
  );
}

function ViewSwitch() {
  const { shell } = messages.value;
  return (
    <fieldset class="segments view-switch">
      <legend class="hidden">{shell.view.legend}</legend>
      {VIEWS.map((each) => (
        <label key={each}>
          <input type="radio" name="view" checked={view.value === each} onChange={() => setView(each)} />
          <span>
            <ViewIcon view={each} />
            {shell.view[each]}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

const VIEW_ICONS: Readonly<Record<View, () => JSX.Element>> = {
  timeline: TimelineIcon,
  table: TableIcon,
  exchanges: ExchangesIcon,
  'in-force': InForceIcon,
  tension: TensionIcon,
};

function ViewIcon({ view: shown }: { readonly view: View }) {
  const Icon = VIEW_ICONS[shown];
  return <Icon />;
}

function WideActions() {
  const { shell } = messages.value;
  return (
    <>
      <ExportMenu />
      <button type="button" class="button" onClick={() => openDialog('import')}>
        <ImportIcon />
        {shell.import.open}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={shell.keys.title}
        onClick={() => openDialog('keys')}
      >
        <KeysIcon />
      </button>
    </>
  );
}

function MoreActions() {
  const { shell } = messages.value;
  return (
    <>
      <ExportMenu />
      <Popover label={<MoreIcon />} name={shell.moreActions} buttonClass="icon-button" class="menu">
        {(close) => (
          <ul>
            <li>
              <button
                type="button"
                onClick={() => {
                  close();
                  openDialog('import');
                }}
              >
                <ImportIcon />
                {shell.import.title}
              </button>
            </li>
            <li>
              <button
                type="button"
                onClick={() => {
                  close();
                  openDialog('keys');
                }}
              >
                <KeysIcon />
                {shell.keys.title}
              </button>
            </li>
          </ul>
        )}
      </Popover>
    </>
  );
}
