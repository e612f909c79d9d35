import { Query } from '@nestjs/cqrs';
import type { Reader } from '#engine';
import type { Answer, Asked, QuestionName } from './questions.ts';

/**
 * A question on its way through Nest's query bus: `queryBus.execute(new Ask('opportunity', id, {}))`. Personal fields come
 * back masked, unless it is asked for a reader who may see them: `new Ask('opportunity', id, {}).by(reader)`.
 */
export class Ask<Name extends QuestionName> extends Query<Answer<Name>> {
  readonly asked: Asked<Name>;
  reader?: Reader;
  constructor(
    readonly question: Name,
    ...asked: Asked<Name>
  ) {
    super();
    this.asked = asked;
  }

  /** What the reader is shown is on record before the answer comes. */
  by(reader: Reader): this {
    this.reader = reader;
    return this;
  }
}
