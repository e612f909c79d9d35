import type { Text } from '#kernel';
import { idInPath, list, oneOf, type Parameter, text } from '../queries/parameter.ts';

/** A live stream as an address. */
export interface StreamOperation {
  readonly name: string;
  readonly path: string;
  readonly summary: Text;
  readonly parameters: readonly Parameter[];
  readonly mayBeMissing?: true;
}

const resume: readonly Parameter[] = [
  text('after', 'begin after this position of an earlier answer; `Last-Event-ID` goes before it'),
  oneOf('from', 'where to begin without either', ['now', 'beginning']),
];

export const eventStreamOperation: StreamOperation = {
  name: 'eventStream',
  path: '/v1/events/stream',
  summary: { zh: '事件日志实时流；个人字段保持加密', en: 'The log as it grows; personal fields stay sealed' },
  parameters: [list('type', 'only these event types'), list('category', 'only streams of these categories'), ...resume],
};

export const viewStreamOperation: StreamOperation = {
  name: 'viewStream',
  path: '/v1/views/{name}/stream',
  summary: {
    zh: '与提问者数据有关的事件进入视图时告知位置；据此重新提问',
    en: 'Tells up to which position a view holds everything, as it takes in what touches rows of the asker: then ask anew',
  },
  parameters: [idInPath('name', 'of the view'), ...resume],
  mayBeMissing: true,
};

export const streamOperations = [eventStreamOperation, viewStreamOperation] as const;

/** By which right each view is followed. */
export const streamRights: Readonly<Record<string, string>> = {
  opportunity: 'opportunity-stream',
  'funnel-snapshot': 'funnel-stream',
  'funnel-flow': 'funnel-stream',
  worklist: 'worklist-stream',
  'compliance-trail': 'worklist-stream',
  visits: 'visits-stream',
  customer: 'customer-stream',
};
