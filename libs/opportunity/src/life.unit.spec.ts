import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Instant, isRefusal } from '#kernel';
import { life, lived, steppedBackBeforeTheLastContact } from './life.fixture.ts';
import { phaseOf } from './lifecycle.ts';
import { folded } from './opportunity.fixture.ts';
import { foldEffective } from './opportunity.ts';
import { stageModels } from './stage-models.ts';
import { activeOrders, stageOf, statusOf } from './standing.ts';
import { extendTrajectory, noTrajectory, trajectory, trajectoryOf } from './trajectory.ts';
import type { TrajectoryPoint } from './trajectory-point.ts';

/** What a point says beside when. */
function placeOf(point: TrajectoryPoint | undefined): unknown {
  return point && [point.status, point.stage, point.episode, point.value, point.dimensions];
}

const runs = { numRuns: 150 };

describe('the life of an opportunity', () => {
  it('is open, won or lost alike as it is known and as it is true', () => {
    fc.assert(
      fc.property(life, (one) => {
        const { events } = lived(one);
        for (let length = 1; length <= events.length; length += 1) {
          const known = events.slice(0, length);
          const now = known.at(-1)?.recordedAt as Instant;
          expect(statusOf(foldEffective(known, now).standing)).toBe(statusOf(folded(known).standing));
        }
      }),
      runs,
    );
  });

  it('stands in one stage, as it is known and as it is true, while it is open', () => {
    // A project that is paid in part stands where its payments were known to reach the amount.
    fc.assert(
      fc.property(life, ({ model, steps }) => {
        const { events } = lived({ model: model === 'project' ? 'dealer' : model, steps });
        const now = events.at(-1)?.recordedAt as Instant;
        const known = folded(events);
        fc.pre(phaseOf(known) === 'open');
        expect(stageOf(foldEffective(events, now).standing)).toBe(stageOf(known.standing));
      }),
      { ...runs, examples: [[steppedBackBeforeTheLastContact]] },
    );
  });

  it('has at most one active order, none where it is lost, and nothing open where it has ended', () => {
    fc.assert(
      fc.property(life, (one) => {
        const { events } = lived(one);
        for (let length = 1; length <= events.length; length += 1) {
          const state = folded(events.slice(0, length));
          const phase = phaseOf(state);
          expect(activeOrders(state.standing).length).toBeLessThanOrEqual(phase === 'lost' ? 0 : 1);
          if (phase === 'open') continue;
          expect([...state.activities.values()].filter(({ status }) => status === 'open')).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('changes its stage only by an event that moves, and forward only but for those that say otherwise', () => {
    // An exit that is entered late undoes what was taken to have happened after it.
    const back = ['StageChanged', 'OrderCancelled', 'OpportunityReopened', 'EventCorrected', 'Lost', 'Converted'];
    fc.assert(
      fc.property(life, (one) => {
        const { events } = lived(one);
        const model = stageModels.find(({ id }) => id === one.model);
        const order = (stage: string) => model?.stages.findIndex(({ id }) => id === stage) ?? -1;
        const moving = [...(model?.stages.flatMap(({ movedBy }) => movedBy) ?? []), ...back];
        let before = '';
        for (let length = 1; length <= events.length; length += 1) {
          const type = events[length - 1]?.type as string;
          const stage = stageOf(folded(events.slice(0, length)).standing);
          if (stage !== before) expect(moving).toContain(type);
          if (order(stage) < order(before)) expect(back).toContain(type);
          before = stage;
        }
      }),
      runs,
    );
  });

  it('keeps what ended final: refused there but for what the lifecycle lists', () => {
    const after = {
      converted: ['RecordPayment', 'ReopenOpportunity', 'ReassignOpportunity', 'CorrectEvent'],
      lost: ['RecordPayment', 'ReopenOpportunity', 'ReviewLoss', 'ReassignOpportunity', 'CorrectEvent'],
    };
    fc.assert(
      fc.property(life, (one) => {
        for (const { step, before, decision } of lived(one).decisions) {
          const phase = phaseOf(before);
          if (phase !== 'converted' && phase !== 'lost') continue;
          if (isRefusal(decision) || decision.length === 0 || step.late > 0) continue;
          expect(after[phase]).toContain(step.name);
        }
      }),
      runs,
    );
  });

  it('has a trajectory that grows event by event into the one told at once, and agrees with the effective view', () => {
    fc.assert(
      fc.property(life, (one) => {
        const { events } = lived(one);
        let compact = noTrajectory;
        let told: readonly TrajectoryPoint[] = [];
        for (const event of events) {
          const change = extendTrajectory(compact, event);
          compact = JSON.parse(JSON.stringify(change.compact));
          const kept = told.length - change.before.length;
          expect(told.slice(kept)).toEqual(change.before);
          told = [...told.slice(0, kept), ...change.after];
          expect(trajectoryOf(compact)).toEqual(told);
        }
        expect(trajectory([...events].reverse())).toEqual(told);
        for (const { occurredAt } of events) {
          const effective = foldEffective(events, occurredAt).standing;
          const point = told.findLast(({ at }) => at <= occurredAt);
          expect([point?.status, point?.stage, point?.episode]).toEqual([
            statusOf(effective),
            stageOf(effective),
            effective.episode,
          ]);
        }
        expect(told.every((point, n) => n === 0 || placeOf(point) !== placeOf(told[n - 1]))).toBe(true);
      }),
      runs,
    );
  });
});
