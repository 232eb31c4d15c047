/** A character in quotes, such as `“x”`, or `U+0001` for a control character. */
export function codePointName(
  character: string,
  [open, close]: readonly [string, string] = ['“', '”'],
): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code !== 0x7f) return `${open}${character}${close}`;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
