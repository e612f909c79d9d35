import { tap } from 'rxjs';
import type { Executor } from '#command';
import type { Projector } from '#projection';
import type { Lag } from './lag.ts';
import { lagBound } from './lag-bound.ts';

/** The two with one bound between them: commands wait while the views that `run` projects here are too far behind. */
export function nearViews(executor: Executor, projector: Projector, lag: Lag) {
  const bound = lagBound(() => performance.now(), lag);
  const execute: Executor['execute'] = async (command) => {
    const near = bound.enter();
    const through = near && (await near);
    try {
      const outcome = await executor.execute(command);
      if (outcome.outcome === 'accepted') bound.appended(outcome.position, outcome.events.length);
      return outcome;
    } finally {
      through?.();
    }
  };
  const run: Projector['run'] = (stop) =>
    projector.run(stop).pipe(
      tap({
        next: (news) => news.kind === 'projected' && bound.projected(news.cursor.position),
        finalize: bound.ended,
      }),
    );
  return { executor: { ...executor, execute }, projector: { ...projector, run } };
}
