import { created } from '#opportunity';
import { eventRule } from '../../define-rule.ts';

/**
 * S5 前台业务人员进行客流登记. A file opened through one of the `channels` names a visit that was registered. As written, the
 * sentence means all four; only who comes to the showroom passes the front desk.
 */
export const needsTraffic = eventRule({
  name: 'needs-traffic',
  kind: 'soft',
  seed: 'S5, A-21',
  parameters: { channels: ['showroom'] as readonly string[] },
  on: [created],
  judge({ data, occurredAt, now, recordedAt = now }, { channels }, scene) {
    const { intakeChannel, visitId } = data;
    if (intakeChannel === undefined || !channels.includes(intakeChannel)) return undefined;
    return {
      kept: visitId !== undefined && scene.isVisitRegistered(visitId, occurredAt, recordedAt),
      values: { intakeChannel },
    };
  },
  message: {
    zh: '经 {intakeChannel} 建档，但没有已登记的客流',
    en: 'The file was opened through {intakeChannel} without a registered visit',
  },
  remedy: {
    zh: '先用 RegisterTraffic 登记客流，再建档并填写 visitId',
    en: 'Register the visit with RegisterTraffic first, and name it as visitId when the file is opened',
  },
});
