import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { controlId } from './fields/field.tsx';
import { afterRender, focusField } from './fields/field-focus.ts';
import type { FormModel } from './model/form-model.ts';

/**
 * Moves the focus: to the date when a new form opens, to the heading otherwise; to the first error after a save that
 * found errors; and back to where it was after a save that failed.
 */
export function useFormFocus(model: FormModel, box: { readonly current: HTMLFormElement | null }): void {
  useEffect(() => {
    // On a touch screen a focused field opens a keyboard that hides half of the form.
    const startsInDate =
      !model.base.value && !model.isDirty.value && !matchMedia('(pointer: coarse)').matches;
    const date = document.getElementById(`${controlId('date')}-start-day`);
    const heading = box.current?.querySelector('h2');
    (startsInDate ? (date ?? heading) : heading)?.focus();
  }, [model, box]);

  useEffect(() => {
    let isFirst = true;
    return effect(() => {
      const { value: count } = model.refusals;
      if (isFirst) isFirst = false;
      else if (count > 0) afterRender(() => focusFirstError(model, box.current));
    });
  }, [model, box]);

  useEffect(() => {
    let wasBusy = false;
    let focused: Element | null = null;
    return effect(() => {
      const isBusy = model.isBusy.value;
      const { name } = model.step.value;
      if (isBusy && !wasBusy) focused = document.activeElement;
      else if (name === 'editing' || name === 'saveFailed') afterRender(() => restoreFocus(focused));
      wasBusy = isBusy;
    });
  }, [model]);
}

function focusFirstError(model: FormModel, box: HTMLFormElement | null): void {
  const first = model.errors
    .peek()
    .find(({ path }) => path !== undefined && document.getElementById(controlId(path)));
  if (first?.path !== undefined) focusField(first.path);
  else box?.querySelector<HTMLElement>('.form-summary')?.focus();
}

/** Only when nothing has the focus: otherwise the user has moved it. */
function restoreFocus(to: Element | null): void {
  const { activeElement } = document;
  const isLost = activeElement === null || activeElement === document.body || activeElement.matches('dialog');
  if (isLost && to instanceof HTMLElement && to.isConnected) to.focus();
}
