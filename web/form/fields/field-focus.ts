import type { FieldPath } from '../model/field-errors.ts';
import { controlId } from './field.tsx';

/** Focuses the control of a field; of several controls, the first that is invalid. */
export function focusField(path: FieldPath): void {
  const element = document.getElementById(controlId(path));
  if (element === null) return;
  const target = element.matches('input, select, textarea, button')
    ? element
    : (element.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      element.querySelector<HTMLElement>('input, select, textarea') ??
      element);
  target.focus();
  target.scrollIntoView({ block: 'center' });
}

/** Calls back two frames later, when the page shows the new state. */
export function afterRender(callback: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(callback));
}
