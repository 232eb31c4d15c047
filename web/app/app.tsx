import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { EventCount } from '../filter/event-count.tsx';
import { FilterBar } from '../filter/filter-bar.tsx';
import { messages } from '../i18n/messages.ts';
import { LiveStatus } from '../live/live-status.tsx';
import { addressWith, form, isEmbedded, selectedId, storiesPanel, story, view } from '../state/page-state.ts';
import type { View } from '../state/views.ts';
import { TimelineView } from '../timeline/timeline-view.tsx';
import { lazy } from '../ui/lazy.tsx';
import { LiveRegion } from '../ui/live-region.tsx';
import { useIsPhone } from '../ui/media.ts';
import { AddressNotice } from '../ui/notice.tsx';
import { ToastRegion } from '../ui/toast.tsx';
import { Masthead } from './masthead.tsx';
import { PageDialogs } from './page-dialogs.tsx';
import { usePageTitle } from './page-title.ts';
import { PhoneSearch } from './phone-search.tsx';
import { listenForShortcuts } from './shortcuts.ts';
import { ViewSelect } from './view-select.tsx';

const VIEW_COMPONENTS: Readonly<Record<View, ComponentType>> = {
  start: lazy(async () => (await import('../analysis/start/start-view.tsx')).StartView, {
    sections: ['analysis', 'start', 'stories'],
  }),
  timeline: TimelineView,
  table: lazy(async () => (await import('../table/event-table.tsx')).EventTable, {
    preload: true,
    sections: ['table'],
  }),
  exchanges: lazy(async () => (await import('../analysis/exchanges/exchanges-view.tsx')).ExchangesView, {
    sections: ['analysis'],
  }),
  'in-force': lazy(async () => (await import('../analysis/in-force/in-force-view.tsx')).InForceView, {
    sections: ['analysis'],
  }),
  tension: lazy(async () => (await import('../analysis/tension/tension-view.tsx')).TensionView, {
    sections: ['analysis'],
  }),
  compare: lazy(async () => (await import('../analysis/compare/compare-view.tsx')).CompareView, {
    // The combobox of the form is used here.
    sections: ['analysis', 'compare', 'form'],
  }),
};

const EventPanel = lazy(async () => (await import('../event/event-panel.tsx')).EventPanel, {
  preload: true,
  sections: ['analysis'],
  // Reserves the space of the panel.
  fallback: <aside class="event-panel" aria-busy="true" />,
});

const FormDialog = lazy(async () => (await import('../form/form-dialog.tsx')).FormDialog, {
  preload: true,
  sections: ['form'],
});

const StoryPage = lazy(async () => (await import('../stories/player/story-page.tsx')).StoryPage, {
  sections: ['stories'],
});

const StoriesPanel = lazy(async () => (await import('../stories/stories-panel.tsx')).StoriesPanel, {
  sections: ['stories'],
  fallback: <aside class="stories-panel" aria-busy="true" />,
});

export function App() {
  if (story.value !== undefined) return <PlayedStory id={story.value} />;
  return isEmbedded ? <EmbeddedPage /> : <FullPage />;
}

/** A story in place of the views, with the dialogs that its events need. */
function PlayedStory({ id }: { readonly id: number }) {
  return (
    <>
      <StoryPage id={id} />
      {form.value !== undefined && <FormDialog />}
      <LiveStatus />
      <ToastRegion />
      <LiveRegion />
    </>
  );
}

/** A view in a frame of another site: without the controls of the page, and with a link to the full page. */
function EmbeddedPage() {
  const { files, shell } = messages.value;
  const selected = selectedId.value;
  const CurrentView = VIEW_COMPONENTS[view.value];
  usePageTitle();
  return (
    <div class={selected === undefined ? 'page is-embedded' : 'page is-embedded has-panel'}>
      <AddressNotice />
      <main id="events" class={`events events-${view.value}`} aria-label={shell.view[view.value]}>
        <CurrentView />
      </main>
      {selected !== undefined && <EventPanel id={selected} />}
      <footer class="embedded-foot">
        <EventCount />
        <a href={`/${addressWith({ form: undefined })}`} target="_blank" rel="noopener">
          {files.openInFull}
        </a>
      </footer>
      <ToastRegion />
      <LiveRegion />
    </div>
  );
}

/** The chart takes the focus itself: its toolbar and legend are before it, fifteen Tabs more. */
function focusChart(event: MouseEvent): void {
  const chart = document.querySelector<HTMLElement>('#events .chart-surface');
  if (!chart) return;
  event.preventDefault();
  chart.focus();
}

function FullPage() {
  const { shell } = messages.value;
  const selected = selectedId.value;
  const isPhone = useIsPhone();
  const hasStories = storiesPanel.value !== undefined;
  const CurrentView = VIEW_COMPONENTS[view.value];
  usePageTitle();
  useEffect(listenForShortcuts, []);
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it navigates on the page; a chart only refines where to */}
      <a class="skip" href="#events" onClick={focusChart}>
        {shell.skip}
      </a>
      <div class={selected === undefined && !hasStories ? 'page' : 'page has-panel'}>
        <Masthead />
        <FilterBar search={isPhone && <PhoneSearch />} views={isPhone && <ViewSelect />} />
        <AddressNotice />
        <main
          id="events"
          class={`events events-${view.value}`}
          tabIndex={-1}
          aria-label={shell.view[view.value]}
        >
          <CurrentView />
        </main>
        {hasStories ? <StoriesPanel /> : selected !== undefined && <EventPanel id={selected} />}
      </div>
      {form.value !== undefined && <FormDialog />}
      <PageDialogs />
      <LiveStatus />
      <ToastRegion />
      <LiveRegion />
    </>
  );
}
