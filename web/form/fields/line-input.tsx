import type { JSX } from 'preact';
import type { Control } from './field.tsx';

interface LineInputProps {
  readonly control: Control;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly lang?: string;
  /** Returns whether it has used the text, so that it is not inserted. */
  readonly onPaste?: (text: string) => boolean;
}

/** A single line of text that wraps, so that a long one stays visible. */
export function LineInput({ control, value, onChange, lang, onPaste }: LineInputProps): JSX.Element {
  return (
    <textarea
      {...control}
      class="form-line"
      rows={1}
      lang={lang}
      value={value}
      onInput={(event) => onChange(event.currentTarget.value.replace(/\s*[\r\n]+\s*/g, ' '))}
      onPaste={(event) => {
        if (onPaste?.(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.isComposing)
          event.preventDefault();
      }}
    />
  );
}
