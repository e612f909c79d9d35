import { type Refusal, refuse } from '#kernel';
import type { Target } from './target.ts';

export function needsTarget({ set }: Target): Refusal | undefined {
  if (set) return undefined;
  return refuse(
    'target-exists',
    { zh: '没有这个目标', en: 'There is no such target' },
    { remedy: { zh: '先用 SetTarget 设定', en: 'Set it first, with SetTarget' } },
  );
}

export function refuseLocked({ locked }: Target): Refusal | undefined {
  if (!locked) return undefined;
  return refuse(
    'target-locked',
    { zh: '目标已锁定', en: 'The target is locked' },
    {
      evidence: [locked],
      remedy: {
        zh: '经审批后用 AmendTarget 修订，并写明原因',
        en: 'Change it with AmendTarget, with an approval and a reason',
      },
    },
  );
}
