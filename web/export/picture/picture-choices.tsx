import './picture-choices.css';
import { useState } from 'preact/hooks';
import { loadCode } from '../../api/load-code.ts';
import { messages } from '../../i18n/messages.ts';
import { view } from '../../state/page-state.ts';
import { showToast } from '../../ui/toast.tsx';
import { NoEventsError } from './no-events-error.ts';
import type { PictureExtent } from './picture-body.ts';
import type { PictureFormat } from './take-picture.ts';

const FORMATS: readonly PictureFormat[] = ['svg', 'png1', 'png2', 'png4', 'pdf'];
const EXTENTS: readonly PictureExtent[] = ['whole', 'visible'];

/** Buttons to save the view as a picture, by format and extent. */
export function PictureChoices({ onChoose }: { readonly onChoose: () => void }) {
  const { picture } = messages.value;
  const [extent, setExtent] = useState<PictureExtent>('visible');
  return (
    <div class="picture-choices">
      {view.value !== 'table' && (
        <fieldset class="segments">
          <legend class="hidden">{picture.extentLegend}</legend>
          {EXTENTS.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="picture-extent"
                checked={extent === each}
                onChange={() => setExtent(each)}
              />
              <span>{picture.extent[each]}</span>
            </label>
          ))}
        </fieldset>
      )}
      <ul>
        {FORMATS.map((format) => (
          <li key={format}>
            <button
              type="button"
              onClick={() => {
                onChoose();
                void save(format, extent);
              }}
            >
              {picture.format[format]} <span class="quiet">{picture.meaning[format]}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

async function save(format: PictureFormat, extent: PictureExtent): Promise<void> {
  const { picture } = messages.value;
  try {
    const { takePicture } = await loadCode(() => import('./take-picture.ts'));
    const { blob, fileName, scaledTo } = await takePicture(format, extent);
    download(blob, fileName);
    if (scaledTo !== undefined) showToast({ text: picture.smaller(scaledTo) });
  } catch (error) {
    const text = error instanceof NoEventsError ? picture.nothing : picture.failed;
    showToast({ text, isProblem: true });
  }
}

const REVOKE_DELAY_MS = 10_000;

function download(blob: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  // The browser has started to read the blob by then.
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_DELAY_MS);
}
