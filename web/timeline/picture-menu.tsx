import { type DaySpan, isoDay } from '../../domain/day-span.ts';
import { partyName } from '../../domain/party.ts';
import { messages } from '../messages/messages.ts';
import { language, sides } from '../state.ts';
import { DownIcon } from '../views/icons.tsx';
import { Popover } from '../views/popover.tsx';
import { sayDays } from '../views/say-days.ts';
import { showToast } from '../views/toast.tsx';
import type { ChartStage } from './chart-stage.ts';
import type { Picture } from './export-picture.ts';
import { PictureIcon } from './timeline-icons.tsx';
import type { TimelineModel } from './timeline-model.ts';

interface PictureMenuProps {
  readonly model: TimelineModel;
  readonly stage: ChartStage | undefined;
}

/** Takes the chart away as it is on the screen: as SVG or PNG. */
export function PictureMenu({ model, stage }: PictureMenuProps) {
  const { exportPicture } = messages.value.timeline;

  async function save(format: 'svg' | 'png'): Promise<void> {
    const days = model.shownDays.peek();
    const picture = stage && days && pictureOf(stage, days);
    if (!picture) return;
    try {
      const { exportPng, exportSvg } = await import('./export-picture.ts');
      const blob =
        format === 'svg'
          ? new Blob([exportSvg(picture)], { type: 'image/svg+xml' })
          : await exportPng(picture);
      const { upper, lower } = sides.value;
      download(blob, `${exportPicture.fileName(upper, lower, spanOf(days))}.${format}`);
    } catch {
      // Its code did not come, or the picture is larger than the browser can draw.
      showToast({ text: exportPicture.failed, isProblem: true });
    }
  }

  return (
    <Popover
      name={exportPicture.name}
      buttonClass="icon-button picture-button"
      class="menu"
      label={
        <>
          <PictureIcon />
          <DownIcon />
        </>
      }
    >
      {(close) => (
        <ul>
          {(['svg', 'png'] as const).map((format) => (
            <li key={format}>
              <button
                type="button"
                onClick={() => {
                  close();
                  void save(format);
                }}
              >
                {exportPicture[format]} <span class="quiet">{exportPicture.meaning[format]}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

function pictureOf(stage: ChartStage, shownDays: DaySpan): Picture | undefined {
  const shown = stage.picture();
  if (!shown) return undefined;
  const { names, timeline } = messages.value;
  const tongue = language.value;
  const { upper, lower } = sides.value;
  const days = sayDays(shownDays, tongue);
  return {
    ...shown,
    title: timeline.exportPicture.title(partyName(upper, tongue), partyName(lower, tongue), days),
    subtitle: timeline.exportPicture.subtitle,
    kindName: (kind) => names.kind[kind],
  };
}

function spanOf({ first, last }: DaySpan): string {
  return `${isoDay(first)}_${isoDay(last)}`;
}

function download(blob: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  // The download has its own hold on the blob by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
