import type { Actor, Instant, JsonObject } from '#kernel';

/** What another system told on one day of one thing, for the import path: judged, and past all refusals. */
export interface PlantedImport {
  /** When it is taken over. */
  readonly recordedAt: Instant;
  /** Who takes it over. */
  readonly actor: Actor;
  readonly history: {
    readonly aggregate: 'opportunity' | 'demoCar';
    readonly id: string;
    readonly commandId: string;
    readonly outlet: string;
    readonly facts: readonly { readonly type: string; readonly data: JsonObject; readonly occurredAt: Instant }[];
    readonly provenance: {
      readonly format: string;
      readonly source: string;
      readonly key: string;
      readonly judge: true;
    };
  };
}
