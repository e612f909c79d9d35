import { JUDGED } from '#compliance';
import { dealershipEvents, type ExportedToErp, exportedToErp } from '#dealership';
import { categoryOf, isAggregateId, type RecordedEvent, type StreamName, streamName } from '#kernel';
import { opportunity, opportunityEvents } from '#opportunity';
import { planningEvents } from '#planning';
import { defineProjection, type StreamProjection } from '#projection';
import type { Document } from '#read-store';
import { judgeSubject, type TrailSetting } from './judge-subject.ts';
import { CONTEXT, trailContext } from './trail-context.ts';

/**
 * What the rules say was broken, subject by subject.
 * - `subjects`: one document an opportunity, a visit, a demo car: its `SubjectTrail`
 */
export function complianceTrailProjection(setting: TrailSetting): StreamProjection {
  return defineProjection<StreamProjection>({
    name: 'compliance-trail',
    version: 2,
    wants: [...new Set([...opportunityEvents, ...dealershipEvents, ...planningEvents].map(({ type }) => type))],
    collections: {
      subjects: { kind: 'document', indexes: [['consultant'], ['ordered']] },
    },
    whole: {
      context: CONTEXT,
      streamsOf: subjectsOf,
      open() {
        const context = trailContext();
        return {
          learn: context.learn,
          keep: (history) => ({ subjects: judgeSubject(history, context, setting) as unknown as Document }),
        };
      },
    },
  });
}

function subjectsOf({ type, stream, data }: RecordedEvent): readonly StreamName[] {
  if (JUDGED.has(categoryOf(stream))) return [stream];
  if (type !== exportedToErp.type) return [];
  const { opportunityIds } = data as unknown as ExportedToErp;
  return opportunityIds.filter(isAggregateId).map((id) => streamName(opportunity.category, id));
}
