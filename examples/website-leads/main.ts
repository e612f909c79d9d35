import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { websiteLeads } from './website-leads.ts';

const [data = './website-data'] = process.argv.slice(2);
const application = await NestFactory.create<NestFastifyApplication>(websiteLeads(data), new FastifyAdapter());
application.enableShutdownHooks();
await application.listen(3001, '127.0.0.1');
