import { useEffect } from 'preact/hooks';
import { messages } from './messages/messages.ts';
import { selectedId, view } from './state.ts';
import { TimelineView } from './timeline/timeline-view.tsx';
import { EventPanel } from './views/event-panel.tsx';
import { FilterBar } from './views/filter-bar.tsx';
import { FormDialog } from './views/form-dialog.tsx';
import { lazy } from './views/lazy.tsx';
import { LiveRegion } from './views/live-region.tsx';
import { LiveStatus } from './views/live-status.tsx';
import { Masthead } from './views/masthead.tsx';
import { AddressNotice } from './views/notice.tsx';
import { PageDialogs } from './views/page-dialogs.tsx';
import { useTitle } from './views/page-title.ts';
import { listenForShortcuts } from './views/shortcuts.ts';
import { ToastRegion } from './views/toast.tsx';

const EventTable = lazy(async () => (await import('./views/event-table.tsx')).EventTable);

export function App() {
  const { shell } = messages.value;
  const selected = selectedId.value;
  useTitle();
  useEffect(() => listenForShortcuts(), []);
  return (
    <>
      <a class="skip" href="#events">
        {shell.skip}
      </a>
      <div class={selected === undefined ? 'page' : 'page has-panel'}>
        <Masthead />
        <FilterBar />
        <AddressNotice />
        <main
          id="events"
          class={`events events-${view.value}`}
          tabIndex={-1}
          aria-label={shell.view[view.value]}
        >
          {view.value === 'timeline' ? <TimelineView /> : <EventTable />}
        </main>
        {selected !== undefined && <EventPanel id={selected} />}
      </div>
      <FormDialog />
      <PageDialogs />
      <LiveStatus />
      <ToastRegion />
      <LiveRegion />
    </>
  );
}
