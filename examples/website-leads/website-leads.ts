import 'reflect-metadata';
import {
  Body,
  Controller,
  type DynamicModule,
  Get,
  HttpCode,
  Module,
  NotFoundException,
  Param,
  Post,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { NothingKnown } from '#engine';
import type { JsonObject } from '#kernel';
import { Ask, DealtrailModule, Send } from '#nest';

/** What a visitor of the website leaves. */
interface Enquiry {
  /** Given by the page: an enquiry that is sent twice is one lead. */
  readonly enquiryId: string;
  readonly surname: string;
  readonly phone: string;
  readonly model: string;
}

const website = { id: 'website', role: 'service' };

/** The website's own service: it keeps leads in the engine that runs inside it. */
@Controller('leads')
class LeadsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @HttpCode(202)
  async take(@Body() { enquiryId, surname, phone, model }: Enquiry): Promise<object> {
    const data: JsonObject = {
      intakeChannel: 'online',
      infoSource: 'website',
      customer: { surname, phone },
      product: model,
    };
    const outcome = await this.commands.execute(
      new Send({ command: 'CreateOpportunity', commandId: `website:${enquiryId}`, data, input: data, actor: website }),
    );
    return outcome.outcome === 'accepted' ? { lead: outcome.id, again: outcome.repeated } : outcome;
  }

  /** How the visitor's enquiry stands. Whoever asks here is not told who the visitor is: personal fields come masked. */
  @Get(':id')
  async standing(@Param('id') id: string): Promise<object> {
    try {
      const { status, stage, timeline } = await this.queries.execute(new Ask('opportunity', id, {}));
      return { status, stage, customer: timeline[0]?.data.customer };
    } catch (error) {
      throw error instanceof NothingKnown ? new NotFoundException() : error;
    }
  }
}

@Module({ controllers: [LeadsController] })
class LeadsModule {}

/** @param data the folder of the log; made where there is none */
export function websiteLeads(data: string): DynamicModule {
  return { module: LeadsModule, imports: [DealtrailModule.forRoot({ data, create: {} })] };
}
