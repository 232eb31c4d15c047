import { signal } from '@preact/signals';

const REMEMBERED = 'demarche.shortcuts';

/** Whether single keys act. They can be turned off: speech input types them unasked (WCAG 2.2, 2.1.4). */
export const areSingleKeysOn = signal(globalThis.localStorage?.getItem(REMEMBERED) !== 'off');

export function setSingleKeys(isOn: boolean): void {
  areSingleKeysOn.value = isOn;
  localStorage.setItem(REMEMBERED, isOn ? 'on' : 'off');
}
