import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { EventPanel } from '../event/event-panel.tsx';
import { EventCount } from '../filter/event-count.tsx';
import { FilterBar } from '../filter/filter-bar.tsx';
import { FormDialog } from '../form/form-dialog.tsx';
import { messages } from '../i18n/messages.ts';
import { LiveStatus } from '../live/live-status.tsx';
import { addressWith, isEmbedded, selectedId, view } from '../state/page-state.ts';
import type { View } from '../state/views.ts';
import { TimelineView } from '../timeline/timeline-view.tsx';
import { lazy } from '../ui/lazy.tsx';
import { LiveRegion } from '../ui/live-region.tsx';
import { AddressNotice } from '../ui/notice.tsx';
import { ToastRegion } from '../ui/toast.tsx';
import { Masthead } from './masthead.tsx';
import { PageDialogs } from './page-dialogs.tsx';
import { usePageTitle } from './page-title.ts';
import { listenForShortcuts } from './shortcuts.ts';

const VIEW: Readonly<Record<View, ComponentType>> = {
  start: lazy(async () => (await import('../analysis/start/start-view.tsx')).StartView),
  timeline: TimelineView,
  table: lazy(async () => (await import('../table/event-table.tsx')).EventTable, true),
  exchanges: lazy(async () => (await import('../analysis/exchanges/exchanges-view.tsx')).ExchangesView),
  'in-force': lazy(async () => (await import('../analysis/in-force/in-force-view.tsx')).InForceView),
  tension: lazy(async () => (await import('../analysis/tension/tension-view.tsx')).TensionView),
};

export function App() {
  return isEmbedded ? <EmbeddedPage /> : <WholePage />;
}

/** A view in a frame of somebody else’s: with the event that is chosen in it, and the way to the whole. */
function EmbeddedPage() {
  const { files, shell } = messages.value;
  const selected = selectedId.value;
  const Shown = VIEW[view.value];
  usePageTitle();
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
  usePageTitle();
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
