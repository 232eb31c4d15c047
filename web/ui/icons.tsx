import type { ComponentChildren } from 'preact';

/** A decorative icon on a grid of 16 units, in the colour of the text. Buttons with only an icon need a label. */
function Icon({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

function icon(path: string) {
  return () => (
    <Icon>
      <path d={path} />
    </Icon>
  );
}

export const AddIcon = icon('M8 3v10M3 8h10');
export const CloseIcon = icon('M4 4l8 8M12 4l-8 8');
export const CheckIcon = icon('M3 8.5l3.2 3L13 4.5');
export const SearchIcon = icon('M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9zM10.3 10.3l3.4 3.4');
export const DownIcon = icon('M4 6.25l4 4 4-4');
export const UpIcon = icon('M4 9.75l4-4 4 4');
export const DragIcon = icon('M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01');
export const PlayIcon = icon('M4.5 2.75l8 5.25-8 5.25z');
export const StoryIcon = icon('M2.5 3.5h5.25v9H2.5zM10.5 4.5h3M10.5 8h3M10.5 11.5h3');
export const PreviousIcon = icon('M10 3.5L5.5 8l4.5 4.5');
export const NextIcon = icon('M6 3.5L10.5 8 6 12.5');
export const ExportIcon = icon('M8 2.5v7.5M4.75 7L8 10.2 11.25 7M2.75 13.25h10.5');
export const ImportIcon = icon('M8 10V2.5M4.75 5.7L8 2.5l3.25 3.2M2.75 13.25h10.5');
export const KeysIcon = icon(
  'M1.75 4h12.5v8.5H1.75zM4.25 6.75h.01M6.75 6.75h.01M9.25 6.75h.01M11.75 6.75h.01M5 9.75h6',
);
export const LinkIcon = icon(
  'M6.75 9.25a2.6 2.6 0 0 0 3.7.1l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7l-1 1M9.25 6.75a2.6 2.6 0 0 0-3.7-.1l-2.3 2.3a2.6 2.6 0 0 0 3.7 3.7l1-1',
);
export const UndoIcon = icon('M5.5 3L2.75 5.75 5.5 8.5M3 5.75h6.25a3.6 3.6 0 0 1 0 7.25H6');
export const RedoIcon = icon('M10.5 3l2.75 2.75L10.5 8.5M13 5.75H6.75a3.6 3.6 0 0 0 0 7.25H10');
export const EditIcon = icon('M10.75 2.75l2.5 2.5L6 12.5l-3.25.75L3.5 10zM9 4.5L11.5 7');
export const DuplicateIcon = icon('M5.75 5.75h7.5v7.5h-7.5zM10.25 5.5V2.75h-7.5v7.5H5.5');
export const DeleteIcon = icon('M2.75 4.25h10.5M6 4V2.5h4V4M4 4.5l.6 9h6.8l.6-9M6.75 7v4M9.25 7v4');
export const RestoreIcon = icon('M3 3.25v3.5h3.5M3.2 6.5a5.25 5.25 0 1 1-.4 3');
export const SwapIcon = icon('M5 13V3M2.5 5.5L5 3l2.5 2.5M11 3v10M8.5 10.5L11 13l2.5-2.5');
export const ColumnsIcon = icon('M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10');
export const FilterIcon = icon('M2.5 4.25h11M4.75 8h6.5M6.75 11.75h2.5');
export const MoreIcon = icon('M3.5 8h.01M8 8h.01M12.5 8h.01');
export const ExpandIcon = icon('M4 9.75l4-4 4 4');
export const TimelineIcon = icon('M1.75 8h12.5M4.5 8V4.25M8.5 8v4M11.75 8V2.75');
export const TableIcon = icon('M2.25 3.25h11.5v9.5H2.25zM2.25 6.5h11.5M6 6.5v6.25');
export const ExchangesIcon = icon('M2.25 5h8.5M8 2.25L10.75 5 8 7.75M13.75 11h-8.5M8 8.25L5.25 11 8 13.75');
export const InForceIcon = icon('M2 12.75h12M2.5 4.5h6M5 7.25h8.5M7.5 10h6');
export const TensionIcon = icon('M1.75 11l3-3 2.5 2 3-6.25L12.5 7l1.75-1.5M1.75 13.5h12.5');
export const CompareIcon = icon('M4 13V6M8 13V2.75M12 13V8.5M2 13.25h12');
export const BookmarkIcon = icon('M4 2.25h8v11.5L8 10.5l-4 3.25z');
export const StartIcon = icon('M2.5 7.5L8 2.75l5.5 4.75M4 6.5v6.75h8V6.5M6.75 13v-3.5h2.5V13');
export const ErasIcon = icon('M2 4.5h7v3H2zM9 4.5h5v3H9M2 10h4.5v3H2zM6.5 10H14v3H6.5');
export const NamesIcon = icon('M2 3.5h6.5v4H2zM4.5 7.5v5H14v-4H4.5M11 3.5h3');
export const FileIcon = icon('M4 1.75h5L12.5 5v9.25H4zM9 1.75V5h3.5');
