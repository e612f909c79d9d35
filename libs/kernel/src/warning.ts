import type { Text } from './text.ts';

/** What an accepted command tells the person beside its events. */
export interface Warning {
  readonly code: string;
  readonly message: Text;
}
