/** One thing wrong with what was sent: where (a JSON pointer, RFC 6901) and what would mend it. */
export interface InputError {
  readonly path: string;
  readonly message: string;
}

/** What was given does not hold. Carries every error found, not only the first. */
export class InvalidInput extends Error {
  readonly errors: readonly InputError[];

  constructor(errors: readonly InputError[]) {
    super(errors.map((error) => `${error.path || '/'}: ${error.message}`).join('\n'));
    this.name = 'InvalidInput';
    this.errors = errors;
  }
}

/** `['sources', 0, 'url']` → `/sources/0/url`, as RFC 6901 escapes it. */
export function jsonPointer(keys: readonly PropertyKey[]): string {
  return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
