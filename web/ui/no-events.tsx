import { messages } from '../i18n/messages.ts';
import { clearFilter, filter, openDialog, openForm } from '../state/page-state.ts';
import { lazy } from './lazy.tsx';

/** Lists what to search for instead. */
export const OtherSearches = lazy(async () => (await import('../search/other-searches.tsx')).OtherSearches, {
  sections: ['search'],
  fallback: null,
});

/** Shown when no event matches the filter, or when there are no events at all. */
export function NoEvents() {
  const { shell } = messages.value;
  const isFiltered = Object.keys(filter.value).some((param) => param !== 'sides');
  return (
    <div class="no-events">
      <h2>{isFiltered ? shell.empty.filtered : shell.empty.nothing}</h2>
      <p>{isFiltered ? shell.empty.filteredHint : shell.empty.nothingHint}</p>
      {isFiltered && <OtherSearches />}
      <p class="no-events-actions">
        {isFiltered ? (
          <button type="button" class="button button-primary" onClick={clearFilter}>
            {shell.filter.clear}
          </button>
        ) : (
          <>
            <button type="button" class="button button-primary" onClick={() => openForm('new')}>
              {shell.newEvent}
            </button>
            <button type="button" class="button" onClick={() => openDialog('import')}>
              {shell.import.title}
            </button>
          </>
        )}
      </p>
    </div>
  );
}
