import { type Engine, indexOfToken } from '#engine';
import { type Cursor, START } from '#event-store';
import { invalid } from './failure.ts';

/** The place in the log that a position of an earlier answer names. @throws Failure (exit 2) for one that names none */
export async function cursorAfter({ store }: Pick<Engine, 'store'>, token: string | undefined): Promise<Cursor> {
  if (token === undefined) return START;
  const index = indexOfToken(store.header.logId, token);
  const head = await store.head();
  if (index === undefined || index > head.index) {
    throw invalid(
      `位置 ${JSON.stringify(token)} 不属于此日志。请用此前答复中的 position 或 next。`,
      `position ${JSON.stringify(token)} is not one of this log. Give the "position" or "next" of an earlier answer.`,
    );
  }
  return store.placeOf({ index });
}
