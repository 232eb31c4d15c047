import './masthead.css';
import type { JSX } from 'preact';
import { ExportMenu } from '../export/export-menu.tsx';
import { messages } from '../i18n/messages.ts';
import { addressWith, openDialog, openForm, openStories, setView, view } from '../state/page-state.ts';
import { VIEWS, type View } from '../state/views.ts';
import {
  AddIcon,
  CompareIcon,
  DuplicateIcon,
  ErasIcon,
  ExchangesIcon,
  ImportIcon,
  InForceIcon,
  KeysIcon,
  MoreIcon,
  NamesIcon,
  RedoIcon,
  StartIcon,
  StoryIcon,
  TableIcon,
  TensionIcon,
  TimelineIcon,
  UndoIcon,
} from '../ui/icons.tsx';
import { useIsPhone } from '../ui/media.ts';
import { hasModifierKey } from '../ui/modifier-key.ts';
import { Popover } from '../ui/popover.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { SearchField } from './search-field.tsx';
import { SidesChooser } from './sides-chooser.tsx';
import { startUndo } from './start-undo.ts';
import { ThemeChoices } from './theme-choices.tsx';

/** The header: name, sides, views, search and the actions of the page. On a phone, the filter bar has views and search. */
export function Masthead() {
  const { shell } = messages.value;
  const isPhone = useIsPhone();
  return (
    <header class="masthead">
      <h1 class="wordmark">
        <a href={addressWith({ view: 'start' })} title={shell.view.start} onClick={goToStart}>
          {shell.appName}
        </a>
      </h1>
      <SidesChooser />
      {!isPhone && <ViewSwitch />}
      {!isPhone && <SearchField />}
      <div class="masthead-actions">
        <button
          type="button"
          class="button button-primary"
          aria-label={shell.newEvent}
          aria-keyshortcuts="n"
          onClick={() => openForm('new')}
        >
          <AddIcon />
          <span class="button-text">{shell.newEvent}</span>
        </button>
        <ExportMenu />
        <MoreActions />
        <LanguageSwitch />
      </div>
    </header>
  );
}

/** Shows the start page in place. With a modifier key the browser opens the link as usual. */
function goToStart(event: MouseEvent): void {
  if (hasModifierKey(event)) return;
  event.preventDefault();
  setView('start');
}

function ViewSwitch() {
  const { shell } = messages.value;
  return (
    <fieldset class="segments view-switch">
      <legend class="hidden">{shell.view.legend}</legend>
      {VIEWS.map((each) => (
        <label key={each}>
          <input
            ref={view.value === each ? scrollIntoView : null}
            type="radio"
            name="view"
            checked={view.value === each}
            onChange={() => setView(each)}
          />
          <span>
            <ViewIcon view={each} />
            {shell.view[each]}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** On a phone the row of views is wider than the screen. */
function scrollIntoView(input: HTMLInputElement | null): void {
  const row = input?.closest('fieldset');
  const label = input?.parentElement;
  if (!row || !label || row.scrollWidth <= row.clientWidth) return;
  row.scrollLeft = label.offsetLeft - (row.clientWidth - label.offsetWidth) / 2;
}

const VIEW_ICONS: Readonly<Record<View, () => JSX.Element>> = {
  start: StartIcon,
  timeline: TimelineIcon,
  table: TableIcon,
  exchanges: ExchangesIcon,
  'in-force': InForceIcon,
  tension: TensionIcon,
  compare: CompareIcon,
};

function ViewIcon({ view: shown }: { readonly view: View }) {
  const Icon = VIEW_ICONS[shown];
  return <Icon />;
}

/** Actions that are rarely needed, and the theme. */
function MoreActions() {
  const { savedViews, shell } = messages.value;
  const isPhone = useIsPhone();
  return (
    <Popover label={<MoreIcon />} name={shell.moreActions} buttonClass="icon-button" class="menu">
      {(close) => (
        <ul>
          {isPhone && (
            <MenuItem icon={<StoryIcon />} onClick={() => openStories('list')} close={close}>
              {savedViews.stories}
            </MenuItem>
          )}
          <MenuItem icon={<UndoIcon />} onClick={() => startUndo('undo')} close={close} keys="Control+Z">
            {shell.undo}
          </MenuItem>
          <MenuItem
            icon={<RedoIcon />}
            onClick={() => startUndo('redo')}
            close={close}
            keys="Control+Shift+Z"
          >
            {shell.redo}
          </MenuItem>
          <MenuItem icon={<ImportIcon />} onClick={() => openDialog('import')} close={close}>
            {shell.import.title}
          </MenuItem>
          <MenuItem icon={<ErasIcon />} onClick={() => openDialog('eras')} close={close}>
            {shell.eras}
          </MenuItem>
          <MenuItem icon={<NamesIcon />} onClick={() => openDialog('authorities')} close={close}>
            {shell.authorities}
          </MenuItem>
          <MenuItem icon={<DuplicateIcon />} onClick={() => openDialog('duplicates')} close={close}>
            {shell.duplicates}
          </MenuItem>
          <MenuItem icon={<KeysIcon />} onClick={() => openDialog('keys')} close={close}>
            {shell.keys.title}
          </MenuItem>
          <li>
            <ThemeChoices />
          </li>
        </ul>
      )}
    </Popover>
  );
}

interface MenuItemProps {
  readonly icon: JSX.Element;
  readonly onClick: () => void;
  /** Closes the menu before the action, so that a dialog gets the focus. */
  readonly close: () => void;
  /** The shortcut, as ARIA writes it. */
  readonly keys?: string;
  readonly children: string;
}

function MenuItem({ icon, onClick, close, keys, children }: MenuItemProps) {
  return (
    <li>
      <button
        type="button"
        aria-keyshortcuts={keys}
        onClick={() => {
          close();
          onClick();
        }}
      >
        {icon}
        {children}
      </button>
    </li>
  );
}
