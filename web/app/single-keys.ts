import { signal } from '@preact/signals';
import { readStored, writeStored } from '../state/browser-storage.ts';

const STORAGE_KEY = 'demarche.shortcuts';

/** Whether single-key shortcuts are on. They can be turned off, because speech input triggers them (WCAG 2.2, 2.1.4). */
export const areSingleKeysOn = signal(readStored(STORAGE_KEY) !== 'off');

export function setSingleKeys(isOn: boolean): void {
  areSingleKeysOn.value = isOn;
  writeStored(STORAGE_KEY, isOn ? 'on' : 'off');
}
