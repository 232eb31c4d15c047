import { useState } from 'preact/hooks';

export interface TypedText {
  /** What the field shows: what was typed, or else the stored text. */
  readonly text: string;
  type(text: string): void;
  /** Call this when the text has been stored. */
  stored(): void;
}

/**
 * The text of a field that is applied on Enter, or when the field loses focus. Without it, a render while the user is typing
 * would put the stored text back.
 */
export function useTypedText(storedText: string): TypedText {
  const [typed, setTyped] = useState<string>();
  return { text: typed ?? storedText, type: setTyped, stored: () => setTyped(undefined) };
}
