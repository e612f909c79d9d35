/** Whether a plain object has this name before anybody wrote it, or the language gives it a meaning. */
export function isReserved(name: string): boolean {
  return name === 'prototype' || name in Object.prototype;
}
