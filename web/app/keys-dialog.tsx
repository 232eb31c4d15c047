import { messages } from '../i18n/messages.ts';
import { Modal } from '../ui/modal.tsx';
import { areSingleKeysOn, setSingleKeys } from './single-keys.ts';

/** Lists all shortcuts and gestures, with a setting that turns single-key shortcuts off. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { dialogs, shell } = messages.value;
  const { keys } = dialogs;
  return (
    <Modal title={shell.keys.title} class="keys-dialog" onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls the list only if it has the focus. */}
      <section class="modal-body keys" aria-label={shell.keys.title} tabIndex={0}>
        {keys.groups.map(({ title, list }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {list.map(([presses, meaning]) => (
                <div key={meaning}>
                  <dt>
                    {presses.map((press) => (
                      <kbd key={press}>
                        <KeyCap press={press} />
                      </kbd>
                    ))}
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
      <footer class="modal-foot">
        <label class="choice">
          <input
            type="checkbox"
            checked={areSingleKeysOn.value}
            onChange={(event) => setSingleKeys(event.currentTarget.checked)}
          />
          <span>{keys.singleKeys}</span>
        </label>
      </footer>
    </Modal>
  );
}

/** Arrows that the subset of the font does not have. Screen readers read the character. */
const ARROWS: Readonly<Record<string, string>> = {
  '←': 'M13 8H3.5M7 4L3 8l4 4',
  '→': 'M3 8h9.5M9 4l4 4-4 4',
  '↑': 'M8 13V3.5M4 7l4-4 4 4',
  '↓': 'M8 3v9.5M4 9l4 4 4-4',
};

function KeyCap({ press }: { readonly press: string }) {
  const path = ARROWS[press];
  if (path === undefined) return <>{press}</>;
  return (
    <>
      <span class="hidden">{press}</span>
      <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={path} />
      </svg>
    </>
  );
}
