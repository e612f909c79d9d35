import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Engine } from '#engine';
import { Ask } from './ask.ts';
import { ENGINE } from './engine.token.ts';
import { type Answer, type Asked, type QuestionName, questions } from './questions.ts';

@QueryHandler(Ask)
export class AskHandler implements IQueryHandler<Ask<QuestionName>> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  execute<Name extends QuestionName>({ question, asked, reader }: Ask<Name>): Promise<Answer<Name>> {
    const ask = questions[question] as unknown as (engine: Engine, ...asked: Asked<Name>) => Promise<Answer<Name>>;
    return reader ? this.engine.answerFor(reader, (engine) => ask(engine, ...asked)) : ask(this.engine, ...asked);
  }
}
