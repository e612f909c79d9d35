import { Controller, Get, Inject, Query } from '@nestjs/common';
import { askFunnelSnapshot, type Engine, QuestionRefused, type SnapshotAnswer } from '#engine';
import { endOfDay, type Instant, localDate, parseInstant, parseLocalDate, type Zone } from '#kernel';
import { ENGINE } from './engine.token.ts';

interface SnapshotParameters {
  readonly asOf?: string;
  readonly effectiveAt?: string;
  readonly by?: string;
  readonly stageModel?: string;
}

@Controller('v1/funnel')
export class FunnelController {
  private readonly engine: Engine;

  constructor(@Inject(ENGINE) engine: Engine) {
    this.engine = engine;
  }

  /** Names of people stay out until the service knows who asks. */
  @Get('snapshot')
  snapshot(@Query() { asOf, effectiveAt, by, stageModel }: SnapshotParameters): Promise<SnapshotAnswer> {
    const { store, clock } = this.engine;
    const zone = store.header.zone as Zone;
    const today = asOf !== undefined && parseLocalDate(asOf) === localDate(clock(), zone);
    return askFunnelSnapshot(this.engine, {
      asOf: asOf === undefined ? undefined : today ? clock() : readTime('asOf', asOf, zone),
      effectiveAt: effectiveAt === undefined ? undefined : readTime('effectiveAt', effectiveAt, zone),
      by,
      stageModel,
      mayName: false,
    });
  }
}

function readTime(name: string, text: string, zone: Zone): Instant {
  const date = parseLocalDate(text);
  const instant = date ? endOfDay(date, zone) : parseInstant(text);
  if (instant) return instant;
  throw new QuestionRefused(`${name} is not a time that exists: write 2026-11-24 or 2026-11-24T08:00:00Z`);
}
