function icon(path: string) {
  return () => (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}

export const ZoomInIcon = icon('M8 3.5v9M3.5 8h9');
export const ZoomOutIcon = icon('M3.5 8h9');
export const WholeIcon = icon('M2.5 3.5v9M13.5 3.5v9M5 8h6M6.75 6.25L5 8l1.75 1.75M9.25 6.25L11 8 9.25 9.75');
export const SelectIcon = icon('M2.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 4.5h4M9.5 11.5h4M3.5 4.5l1 1 1.5-2');
export const HelpIcon = icon(
  'M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 0 0 0-12.5zM6.25 6.25a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.85.65-.85 1.4M8 11.4v.05',
);
export const OptionsIcon = icon('M2.5 5h6M12.5 5h1M10.5 3.25v3.5M2.5 11h1M7.5 11h6M5.5 9.25v3.5');
