/** A zod schema, or anything that checks a response in the same way. */
export interface ResponseSchema<T> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly message: string } };
}

type JsonType = 'string' | 'number' | 'boolean' | 'object' | 'array';
type RequiredKey<T> = { [K in keyof T]-?: undefined extends T[K] ? never : K }[keyof T];

/**
 * Checks only the required fields of a response and their JSON types. That is enough to notice a server of another
 * version. The first view uses it for its requests: zod would make it a fifth larger.
 */
export function outlineSchema<T extends object>(
  fields: Readonly<Record<RequiredKey<T>, JsonType>>,
): ResponseSchema<T> {
  return {
    safeParse(value) {
      const wrong = Object.entries<JsonType>(fields).find(
        ([name, type]) => typeOf(valueAt(value, name)) !== type,
      );
      if (typeOf(value) === 'object' && wrong === undefined) return { success: true, data: value as T };
      return { success: false, error: { message: `The response has no valid “${wrong?.[0] ?? ''}”.` } };
    },
  };
}

function valueAt(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}
