import { isAggregateId, isCommandId } from '#kernel';
import { Formed, simpleForm } from './form.ts';

export const aggregateId = simpleForm(
  'aggregate-id',
  {
    zh: '编号须为 1 到 128 个字符：A–Z a–z 0–9 . _ ~ -',
    en: 'Write an id of 1 to 128 characters of A–Z a–z 0–9 . _ ~ -',
  },
  isAggregateId,
);

const commandId = simpleForm(
  'command-id',
  {
    zh: '命令编号须为 1 到 128 个字符：A–Z a–z 0–9 . _ : ~ -',
    en: 'Write a command id of 1 to 128 characters of A–Z a–z 0–9 . _ : ~ -',
  },
  isCommandId,
);

/** The id that names one attempt at a command. */
export const IsCommandId = () => Formed(commandId);
/** An opaque id of something in the log or of a person in it. */
export const IsAggregateId = () => Formed(aggregateId);
