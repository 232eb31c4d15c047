import { signal } from '@preact/signals';
import { readStored, writeStored } from '../state/browser-storage.ts';

const REMEMBERED = 'demarche.shortcuts';

/** Whether single keys act. They can be turned off: speech input types them unasked (WCAG 2.2, 2.1.4). */
export const areSingleKeysOn = signal(readStored(REMEMBERED) !== 'off');

export function setSingleKeys(isOn: boolean): void {
  areSingleKeysOn.value = isOn;
  writeStored(REMEMBERED, isOn ? 'on' : 'off');
}
