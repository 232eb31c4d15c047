import { signal } from '@preact/signals';
import { createPageState } from './create-page-state.ts';
import { offscreenQuery } from './offscreen-page.ts';

export { language } from '../i18n/messages.ts';

/** The state of this page, created once. `main.tsx` connects it to the address bar. */
export const {
  isEmbedded,
  view,
  filter,
  sides,
  timeWindow,
  selectedId,
  chartLayout,
  chartLayers,
  sort,
  grouping,
  onDate,
  exchangeShow,
  indexPeriod,
  halfLife,
  weights,
  periods,
  periodYears,
  relation,
  listedTotal,
  form,
  story,
  storyStep,
  storiesPanel,
  addressErrors,
  changeCount,
  setFilter,
  clearFilter,
  setSides,
  selectEvent,
  setTimeWindow,
  setChartLayout,
  setChartLayers,
  setView,
  setSort,
  setGrouping,
  setOnDate,
  setExchangeShow,
  setIndex,
  setCompare,
  openForm,
  closeForm,
  playStory,
  setStoryStep,
  showStep,
  leaveStory,
  openStories,
  setLanguage,
  preferredLanguage,
  notifyEventsChanged,
  lastRefreshedChange,
  clearInvalidParams,
  addressWith,
  addressOfQuery,
  currentQuery,
  openQuery,
  guardNavigation,
  syncAddressBar,
} = createPageState({
  // The server serves the page for frames of other sites at this path. It only shows, and cannot change events.
  isEmbedded: globalThis.location?.pathname.replace(/\/$/, '') === '/embed' || offscreenQuery() !== undefined,
});

/** The title of the event in the panel, once it is loaded. */
export const selectedEventTitle = signal<string | undefined>(undefined);

export type DialogName = 'authorities' | 'duplicates' | 'eras' | 'import' | 'keys' | 'picture';

/** The dialog that is open, apart from the form. */
export const openDialogName = signal<DialogName | undefined>(undefined);

export function openDialog(name: DialogName): void {
  openDialogName.value = name;
}
