/** A bare NestJS service on Fastify that validates a command as ours does and answers what came: `node http-echo-program.js`. */
import 'reflect-metadata';
import { Body, Controller, HttpCode, Module, Param, Post, UnprocessableEntityException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { parseCommandBody } from '#edge';

@Controller('v1/opportunities')
class EchoController {
  @Post()
  create(@Body() body: { readonly id: string }): object {
    return this.echo('CreateOpportunity', true, body.id, body);
  }

  @Post(':id/amend-value')
  @HttpCode(200)
  amend(@Param('id') id: string, @Body() body: unknown): object {
    return this.echo('AmendValue', false, id, body);
  }

  private echo(command: string, creates: boolean, id: string, body: unknown): object {
    const parsed = parseCommandBody({ command, creates }, body);
    if ('errors' in parsed) throw new UnprocessableEntityException(parsed.errors);
    return { id, ...parsed.body };
  }
}

@Module({ controllers: [EchoController] })
class EchoModule {}

const application = await NestFactory.create<NestFastifyApplication>(EchoModule, new FastifyAdapter(), {
  logger: false,
});
await application.listen(0, '127.0.0.1');
console.log(`http://localhost:${new URL(await application.getUrl()).port}`);
