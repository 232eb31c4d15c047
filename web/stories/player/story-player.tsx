import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Story } from '../../../domain/stories/story.ts';
import { stepHeading, storyTitle } from '../../../domain/stories/story-text.ts';
import { messages } from '../../i18n/messages.ts';
import {
  addressWith,
  isEmbedded,
  language,
  leaveStory,
  selectEvent,
  selectedId,
  setStoryStep,
  showStep,
  storyStep,
} from '../../state/page-state.ts';
import { revealedId } from '../../timeline/state/revealed-event.ts';
import { TimelineView } from '../../timeline/timeline-view.tsx';
import { announce } from '../../ui/announce.ts';
import { CloseIcon, EditIcon, NextIcon, PreviousIcon } from '../../ui/icons.tsx';
import { lazy } from '../../ui/lazy.tsx';
import { useIsNarrow } from '../../ui/media.ts';
import { ShareMenu } from '../share-menu.tsx';
import { pageOfStep } from '../step-view.ts';
import { TextOf } from '../text-of.tsx';
import { StepCard } from './step-card.tsx';
import { stepOfKey } from './step-keys.ts';
import { followSteps, type StepScroller } from './step-scroller.ts';

const EventPanel: ComponentType<{ readonly id: string }> = lazy(
  async () => (await import('../../event/event-panel.tsx')).EventPanel,
  { sections: ['analysis'], fallback: <aside class="event-panel" aria-busy="true" /> },
);

/** Beside the chart, the line of the current step is the middle of the screen; below the chart, of the rest. */
const LINE_SHARE = { wide: 0.5, narrow: 0.74 };

export function StoryPlayer({ story }: { readonly story: Story }) {
  const texts = messages.value.stories.player;
  const { steps } = story;
  const number = Math.min(storyStep.value, Math.max(steps.length, 1));
  const step = steps[number - 1];
  const isNarrow = useIsNarrow();
  const list = useRef<HTMLDivElement>(null);
  const scroller = useRef<StepScroller | undefined>(undefined);
  /** The step that the page has been scrolled to. */
  const scrolledTo = useRef(0);
  const [isShown, setShown] = useState(false);
  const [opensEvent, setOpensEvent] = useState(false);

  useStepOnChart(story, number, () => setShown(true));
  const go = (next: number) => {
    scrolledTo.current = next;
    setStoryStep(next);
    scroller.current?.scrollTo(next, { smooth: !prefersReducedMotion() });
    focusHeading(list.current, next);
    announceStep(story, next);
  };

  useLayoutEffect(() => {
    const sections = [...(list.current?.querySelectorAll<HTMLElement>('.story-step') ?? [])];
    const created = followSteps(sections, isNarrow ? LINE_SHARE.narrow : LINE_SHARE.wide, (reached) => {
      scrolledTo.current = reached;
      setStoryStep(reached, { replace: true });
    });
    scroller.current = created;
    // Also after the phone was turned: the same step stays in view.
    scrolledTo.current = 0;
    return () => created.stop();
  }, [steps, isNarrow, isShown]);

  // The address may name a step that is not in view: when the page opens, and after Back.
  useLayoutEffect(() => {
    if (!isShown || scrolledTo.current === number) return;
    const isFirst = scrolledTo.current === 0;
    scrolledTo.current = number;
    if (isFirst && number === 1) return;
    scroller.current?.scrollTo(number, { smooth: !isFirst && !prefersReducedMotion() });
  }, [number, isShown, isNarrow]);

  useEffect(() => {
    const { scrollRestoration } = history;
    history.scrollRestoration = 'manual';
    return () => {
      history.scrollRestoration = scrollRestoration;
      scrollTo(0, 0);
    };
  }, []);

  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.key === 'Escape' && isEventOpen) return closeEvent();
      // Keys can follow each other faster than the page is rendered.
      const now = Math.min(storyStep.peek(), steps.length);
      const card = list.current?.querySelectorAll('.story-card')[now - 1];
      const chart = document.querySelector('.story-chart')?.getBoundingClientRect();
      const next = stepOfKey(event, now, steps.length, card, isNarrow ? (chart?.bottom ?? 0) : 0);
      if (next === undefined) return;
      event.preventDefault();
      go(next);
    };
    document.addEventListener('keydown', handleKey);
    return () => document.removeEventListener('keydown', handleKey);
  });

  const selected = selectedId.value;
  const isEventOpen = isShown && selected !== undefined && (opensEvent || selected !== step?.event);
  const closeEvent = () => {
    setOpensEvent(false);
    selectEvent(step?.event, { replace: true });
  };
  useEffect(() => {
    setOpensEvent(false);
  }, [number]);
  // The panel closes by removing the selection. That of the step returns.
  useEffect(() => {
    if (isShown && selected === undefined && step?.event !== undefined) closeEvent();
  }, [selected]);

  return (
    <div class={isEmbedded ? 'story-page is-embedded' : 'story-page'}>
      <StoryHead story={story} number={number} onGo={go} />
      <main class="story-body" aria-label={storyTitle(story, language.value).text}>
        <section class="story-chart" aria-label={texts.chart} ref={keepWheelForScrolling}>
          {isShown && <TimelineView />}
        </section>
        <div class="story-steps" ref={list}>
          <header class="story-title">
            <h1>
              <TextOf of={storyTitle(story, language.value)} />
            </h1>
            {steps.length > 1 && <p class="quiet story-help">{texts.help}</p>}
          </header>
          {steps.length === 0 && <p class="story-empty">{texts.empty}</p>}
          {steps.map((each, index) => (
            <StepCard
              key={index}
              step={each}
              number={index + 1}
              of={steps.length}
              isCurrent={number === index + 1}
              isNear={Math.abs(number - index - 1) <= 2}
              onEvent={() => {
                if (number !== index + 1) go(index + 1);
                setOpensEvent(true);
              }}
            />
          ))}
        </div>
      </main>
      {isEventOpen && selected !== undefined && <EventPanel id={selected} />}
      {isEmbedded && (
        <footer class="embedded-foot story-foot">
          <a
            href={`/${addressWith({ story: story.id, step: number > 1 ? number : undefined })}`}
            target="_blank"
            rel="noopener"
          >
            {messages.value.files.openInFull}
          </a>
        </footer>
      )}
    </div>
  );
}

