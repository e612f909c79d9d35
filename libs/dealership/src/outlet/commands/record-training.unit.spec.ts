import { fact } from '#kernel';
import { describeCommand } from '#kernel/testing';

import { outletRegistered } from '../events/outlet-registered.ts';
import { trainingCompleted } from '../events/training-completed.ts';
import { recordTraining } from './record-training.ts';

const input = { topic: '销售政策', participants: ['staff-1'] };

describeCommand(recordTraining, {}, [
  {
    name: 'of some',
    given: [fact(outletRegistered, { label: '浦东店' })],
    input,
    gives: [fact(trainingCompleted, input)],
  },
  { name: 'an unknown outlet', input, gives: { refused: 'outlet-registered', evidence: [] } },
]);
