import { useState } from 'preact/hooks';
import type { PictureSettings } from '../../../domain/query/picture-settings.ts';
import { loadCode } from '../../api/load-code.ts';
import { messages } from '../../i18n/messages.ts';
import { downloadFile } from '../../ui/download-file.ts';
import { showToast } from '../../ui/toast.tsx';
import type { ComposedView } from '../picture/compose-view.ts';
import { type PictureSource, pictureFileName } from '../picture/picture-source.ts';
import { pixelsPerPx } from '../picture/presets.ts';
import type { PictureFormat } from '../picture/save-picture.ts';

const FORMATS: readonly PictureFormat[] = ['png', 'svg', 'pdf'];
const SCALES = [1, 2, 4] as const;

interface DownloadsProps {
  readonly composed: ComposedView | undefined;
  readonly source: PictureSource | undefined;
  readonly settings: PictureSettings;
}

/** The buttons that save the picture, and the size of a PNG. */
export function PictureDownloads({ composed, source, settings }: DownloadsProps) {
  const { picture: texts } = messages.value;
  const [scale, setScale] = useState<number>(2);
  const [hasOutlines, setOutlines] = useState(false);
  const [status, setStatus] = useState('');
  const [isSaving, setSaving] = useState(false);

  const save = async (format: PictureFormat) => {
    if (!composed || !source) return;
    setSaving(true);
    try {
      const { savePicture } = await loadCode(() => import('../picture/save-picture.ts'));
      const { blob, fileName, scaledTo } = await savePicture(format, composed, source, {
        baseName: pictureFileName(source, settings),
        pngScale: scale,
        hasOutlines,
      });
      downloadFile(blob, fileName);
      setStatus(scaledTo === undefined ? texts.saved(fileName) : texts.smaller(scaledTo));
    } catch {
      showToast({ text: texts.failed, isProblem: true });
      setStatus(texts.failed);
    } finally {
      setSaving(false);
    }
  };

  const pixels = (each: number) => {
    if (!composed) return `${each}×`;
    const { widthPx, heightPx, size } = composed.picture;
    const factor = pixelsPerPx(size) * each;
    return `${each}× · ${texts.scaleOf(Math.round(widthPx * factor), Math.round(heightPx * factor))}`;
  };

  return (
    <footer class="modal-foot picture-downloads">
      <p role="status">{status}</p>
      <label class="check" title={texts.outlinesHint}>
        <input
          type="checkbox"
          checked={hasOutlines}
          onChange={({ currentTarget: { checked } }) => setOutlines(checked)}
        />
        <span>{texts.outlines}</span>
      </label>
      <label class="field">
        <span class="hidden">{texts.scale}</span>
        <select value={scale} onChange={({ currentTarget: { value } }) => setScale(Number(value))}>
          {SCALES.map((each) => (
            <option key={each} value={each}>
              {pixels(each)}
            </option>
          ))}
        </select>
      </label>
      {FORMATS.map((format) => (
        <button
          key={format}
          type="button"
          class={format === 'png' ? 'button button-primary' : 'button'}
          disabled={!composed || isSaving}
          onClick={() => void save(format)}
        >
          <span class="hidden">{texts.download} </span>
          {texts.format[format]}
        </button>
      ))}
    </footer>
  );
}
