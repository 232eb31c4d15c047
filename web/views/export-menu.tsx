import { EXPORT_FORMATS, exportAddress } from '../api.ts';
import { messages } from '../messages/messages.ts';
import { filter } from '../state.ts';
import { DownIcon, ExportIcon } from './icons.tsx';
import { Popover } from './popover.tsx';

/** Takes away what the filter holds, all of it: links, so that the browser downloads it as it would any file. */
export function ExportMenu() {
  const { shell } = messages.value;
  return (
    <Popover
      name={shell.export.open}
      class="menu export-menu"
      label={
        <>
          <ExportIcon />
          <span class="button-words">
            {shell.export.open}
            <DownIcon />
          </span>
        </>
      }
    >
      {(close) => (
        <>
          <p class="quiet">{shell.export.meaning(Object.keys(filter.value).length > 0)}</p>
          <ul>
            {EXPORT_FORMATS.map((format) => (
              <li key={format}>
                <a href={exportAddress(filter.value, format)} download onClick={close}>
                  <span>{shell.export.format[format]}</span>
                  <span class="quiet">{shell.export.formatMeaning[format]}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Popover>
  );
}
