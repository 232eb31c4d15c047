import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { AddIcon, CloseIcon } from '../../ui/icons.tsx';
import { nextKey } from '../model/draft.ts';
import type { FieldPath } from '../model/field-errors.ts';
import { controlId, Errors, Hint } from './field.tsx';

interface RowsEntryProps<R extends { readonly key: number }> {
  readonly path: FieldPath;
  readonly rows: readonly R[];
  readonly onChange: (rows: R[]) => void;
  /** The content of a new row. */
  readonly blank: Omit<R, 'key'>;
  readonly texts: { readonly hint: string; readonly add: string; readonly row: (number: number) => string };
  readonly removeLabel: (row: R, number: number) => string;
  readonly children: (row: R, change: (patch: Partial<R>) => void) => ComponentChildren;
}

/** A list of rows. The focus moves into a new row and, when a row is removed, to the Add button. */
export function RowsEntry<R extends { readonly key: number }>(props: RowsEntryProps<R>): JSX.Element {
  const { path, rows, onChange, blank, texts, removeLabel, children } = props;
  const box = useRef<HTMLDivElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const focusNext = useRef<'last' | 'add' | undefined>(undefined);

  useLayoutEffect(() => {
    const last = [...(box.current?.querySelectorAll('fieldset.form-row') ?? [])].at(-1);
    if (focusNext.current === 'last') last?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    if (focusNext.current === 'add') addButton.current?.focus();
    focusNext.current = undefined;
  });

  const add = () => {
    focusNext.current = 'last';
    onChange([...rows, { ...blank, key: nextKey(rows) } as R]);
  };
  const remove = (key: number) => {
    focusNext.current = 'add';
    onChange(rows.filter((row) => row.key !== key));
  };
  const change = (key: number, patch: Partial<R>) => {
    onChange(rows.map((row) => (row.key === key ? { ...row, ...patch } : row)));
  };

  return (
    <div class="rows-entry" ref={box} id={controlId(path)} tabIndex={-1}>
      {rows.map((row, index) => (
        <fieldset key={row.key} class="form-row">
          <legend>{texts.row(index + 1)}</legend>
          <button
            type="button"
            class="icon-button form-row-remove"
            aria-label={removeLabel(row, index + 1)}
            onClick={() => remove(row.key)}
          >
            <CloseIcon />
          </button>
          {children(row, (patch) => change(row.key, patch))}
        </fieldset>
      ))}
      <div class="rows-add">
        <button ref={addButton} type="button" class="button" onClick={add}>
          <AddIcon /> {texts.add}
        </button>
        {rows.length === 0 && <Hint path={path} hint={texts.hint} />}
      </div>
      <Errors path={path} />
    </div>
  );
}
