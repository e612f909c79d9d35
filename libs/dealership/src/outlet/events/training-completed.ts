import { clear, defineEvent } from '#kernel';

export interface TrainingCompleted {
  /** A term of the training catalogue, no free text. */
  readonly topic: string;
  /** Staff ids of those who took part; absent: the whole outlet. */
  readonly participants?: readonly string[];
}

export const trainingCompleted = defineEvent<TrainingCompleted>(
  'TrainingCompleted',
  'outlet',
  { topic: clear, participants: clear },
  [{ topic: '试驾流程' }, { topic: '销售政策', participants: ['staff-1', 'staff-2'] }],
);
