import { useRef } from 'preact/hooks';
import type { PictureSettings } from '../../../domain/query/picture-settings.ts';
import { messages } from '../../i18n/messages.ts';
import type { ChangeSettings } from '../../state/picture-settings.ts';
import type { Label } from '../../timeline/layout/titles/titled-marks.ts';
import { pictureMarkup } from '../picture/compose-picture.ts';
import type { ComposedView } from '../picture/compose-view.ts';
import { placeOf } from '../picture/label-edits.ts';
import { hideLabel, moveLabelTo } from './label-settings.ts';

interface PreviewProps {
  readonly composed: ComposedView;
  readonly settings: PictureSettings;
  readonly change: ChangeSettings;
  readonly selectedId: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
}

const STEP_PX = 4;
const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** A pointer that moves less than this clicks; it does not drag. */
const DRAG_PX = 3;

/** The picture, and over it a button for each label, to select and drag it. */
export function PicturePreview({ composed, settings, change, selectedId, onSelect }: PreviewProps) {
  const { labels: texts } = messages.value.picture;
  const { picture, timeline } = composed;
  const sheet = useRef<HTMLDivElement>(null);
  const labels = timeline?.chart.layout.labels.toSorted((a, b) => a.box.left - b.box.left) ?? [];
  const focusable = labels.find(({ id }) => id === selectedId) ?? labels[0];

  const move = (label: Label, xPx: number, yPx: number) => {
    const mark = timeline?.chart.layout.marks.find(({ event }) => event.id === label.id);
    if (!mark) return;
    const { left, top } = label.box;
    const place = placeOf({ ...label.box, left: left + xPx, top: top + yPx }, mark);
    change(moveLabelTo(settings, label.id, place));
  };
  const handleKey = (event: KeyboardEvent, label: Label) => {
    const arrow = ARROWS[event.key];
    if (arrow && event.shiftKey) move(label, arrow[0] * STEP_PX, arrow[1] * STEP_PX);
    else if (arrow) {
      const index = labels.indexOf(label) + arrow[0] + arrow[1];
      const next = labels[(index + labels.length) % labels.length];
      onSelect(next?.id);
      if (next) focusLabel(sheet.current, next.id);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      change(hideLabel(settings, label.id));
      onSelect(undefined);
    } else return;
    event.preventDefault();
  };

  const percent = (value: number, whole: number) => `${(value / whole) * 100}%`;
  const { widthPx, heightPx, bodyLeftPx, bodyTopPx } = picture;
  return (
    <div
      ref={sheet}
      class={picture.palette.paper === 'transparent' ? 'picture-sheet is-transparent' : 'picture-sheet'}
      style={{ aspectRatio: `${widthPx} / ${heightPx}`, '--ratio': widthPx / heightPx }}
    >
      <svg
        viewBox={`0 0 ${widthPx} ${heightPx}`}
        font-family={picture.fontFamily}
        role="img"
        aria-label={composed.texts.alt}
        dangerouslySetInnerHTML={{ __html: pictureMarkup(picture, 'preview-') }}
      />
      {labels.length > 0 && (
        <fieldset class="picture-labels" aria-label={texts.group}>
          {labels.map((label) => (
            <button
              key={label.id}
              type="button"
              data-id={label.id}
              class={settings.pinned_labels.includes(label.id) ? 'is-pinned' : ''}
              tabIndex={label === focusable ? 0 : -1}
              aria-pressed={label.id === selectedId}
              aria-label={label.lines.join(' ')}
              style={{
                left: percent(bodyLeftPx + label.box.left - 2, widthPx),
                top: percent(bodyTopPx + label.box.top - 1, heightPx),
                width: percent(label.box.right - label.box.left + 4, widthPx),
                height: percent(label.box.bottom - label.box.top + 2, heightPx),
              }}
              onClick={() => onSelect(label.id === selectedId ? undefined : label.id)}
              onKeyDown={(event) => handleKey(event, label)}
              onPointerDown={(event) =>
                startDrag(
                  event,
                  () => widthPx / (sheet.current?.clientWidth || 1),
                  (xPx, yPx) => {
                    onSelect(label.id);
                    move(label, xPx, yPx);
                  },
                )
              }
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}

function focusLabel(sheet: HTMLElement | null, id: string): void {
  sheet?.querySelector<HTMLElement>(`button[data-id="${CSS.escape(id)}"]`)?.focus();
}

/** Calls `moved` with the distance from where the pointer went down, in px of the layout. */
function startDrag(down: PointerEvent, scale: () => number, moved: (xPx: number, yPx: number) => void): void {
  const button = down.currentTarget as HTMLElement;
  if (down.button !== 0) return;
  let isDragging = false;
  button.setPointerCapture(down.pointerId);
  const controller = new AbortController();
  const options = { signal: controller.signal };
  button.addEventListener(
    'pointermove',
    (event) => {
      const [x, y] = [event.clientX - down.clientX, event.clientY - down.clientY];
      isDragging ||= Math.hypot(x, y) > DRAG_PX;
      if (isDragging) moved(x * scale(), y * scale());
    },
    options,
  );
  const end = () => {
    controller.abort();
    // A click follows the end of a drag. It must not change the selection.
    if (isDragging)
      button.addEventListener('click', (event) => event.stopImmediatePropagation(), {
        once: true,
        capture: true,
      });
  };
  button.addEventListener('pointerup', end, options);
  button.addEventListener('pointercancel', end, options);
}
