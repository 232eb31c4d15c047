/** Largest JSON body of a request that carries one record. */
export const MAX_BODY_BYTES = 1024 ** 2;

/** Largest import file: about two million events. */
export const MAX_FILE_BYTES = 2 * 1024 ** 3;
