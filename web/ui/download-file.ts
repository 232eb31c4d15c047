const REVOKE_DELAY_MS = 10_000;

/** Lets the browser save a file. */
export function downloadFile(blob: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  // The browser has started to read the blob by then.
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_DELAY_MS);
}
