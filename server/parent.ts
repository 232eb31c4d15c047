const CHECK_MS = 500;

/**
 * Calls `act` once the process that started this one is gone. Between npm and a script stands a shell that dies of a
 * signal without passing it on, and would leave the server behind, holding its port.
 */
export function onParentExit(act: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, CHECK_MS);
  timer.unref();
}
