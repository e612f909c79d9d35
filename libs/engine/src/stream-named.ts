import { type StreamName, streamName } from '#kernel';

/** The stream of something by its id; undefined for text that is no id of a log: an imported value, or a question's. */
export function streamNamed(category: string, id: string): StreamName | undefined {
  try {
    return streamName(category, id);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
