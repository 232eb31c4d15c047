import { useEffect, useState } from 'preact/hooks';

// page.css uses the same widths.
const NARROW = '(width < 60rem)';
const PHONE = '(width < 40rem)';

/** Whether the window is too narrow for a row of filter menus, and for the event panel beside the chart. */
export function useIsNarrow(): boolean {
  return useMedia(NARROW);
}

export function useIsPhone(): boolean {
  return useMedia(PHONE);
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const update = () => setMatches(list.matches);
    update();
    list.addEventListener('change', update);
    return () => list.removeEventListener('change', update);
  }, [query]);
  return matches;
}
