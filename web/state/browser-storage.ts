/**
 * Texts that this browser keeps between visits, by key. The browser may deny access to its storage, or the storage may be
 * full; the page works without it.
 */
export function readStored(key: string): string | undefined {
  return read(() => localStorage, key);
}

/** Returns whether the text was stored. */
export function writeStored(key: string, text: string): boolean {
  return write(() => localStorage, key, text);
}

/** As `readStored`, for texts of this tab, which survive a reload. */
export function readTabStored(key: string): string | undefined {
  return read(() => sessionStorage, key);
}

export function writeTabStored(key: string, text: string): boolean {
  return write(() => sessionStorage, key, text);
}

// Already naming the storage throws where it is denied.
type GetStorage = () => Storage;

function read(storage: GetStorage, key: string): string | undefined {
  try {
    return storage().getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(storage: GetStorage, key: string, text: string): boolean {
  try {
    storage().setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
