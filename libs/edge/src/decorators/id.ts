import { isAggregateId, isCommandId } from '#kernel';
import { isReserved } from '../reserved-name.ts';
import { Formed, simpleForm } from './form.ts';

export const aggregateId = simpleForm(
  'aggregate-id',
  {
    zh: '编号须为 1 到 128 个字符：A–Z a–z 0–9 . _ ~ -，且不是语言的保留名',
    en: 'Write an id of 1 to 128 characters of A–Z a–z 0–9 . _ ~ - that is no reserved name',
  },
  { type: 'string', pattern: '^[A-Za-z0-9._~-]{1,128}$' },
  // Ids name entries of states and views.
  (value) => isAggregateId(value) && !isReserved(value),
);

const commandId = simpleForm(
  'command-id',
  {
    zh: '命令编号须为 1 到 128 个字符：A–Z a–z 0–9 . _ : ~ -',
    en: 'Write a command id of 1 to 128 characters of A–Z a–z 0–9 . _ : ~ -',
  },
  { type: 'string', pattern: '^[A-Za-z0-9._:~-]{1,128}$' },
  isCommandId,
);

export const commandIdSchema = commandId.schema;

/** The id that names one attempt at a command. */
export const IsCommandId = () => Formed(commandId);
/** An opaque id of something in the log or of a person in it. */
export const IsAggregateId = () => Formed(aggregateId);

const comparisonId = simpleForm(
  'comparison-id',
  {
    zh: '须为对比的编号：dealtrail funnel compare 给出的 id',
    en: 'Write the id of a comparison, as dealtrail funnel compare answers with',
  },
  { type: 'string', pattern: '^[A-Za-z0-9_-]{1,8192}$' },
  (value) => typeof value === 'string' && /^[A-Za-z0-9_-]{1,8192}$/.test(value),
);

/** The id of a comparison; whether it asks anything is for the decision to say. */
export const IsComparisonId = () => Formed(comparisonId);
