import { Command as BusCommand } from '@nestjs/cqrs';
import type { Command, Outcome } from '#command';

/** A command of the domain on its way through Nest's command bus: `commandBus.execute(new Send({ command: 'PlaceOrder', … }))`. */
export class Send extends BusCommand<Outcome> {
  constructor(readonly command: Command) {
    super();
  }
}
