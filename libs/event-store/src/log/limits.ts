/** Sizes hold on every store, so that every log can move to every other: UTF-8 bytes of the stored JSON of data + meta. */
export const LARGEST_EVENT = 512 * 1024;
export const LARGEST_APPEND = 768 * 1024;
/** Objects and arrays inside one another, `data` itself counted. */
export const DEEPEST_NESTING = 500;
/** Events handed over at a time, at most. */
export const PAGE_EVENTS = 1000;
/**
 * The same of an embedded log that is read stream by stream: so few that what is made of them is through with them before the
 * garbage collector has copied them twice, and keeps them.
 */
export const STREAM_PAGE_EVENTS = 100;
/** Stored bytes read at a time, save where one event alone is larger. */
export const PAGE_BYTES = 8 * 1024 * 1024;
