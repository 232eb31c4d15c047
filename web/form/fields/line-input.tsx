import type { JSX } from 'preact';
import type { Control } from './field.tsx';

interface LineInputProps {
  readonly control: Control;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly lang?: string;
}

/** A single line of text that wraps, so that a long one stays visible. */
export function LineInput({ control, value, onChange, lang }: LineInputProps): JSX.Element {
  return (
    <textarea
      {...control}
      class="form-line"
      rows={1}
      lang={lang}
      value={value}
      onInput={(event) => onChange(event.currentTarget.value.replace(/\s*[\r\n]+\s*/g, ' '))}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.isComposing)
          event.preventDefault();
      }}
    />
  );
}
