import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { focusField } from './error-summary.tsx';
import { controlId } from './fields/field.tsx';
import type { FormModel } from './model/form-model.ts';

/**
 * Where the focus is when nobody has put it anywhere: at the date of an empty form, else at the form's name; on the first
 * error after a refused save; and back where it was when a save came to nothing.
 */
export function useFormFocus(model: FormModel, box: { readonly current: HTMLFormElement | null }): void {
  useEffect(() => {
    // On a touch screen a focused field brings up a keyboard that hides half the form.
    const startsWriting =
      !model.base.value && !model.isDirty.value && !matchMedia('(pointer: coarse)').matches;
    const date = document.getElementById(`${controlId('date')}-start-day`);
    const heading = box.current?.querySelector('h2');
    (startsWriting ? (date ?? heading) : heading)?.focus();
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
    let before: Element | null = null;
    return effect(() => {
      const { name } = model.stage.value;
      if (name === 'saving') before = document.activeElement;
      else if (name === 'writing' || name === 'failed') afterRender(() => returnFocus(before));
    });
  }, [model]);
}

function focusFirstError(model: FormModel, box: HTMLFormElement | null): void {
  const first = model.errors
    .peek()
    .find(({ place }) => place !== undefined && document.getElementById(controlId(place)));
  if (first?.place !== undefined) focusField(first.place);
  else box?.querySelector<HTMLElement>('.form-summary')?.focus();
}

/** Only where the focus is nowhere: whoever put it elsewhere meant it. */
function returnFocus(to: Element | null): void {
  const { activeElement } = document;
  const isLost = activeElement === null || activeElement === document.body || activeElement.matches('dialog');
  if (isLost && to instanceof HTMLElement && to.isConnected) to.focus();
}

/** What stands on the page after the state has changed is there two frames later. */
export function afterRender(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}
