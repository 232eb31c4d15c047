import { messages } from '../i18n/messages.ts';
import { Modal } from '../ui/modal.tsx';
import { areSingleKeysOn, setSingleKeys } from './single-keys.ts';

/** Lists all shortcuts and gestures, with a setting that turns single-key shortcuts off. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { dialogs, shell } = messages.value;
  const { keys } = dialogs;
  return (
    <Modal title={shell.keys.title} class="keys-dialog" onClose={onClose}>
      <div class="modal-body keys">
        {keys.groups.map(({ title, list }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {list.map(([presses, meaning]) => (
                <div key={meaning}>
                  <dt>
                    {presses.map((press) => (
                      <kbd key={press}>{press}</kbd>
                    ))}
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
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
