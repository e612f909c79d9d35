import { fact } from '#kernel';
import { describeCommand } from '#kernel/testing';

import { outletRegistered } from '../events/outlet-registered.ts';
import { satisfactionSurveyed } from '../events/satisfaction-surveyed.ts';
import { recordSurvey } from './record-survey.ts';

const given = [fact(outletRegistered, { label: '浦东店' })];

describeCommand(recordSurvey, {}, [
  ...[0, 4.5, 10].map((score) => ({
    name: `${score} of 10`,
    given,
    input: { score, scale: 10 },
    gives: [fact(satisfactionSurveyed, { score, scale: 10 })],
  })),
  ...[-0.1, 10.1].map((score) => ({
    name: `${score} of 10`,
    given,
    input: { score, scale: 10 },
    gives: { refused: 'survey-within-scale', evidence: [] },
  })),
  {
    name: 'an unknown outlet',
    input: { score: 1, scale: 5 },
    gives: { refused: 'outlet-registered', evidence: [] },
  },
]);
