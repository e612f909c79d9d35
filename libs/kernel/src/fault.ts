import type { Text } from './text.ts';

/** What is wrong with a place of something that came in. Neither code, pointer nor message holds a value that was sent. */
export interface Fault {
  /** RFC 6901 pointer to where it is wrong; '' is the whole. */
  readonly pointer: string;
  /** Kebab-case. */
  readonly code: string;
  /** What to write instead. */
  readonly message: Text;
}
