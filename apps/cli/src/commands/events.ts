import type { Command } from 'commander';
import { type Engine, indexOfToken } from '#engine';
import { type Cursor, START } from '#event-store';
import { type RecordedEvent, streamName, type Zone } from '#kernel';
import { invalid } from '../failure.ts';
import { type CommonOptions, withCommonOptions } from '../options.ts';
import { withEngine, zoneOption } from '../session.ts';
import { readTime } from '../time.ts';
