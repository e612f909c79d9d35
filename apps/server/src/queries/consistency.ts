import type { IncomingHttpHeaders } from 'node:http';
import type { Engine } from '#engine';
import { invalid, Problem } from '../problem/problem.ts';
import type { Places } from '../security/places.ts';

/** How long a question waits for a log that has not got as far as its token, in ms. */
const PATIENCE_MS = 5_000;
const LOOK_EVERY_MS = 20;

/**
 * `Dealtrail-Consistency: <position>`: the answer must hold everything up to there. Views are brought up to the log's head
 * for every answer; what is left to wait for is a log that is behind, as a replica may be.
 * @throws Problem for a token that is none of this log, or where patience ends
 */
export async function awaitConsistency(
  { store }: Pick<Engine, 'store'>,
  { indexOf }: Pick<Places, 'indexOf'>,
  headers: IncomingHttpHeaders,
  pause: (ms: number) => Promise<void>,
): Promise<void> {
  const token = headers['dealtrail-consistency'];
  if (token === undefined) return;
  const index = typeof token === 'string' ? await indexOf(token) : undefined;
  if (index === undefined) {
    throw invalid('', 'dealtrail-consistency', {
      zh: 'Dealtrail-Consistency 须为此服务此前答复中的 Dealtrail-Position',
      en: 'Write Dealtrail-Consistency as the Dealtrail-Position of an earlier answer of this service',
    });
  }
  for (let waited = 0; (await store.head()).index < index; waited += LOOK_EVERY_MS) {
    if (waited >= PATIENCE_MS) throw new Problem('view-behind');
    await pause(LOOK_EVERY_MS);
  }
}
