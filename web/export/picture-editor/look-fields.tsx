import { LANGUAGES } from '../../../domain/language/language.ts';
import type { PicturePreset, PictureSettings, PictureTheme } from '../../../domain/query/picture-settings.ts';
import { LANGUAGE_NAMES, messages } from '../../i18n/messages.ts';
import { language, timeWindow, view } from '../../state/page-state.ts';
import type { ChangeSettings } from '../../state/picture-settings.ts';
import { type ComposedView, sizeOf } from '../picture/compose-view.ts';
import type { PictureSource } from '../picture/picture-source.ts';
import { pointsPerPx } from '../picture/presets.ts';

/** Listed here, because importing the schema would load zod. */
const PRESETS: readonly PicturePreset[] = [
  'web-16-9',
  'web-4-5',
  'square',
  'print-90mm',
  'print-180mm',
  'slide',
  'screen',
];
const THEMES: readonly PictureTheme[] = ['light', 'dark', 'transparent'];
const SMALLEST_TYPE_PX = 11;

interface LookProps {
  readonly composed: ComposedView | undefined;
  readonly source: PictureSource | undefined;
  readonly settings: PictureSettings;
  readonly change: ChangeSettings;
}

/** Size, background, language, period, legend, and the parts of a view. */
export function PictureLook({ composed, source, settings, change }: LookProps) {
  const { picture: texts } = messages.value;
  const size = sizeOf(settings);
  const { output } = size;
  const highPx =
    composed && composed.picture.heightPx > size.heightPx ? composed.picture.heightPx : undefined;
  return (
    <div class="picture-fields">
      <label class="field">
        <span>{texts.size}</span>
        <select
          value={settings.preset}
          onChange={({ currentTarget: { value } }) => change({ preset: value as PicturePreset })}
        >
          {PRESETS.map((preset) => {
            const { width, height, unit } = sizeOf({ preset }).output;
            return (
              <option key={preset} value={preset}>
                {texts.preset[preset]} · {texts.measure(width, height, unit)}
              </option>
            );
          })}
        </select>
      </label>
      {output.unit === 'mm' && (
        <p class="quiet">{texts.smallestType((pointsPerPx(size) * SMALLEST_TYPE_PX).toFixed(1))}</p>
      )}
      {highPx !== undefined && settings.preset !== 'screen' && (
        <p role="status">{texts.taller(Math.round((highPx / size.widthPx) * output.width), output.unit)}</p>
      )}
      <Choice
        legend={texts.theme}
        name="picture-theme"
        options={THEMES}
        value={settings.theme}
        nameOf={(theme) => texts.themes[theme]}
        onChange={(theme) => change({ theme })}
      />
      <Choice
        legend={texts.language}
        name="picture-language"
        options={LANGUAGES}
        value={settings.language ?? language.value}
        nameOf={(each) => LANGUAGE_NAMES[each]}
        onChange={(each) => change({ language: each })}
      />
      {view.value === 'timeline' && timeWindow.value !== undefined && (
        <Choice
          legend={texts.extent}
          name="picture-extent"
          options={['window', 'whole'] as const}
          value={settings.extent}
          nameOf={(extent) => texts.extents[extent]}
          onChange={(extent) => change({ extent })}
        />
      )}
      {view.value === 'timeline' && (
        <label class="check">
          <input
            type="checkbox"
            checked={settings.legend}
            onChange={({ currentTarget: { checked } }) => change({ legend: checked })}
          />
          <span>{texts.legendShown}</span>
        </label>
      )}
      {source?.page && composed && source.page.parts.length > 1 && (
        <fieldset class="picture-parts">
          <legend>{texts.parts}</legend>
          {source.page.parts.map(({ key, name }) => (
            <label key={key} class="check">
              <input
                type="checkbox"
                checked={!composed.hiddenParts.includes(key)}
                onChange={({ currentTarget: { checked } }) => {
                  const others = composed.hiddenParts.filter((each) => each !== key);
                  change({ hidden_parts: checked ? others : [...others, key] });
                }}
              />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly T[];
  readonly value: T;
  readonly nameOf: (option: T) => string;
  readonly onChange: (option: T) => void;
}

function Choice<T extends string>({ legend, name, options, value, nameOf, onChange }: ChoiceProps<T>) {
  return (
    <fieldset class="picture-choice">
      <legend>{legend}</legend>
      <div class="segments">
        {options.map((option) => (
          <label key={option}>
            <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
            <span>{nameOf(option)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
