import { messages } from '../i18n/messages.ts';
import { DownIcon, ExportIcon } from '../ui/icons.tsx';
import { lazy } from '../ui/lazy.tsx';
import { Popover } from '../ui/popover.tsx';

const ExportChoices = lazy(async () => (await import('./export-choices.tsx')).ExportChoices, {
  preload: true,
  sections: ['picture'],
});

/** Downloads of the matching events, and pictures of the view. */
export function ExportMenu() {
  const { shell } = messages.value;
  return (
    <Popover
      name={shell.export.open}
      class="menu export-menu"
      label={
        <>
          <ExportIcon />
          <span class="button-text">
            {shell.export.open}
            <DownIcon />
          </span>
        </>
      }
    >
      {(close) => <ExportChoices onChoose={close} />}
    </Popover>
  );
}
