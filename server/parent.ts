const POLL_MS = 500;

/**
 * Calls `onExit` when the parent process has ended. npm starts scripts through a shell, which a signal kills without
 * passing it on; the server would keep running and keep its port.
 */
export function onParentExit(onExit: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onExit();
  }, POLL_MS);
  timer.unref();
}
