/** A computation that can be interrupted: it yields between its attempts, and returns the result. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Runs all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Leaves half of a frame to other work. */
const SLICE_MS = 8;

/** Runs steps in short tasks, between which the page can handle input and draw. Returns a function that cancels them. */
export function runInSlices<T>(steps: Steps<T>, onDone: (result: T) => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const runSlice = () => {
    const endMs = performance.now() + SLICE_MS;
    let step = steps.next();
    while (!step.done && performance.now() < endMs) step = steps.next();
    if (step.done) onDone(step.value);
    else timer = setTimeout(runSlice);
  };
  timer = setTimeout(runSlice);
  return () => clearTimeout(timer);
}
