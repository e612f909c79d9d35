import { setImmediate as turn } from 'node:timers/promises';
import type { StreamName } from '#kernel';
import { SEVERAL } from '#projection';
import type { SubjectTrail } from '#projections/compliance-trail';
import type { Find, ViewReader } from '#read-store';

export interface SubjectFound {
  readonly stream: StreamName;
  readonly subject: SubjectTrail;
}

const SUBJECTS_AT_A_TIME = 500;

/**
 * The subjects of the trail, some at a time, and whatever else the thread has to do in between.
 * @param consultant only what ever was this consultant's
 */
export async function* trailSubjects(trail: ViewReader, consultant?: string | undefined): AsyncGenerator<SubjectFound> {
  const finds: readonly Find[] =
    consultant === undefined
      ? [{}]
      : [consultant, SEVERAL].map((filed) => ({ index: ['consultant'], equals: [filed] }));
  for (const find of finds) {
    for (let onwards: Find = {}; ; ) {
      const found = await trail.find('subjects', { ...find, ...onwards, limit: SUBJECTS_AT_A_TIME });
      for (const { key, document } of found)
        yield { stream: key as StreamName, subject: document as unknown as SubjectTrail };
      const last = found.at(-1);
      if (!last) break;
      onwards = { from: last.key, fromExclusive: true };
      await turn();
    }
  }
}
