import './picture-choices.css';
import { useState } from 'preact/hooks';
import { messages } from '../../i18n/messages.ts';
import { view } from '../../state/page-state.ts';
import { showToast } from '../../ui/toast.tsx';
import type { PictureExtent, PictureFormat } from './take-picture.ts';

const FORMATS: readonly PictureFormat[] = ['svg', 'png1', 'png2', 'png4', 'pdf'];
const EXTENTS: readonly PictureExtent[] = ['whole', 'visible'];

/** In which format, and how much of it. */
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
    const { NothingToShow, takePicture } = await import('./take-picture.ts');
    try {
      const { blob, fileName, scaledTo } = await takePicture(format, extent);
      download(blob, fileName);
      if (scaledTo !== undefined) showToast({ text: picture.smaller(scaledTo) });
    } catch (error) {
      const text = error instanceof NothingToShow ? picture.nothing : picture.failed;
      showToast({ text, isProblem: true });
    }
  } catch {
    // Its code did not come.
    showToast({ text: picture.failed, isProblem: true });
  }
}

function download(blob: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  // The download has its own hold on the blob by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
