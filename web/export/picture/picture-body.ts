import { messages } from '../../i18n/messages.ts';
import { view } from '../../state/page-state.ts';
import { shownChart } from '../../timeline/render/shown-chart.ts';
import { frameOf } from '../../timeline/scale/frame.ts';
import type { PictureBody } from './compose-picture.ts';
import { elementBody } from './element-drawing.ts';
import { NoEventsError } from './no-events-error.ts';
import { timelineBody } from './timeline-picture.ts';
import { wholeTimeline } from './whole-timeline.ts';

/** The whole view, or only the part that is visible on the screen. */
export type PictureExtent = 'whole' | 'visible';

/** Size of a timeline that has not been drawn on the screen yet. */
const DEFAULT_WIDTH_PX = 1_200;
const DEFAULT_HEIGHT_PX = 640;

/** The current view as a drawing, without title and notes. */
export async function pictureBody(extent: PictureExtent): Promise<PictureBody> {
  return view.value === 'timeline' ? timelineViewBody(extent) : pageBody(extent);
}

async function timelineViewBody(extent: PictureExtent): Promise<PictureBody> {
  const shown = shownChart.value?.();
  const snapshot =
    extent === 'visible'
      ? shown
      : await wholeTimeline(shown?.layout.frame ?? frameOf(DEFAULT_WIDTH_PX, DEFAULT_HEIGHT_PX));
  if (!snapshot) throw new NoEventsError('The chart shows no events.');
  const { names } = messages.value;
  return timelineBody({ ...snapshot, kindName: (kind) => names.kind[kind] });
}

function pageBody(extent: PictureExtent): PictureBody {
  const page = document.querySelector('.analysis-page, .start-page, .table-view');
  if (!page) throw new Error('The view is not on the page yet.');
  const visiblePart = extent === 'visible' ? (page.parentElement ?? undefined) : undefined;
  return elementBody(page, visiblePart);
}
