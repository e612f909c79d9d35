import { Query } from '@nestjs/cqrs';
import type { Answer, Asked, QuestionName } from './questions.ts';

/** A question on its way through Nest's query bus: `queryBus.execute(new Ask('opportunity', id, {}))`. */
export class Ask<Name extends QuestionName> extends Query<Answer<Name>> {
  readonly asked: Asked<Name>;
  constructor(
    readonly question: Name,
    ...asked: Asked<Name>
  ) {
    super();
    this.asked = asked;
  }
}
