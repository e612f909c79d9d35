import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { openApiDocument } from './document.ts';

/** The document at /openapi.json, and readable at /docs without anything from another host. */
export function serveDocument(application: NestFastifyApplication): void {
  SwaggerModule.setup('docs', application, () => openApiDocument() as unknown as OpenAPIObject, {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Dealtrail',
    swaggerOptions: { validatorUrl: null, deepLinking: true },
  });
}
