import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadCode } from '../api/load-code.ts';
import { loadSections, messages } from '../i18n/messages.ts';
import { type DialogName, openDialogName } from '../state/page-state.ts';
import { showToast } from '../ui/toast.tsx';

type Dialog = FunctionComponent<{ readonly onClose: () => void }>;

/** Few visits need these dialogs, so each is loaded when it is first opened. */
const LOAD: Readonly<Record<DialogName, () => Promise<Dialog>>> = {
  authorities: async () => {
    const [{ AuthoritiesDialog }] = await Promise.all([
      import('../authorities/authorities-dialog.tsx'),
      loadSections('authorities'),
    ]);
    return AuthoritiesDialog;
  },
  duplicates: async () => {
    const [{ DuplicatesDialog }] = await Promise.all([
      import('../duplicates/duplicates-dialog.tsx'),
      loadSections('duplicates', 'form'),
    ]);
    return DuplicatesDialog;
  },
  eras: async () => {
    const [{ ErasDialog }] = await Promise.all([import('../eras/eras-dialog.tsx'), loadSections('eras')]);
    return ErasDialog;
  },
  import: async () => {
    const [{ ImportDialog }] = await Promise.all([
      import('../import/import-dialog.tsx'),
      loadSections('dialogs'),
    ]);
    return ImportDialog;
  },
  picture: async () => {
    const [{ PictureEditor }] = await Promise.all([
      import('../export/picture-editor/picture-editor.tsx'),
      loadSections('picture'),
    ]);
    return PictureEditor;
  },
  keys: async () => {
    const [{ KeysDialog }] = await Promise.all([import('./keys-dialog.tsx'), loadSections('dialogs')]);
    return KeysDialog;
  },
};

function closeDialog(): void {
  openDialogName.value = undefined;
}

export function PageDialogs() {
  const name = openDialogName.value;
  const [loaded, setLoaded] = useState<{ readonly name: DialogName; readonly Dialog: Dialog }>();

  useEffect(() => {
    if (!name) return;
    let isWanted = true;
    loadCode(LOAD[name]).then(
      (Dialog) => {
        if (isWanted) setLoaded({ name, Dialog });
      },
      () => {
        // Closed, so that opening it again retries.
        if (isWanted) closeDialog();
        showToast({ text: messages.value.shell.problem.unreachable, isProblem: true });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [name]);

  if (!name || loaded?.name !== name) return null;
  return <loaded.Dialog onClose={closeDialog} />;
}
