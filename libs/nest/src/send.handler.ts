import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '#command';
import type { Engine } from '#engine';
import { ENGINE } from './engine.token.ts';
import { Send } from './send.ts';

@CommandHandler(Send)
export class SendHandler implements ICommandHandler<Send> {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  execute({ command }: Send): Promise<Outcome> {
    return this.engine.executor.execute(command);
  }
}
