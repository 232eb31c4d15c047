import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { messages } from '../i18n/messages.ts';
import { showToast } from '../ui/toast.tsx';

type DialogName = 'import' | 'keys';

const openName = signal<DialogName | undefined>(undefined);

export function openDialog(name: DialogName): void {
  openName.value = name;
}

type Dialog = FunctionComponent<{ readonly onClose: () => void }>;

/** Dialogs that few visits need are loaded when they are first asked for. */
const LOAD: Readonly<Record<DialogName, () => Promise<Dialog>>> = {
  import: async () => (await import('../import/import-dialog.tsx')).ImportDialog,
  keys: async () => (await import('./keys-dialog.tsx')).KeysDialog,
};

export function PageDialogs() {
  const name = openName.value;
  const [loaded, setLoaded] = useState<{ readonly name: DialogName; readonly Dialog: Dialog } | undefined>(
    undefined,
  );

  useEffect(() => {
    if (!name) return;
    let isWanted = true;
    LOAD[name]().then(
      (Dialog) => {
        if (isWanted) setLoaded({ name, Dialog });
      },
      () => {
        // Closed again, so that asking again loads again.
        if (isWanted) openName.value = undefined;
        showToast({ text: messages.value.shell.problem.unreachable, isProblem: true });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [name]);

  if (!name || loaded?.name !== name) return null;
  return (
    <loaded.Dialog
      onClose={() => {
        openName.value = undefined;
      }}
    />
  );
}
