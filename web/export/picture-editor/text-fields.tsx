import { useId } from 'preact/hooks';
import type { Language } from '../../../domain/language/language.ts';
import type { PictureSettings, PictureText } from '../../../domain/query/picture-settings.ts';
import { messages } from '../../i18n/messages.ts';
import type { ChangeSettings } from '../../state/picture-settings.ts';
import { showToast } from '../../ui/toast.tsx';
import type { ComposedView } from '../picture/compose-view.ts';

interface TextsProps {
  readonly composed: ComposedView;
  /** Without extension. */
  readonly fileName: string;
  readonly language: Language;
  readonly settings: PictureSettings;
  readonly change: ChangeSettings;
}

/** Listed here, because importing the schema would load zod. */
const TEXTS: readonly PictureText[] = ['headline', 'subtitle', 'note', 'sources', 'credit', 'alt'];

/** The texts around the picture and its alternative text. A text can be emptied, and reset to the automatic one. */
export function PictureTexts({ composed, fileName, language, settings, change }: TextsProps) {
  const { picture } = messages.value;
  const edited = settings.texts[language] ?? {};
  const set = (name: PictureText, text: string | undefined) => {
    const { [name]: _, ...others } = edited;
    const isAutomatic = text === undefined || text === composed.automatic[name];
    change({
      texts: { ...settings.texts, [language]: isAutomatic ? others : { ...others, [name]: text } },
    });
  };
  return (
    <fieldset class="picture-fields">
      <legend>{picture.texts}</legend>
      {TEXTS.map((name) => (
        <TextField
          key={name}
          name={name}
          lang={language}
          value={composed.texts[name]}
          isEdited={edited[name] !== undefined}
          onChange={(text) => set(name, text)}
        />
      ))}
      <p class="picture-copy">
        <button
          type="button"
          class="text-button"
          onClick={() => void copy(composed.texts.alt, picture.altCopied)}
        >
          {picture.copyAlt}
        </button>
        <button
          type="button"
          class="text-button"
          title={picture.imageTagHint}
          onClick={() => void copy(imageTag(composed, fileName), picture.imageTagCopied)}
        >
          {picture.copyImageTag}
        </button>
      </p>
    </fieldset>
  );
}

interface TextFieldProps {
  readonly name: PictureText;
  readonly lang: string;
  readonly value: string;
  readonly isEdited: boolean;
  readonly onChange: (text: string | undefined) => void;
}

function TextField({ name, lang, value, isEdited, onChange }: TextFieldProps) {
  const { picture } = messages.value;
  const id = useId();
  const hintId = useId();
  return (
    <div class="picture-text">
      <label for={id}>{picture.text[name]}</label>
      {isEdited && (
        <button
          type="button"
          class="text-button"
          aria-label={picture.resetText(picture.text[name])}
          onClick={() => onChange(undefined)}
        >
          {picture.reset}
        </button>
      )}
      <textarea
        id={id}
        lang={lang}
        rows={name === 'alt' ? 4 : 1}
        maxLength={2_000}
        value={value}
        aria-describedby={name === 'alt' ? hintId : undefined}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {name === 'alt' && (
        <p id={hintId} class="quiet">
          {picture.altHint}
        </p>
      )}
    </div>
  );
}

/** The HTML that shows the PNG of the picture beside a page, with its alternative text. */
function imageTag({ picture, texts }: ComposedView, fileName: string): string {
  const { widthPx, heightPx, size } = picture;
  const scale = size.output.unit === 'px' ? size.output.width / widthPx : 1;
  const [width, height] = [widthPx, heightPx].map((px) => Math.round(px * scale));
  return `<img src="${fileName}.png" alt="${attribute(texts.alt)}" width="${width}" height="${height}">`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

async function copy(text: string, copied: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ text: copied });
  } catch {
    // Browsers allow this only over https and on localhost.
    showToast({ text: messages.value.files.toCopy(text) });
  }
}
