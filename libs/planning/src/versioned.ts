import { type Instant, type Refusal, refuse } from '#kernel';

/** Refuses a version that would hold for what was done before anybody could know it. */
export function refuseEffectiveBefore(effectiveFrom: Instant, now: Instant): Refusal | undefined {
  if (effectiveFrom >= now) return undefined;
  return refuse(
    'effective-from-publication',
    {
      zh: `effectiveFrom（${effectiveFrom}）早于发布时间（${now}）`,
      en: `It would hold from ${effectiveFrom} on, before its publication at ${now}`,
    },
    {
      remedy: {
        zh: '填写将来的 effectiveFrom，或省略以立即生效',
        en: 'Give an effectiveFrom in the future, or none to let it hold from now on',
      },
      at: '/data/effectiveFrom',
    },
  );
}

/** Refuses a version whose number is not the next one. */
export function refuseVersion(given: number | undefined, next: number): Refusal | undefined {
  if (given === undefined || given === next) return undefined;
  return refuse(
    'versions-without-gap',
    { zh: `下一个版本是 ${next}，不是 ${given}`, en: `The next version is ${next}, not ${given}` },
    { remedy: { zh: `写 ${next}，或省略 version`, en: `Give ${next}, or leave version out` }, at: '/data/version' },
  );
}