interface StoryHeadProps {
  readonly story: Story;
  readonly number: number;
  readonly onGo: (step: number) => void;
}

function StoryHead({ story, number, onGo }: StoryHeadProps) {
  const { stories } = messages.value;
  const texts = stories.player;
  const count = story.steps.length;
  return (
    <header class="story-head">
      <p class="story-head-title">
        <TextOf of={storyTitle(story, language.value)} />
      </p>
      {count > 0 && (
        <nav class="story-nav" aria-label={texts.steps}>
          <button
            type="button"
            class="icon-button"
            aria-label={texts.previous}
            disabled={number <= 1}
            onClick={() => onGo(number - 1)}
          >
            <PreviousIcon />
          </button>
          <span class="story-position">{texts.position(number, count)}</span>
          <button
            type="button"
            class="icon-button"
            aria-label={texts.next}
            disabled={number >= count}
            onClick={() => onGo(number + 1)}
          >
            <NextIcon />
          </button>
        </nav>
      )}
      {!isEmbedded && (
        <div class="story-actions">
          <ShareMenu story={story} />
          <button
            type="button"
            class="button story-edit"
            aria-label={stories.edit(storyTitle(story, language.value).text)}
            onClick={() => leaveStory(story.id)}
          >
            <EditIcon />
            <span class="button-text">{texts.edit}</span>
          </button>
          <button type="button" class="icon-button" aria-label={texts.leave} onClick={() => leaveStory()}>
            <CloseIcon />
          </button>
        </div>
      )}
      <span
        class="story-progress"
        aria-hidden="true"
        style={{ width: `${(number / Math.max(count, 1)) * 100}%` }}
      />
    </header>
  );
}

/** Shows the step on the chart. `onFirst` is called when the first one is. */
function useStepOnChart(story: Story, number: number, onFirst: () => void): void {
  const shown = useRef('');
  const step = useMemo(() => story.steps[number - 1] ?? {}, [story, number]);
  useLayoutEffect(() => {
    const key = `${story.id} ${story.version} ${number}`;
    if (shown.current === key) return;
    shown.current = key;
    const page = pageOfStep(step);
    // The step has its own window: the chart must not move to the event.
    revealedId.value = page.selectedId;
    showStep(page);
    onFirst();
  }, [step]);
}

function announceStep({ steps }: Story, number: number): void {
  const step = steps[number - 1];
  if (!step) return;
  const heading = stepHeading(step, language.value).text;
  announce(messages.value.stories.player.announce(number, steps.length, heading));
}

/** Screen readers continue at the step that was chosen. */
function focusHeading(list: HTMLElement | null, number: number): void {
  list?.querySelectorAll<HTMLElement>('.story-step h2')[number - 1]?.focus({ preventScroll: true });
}

/** The wheel scrolls the story, also over the chart; with Ctrl it zooms the chart. */
function keepWheelForScrolling(element: HTMLElement | null): void {
  element?.addEventListener('wheel', (event) => !event.ctrlKey && event.stopPropagation(), {
    capture: true,
    passive: true,
  });
}

function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
