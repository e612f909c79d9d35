import { INSTANT, listOf, objectOf, orNull, ref, TEXT, YES } from './answer-schemas.ts';

/** Fields of a verdict, whatever it says. */
export const verdict = {
  rule: TEXT,
  ruleVersion: TEXT,
  issuer: TEXT,
  subject: objectOf({ kind: TEXT, id: TEXT }),
  opportunityId: orNull(TEXT),
  consultant: orNull(TEXT),
  obligation: TEXT,
  since: orNull(INSTANT),
  dueAt: orNull(INSTANT),
  decidableAt: orNull(INSTANT),
  fixedAt: orNull(INSTANT),
  fixKnownAt: orNull(INSTANT),
  recordedLate: YES,
  evidence: listOf(TEXT),
  message: ref('Text'),
  remedy: ref('Text'),
};
