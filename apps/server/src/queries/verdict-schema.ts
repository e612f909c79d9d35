import { INSTANT, listOf, objectOf, orNull, ref, TEXT, YES } from './answer-schemas.ts';

/** Of what a rule says something, by which version, on which events it rests, and what to do. */
export const finding = {
  rule: TEXT,
  ruleVersion: TEXT,
  issuer: TEXT,
  subject: objectOf({ kind: TEXT, id: TEXT }),
  opportunityId: orNull(TEXT),
  consultant: orNull(TEXT),
  obligation: TEXT,
  evidence: listOf(TEXT),
  message: ref('Text'),
  remedy: ref('Text'),
};

/** Fields of a verdict, whatever it says. */
export const verdict = {
  ...finding,
  since: orNull(INSTANT),
  dueAt: orNull(INSTANT),
  decidableAt: orNull(INSTANT),
  fixedAt: orNull(INSTANT),
  fixKnownAt: orNull(INSTANT),
  recordedLate: YES,
};
