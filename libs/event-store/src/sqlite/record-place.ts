/** What a record is found by, and where it stands. */
export interface RecordPlace {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly recordedAt: string;
}

const ID = '{"id":"'.length;
const ID_LENGTH = 36;
const RECORDED_AT = ',"recordedAt":"'.length;
const INSTANT_LENGTH = 24;
const STREAM = ',"stream":"';
const REVISION = '","revision":';
const POSITION = ',"position":';

/**
 * Reads the two ends of a record, whose keys stand in one order; nothing behind the stream's name can be mistaken for it.
 * @returns undefined where the text is no record
 */
export function placeOf(body: string): RecordPlace | undefined {
  const end = body.length - INSTANT_LENGTH - 2;
  const stream = body.lastIndexOf(STREAM, end);
  const revision = body.indexOf(REVISION, stream);
  const position = body.indexOf(POSITION, revision);
  if (stream === -1 || revision === -1 || position === -1) return undefined;
  return {
    id: body.slice(ID, ID + ID_LENGTH),
    stream: body.slice(stream + STREAM.length, revision),
    revision: Number(body.slice(revision + REVISION.length, position)),
    position: Number(body.slice(position + POSITION.length, end - RECORDED_AT)),
    recordedAt: body.slice(end, -2),
  };
}

export function hasId(body: string, id: string): boolean {
  return body.startsWith(id, ID);
}

export function isOfStream(body: string, stream: string): boolean {
  return placeOf(body)?.stream === stream;
}
