import { list, text, time } from './parameter.ts';

/** Which events of the log a question of an auditor means. */
export const auditFilters = [
  text('stream', 'one stream, e.g. opportunity-…'),
  text('subject', 'an id: of its streams, sealed for it, or naming it in a field'),
  text('by', 'who acted, or the person for whom a service acted'),
  list('type', 'event types'),
  text('correlation', 'the id of a correlation or of a command'),
  time('from', 'recorded at or after'),
  time('to', 'recorded at or before'),
  time('occurredFrom', 'happened at or after'),
  time('occurredTo', 'happened at or before'),
] as const;
