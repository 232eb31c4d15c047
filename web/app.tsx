import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { messages } from './messages/messages.ts';
import { addressWith, isEmbedded, selectedId, view } from './state.ts';
import { TimelineView } from './timeline/timeline-view.tsx';
import type { View } from './url.ts';
import { EventCount } from './views/event-count.tsx';
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

const VIEW: Readonly<Record<View, ComponentType>> = {
  start: lazy(async () => (await import('./start/start-view.tsx')).StartView),
  timeline: TimelineView,
  table: lazy(async () => (await import('./views/event-table.tsx')).EventTable, true),
  exchanges: lazy(async () => (await import('./answers/exchanges-view.tsx')).ExchangesView),
  'in-force': lazy(async () => (await import('./answers/in-force-view.tsx')).InForceView),
  tension: lazy(async () => (await import('./answers/tension-view.tsx')).TensionView),
};

export function App() {
  return isEmbedded ? <EmbeddedPage /> : <WholePage />;
}

/** A view in a frame of somebody else’s: with the event that is chosen in it, and the way to the whole. */
function EmbeddedPage() {
  const { files, shell } = messages.value;
  const selected = selectedId.value;
  const Shown = VIEW[view.value];
  useTitle();
  return (
    <div class={selected === undefined ? 'page is-embedded' : 'page is-embedded has-panel'}>
      <AddressNotice />
      <main id="events" class={`events events-${view.value}`} aria-label={shell.view[view.value]}>
        <Shown />
      </main>
      {selected !== undefined && <EventPanel id={selected} />}
      <footer class="embedded-foot">
        <EventCount />
        <a href={addressInFull()} target="_blank" rel="noopener">
          {files.openInFull}
        </a>
      </footer>
      <ToastRegion />
      <LiveRegion />
    </div>
  );
}

function addressInFull(): string {
  return `/${addressWith({ form: undefined })}`;
}

function WholePage() {
  const { shell } = messages.value;
  const selected = selectedId.value;
  const Shown = VIEW[view.value];
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
          <Shown />
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
