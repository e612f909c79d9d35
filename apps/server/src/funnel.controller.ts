import { Controller, Get, Inject, Query } from '@nestjs/common';
import { askFunnelSnapshot, type Engine, knownTimeOf, QuestionRefused, type SnapshotAnswer, timeOf } from '#engine';
import type { Instant, Zone } from '#kernel';
import { ENGINE } from './engine.token.ts';

const PARAMETERS = ['asOf', 'effectiveAt', 'by', 'stageModel'] as const;

type SnapshotParameters = Readonly<Partial<Record<(typeof PARAMETERS)[number], string>>>;

@Controller('v1/funnel')
export class FunnelController {
  private readonly engine: Engine;

  constructor(@Inject(ENGINE) engine: Engine) {
    this.engine = engine;
  }

  /** Names of people stay out until the service knows who asks. */
  @Get('snapshot')
  snapshot(@Query() query: Readonly<Record<string, unknown>>): Promise<SnapshotAnswer> {
    const { asOf, effectiveAt, by, stageModel } = readParameters(query);
    const { store, clock } = this.engine;
    const zone = store.header.zone as Zone;
    return askFunnelSnapshot(this.engine, {
      asOf: asOf === undefined ? undefined : existing('asOf', knownTimeOf(asOf, zone, clock())),
      effectiveAt: effectiveAt === undefined ? undefined : existing('effectiveAt', timeOf(effectiveAt, zone)),
      by,
      stageModel,
      mayName: false,
    });
  }
}

/** A misspelt parameter would silently ask another question. @throws QuestionRefused */
function readParameters(query: Readonly<Record<string, unknown>>): SnapshotParameters {
  for (const [name, value] of Object.entries(query)) {
    if (!PARAMETERS.some((known) => known === name)) {
      throw new QuestionRefused(`there is no parameter ${JSON.stringify(name)}; there are ${PARAMETERS.join(', ')}`);
    }
    if (typeof value !== 'string') throw new QuestionRefused(`${name} is given more than once; give it once`);
  }
  return query;
}

function existing(name: string, time: Instant | undefined): Instant {
  if (time) return time;
  throw new QuestionRefused(`${name} is not a time that exists: write 2026-11-24 or 2026-11-24T08:00:00Z`);
}
