import type { Text } from '#kernel';

/** The engine cannot be set up as it was asked to: what is wrong with the setting, and how to mend it. */
export class ConfigurationRefused extends Error {
  readonly code = 'configuration-refused';
}

/** After a migration the two logs are not the same. */
export class MigrationDiffers extends Error {
  readonly code = 'migration-differs';
  constructor(source: number, target: number) {
    super(
      source === target
        ? `both logs have ${source} records, but not the same: verify the source, empty the new place and migrate again`
        : source > target
          ? `the source has ${source} records and the new place ${target}: something came that nobody was told to stand; migrate again`
          : `the source has ${source} records and the new place ${target}: stop whoever writes there, empty it and migrate again`,
    );
  }
}

/** There is no log in the data folder, and this work needs one. */
export class NoLog extends Error {
  readonly code = 'no-log';
}

/** A question that has no answer: what is wrong with it. */
export class QuestionRefused extends Error {
  readonly code = 'question-refused';
  /** In both languages, where it is known in both. */
  readonly text: Text | undefined;

  constructor(told: string | Text) {
    super(typeof told === 'string' ? told : told.en);
    this.text = typeof told === 'string' ? undefined : told;
  }
}

/** There are opportunities of several stage models: their stages are not one funnel. */
export class StageModelNeeded extends Error {
  readonly code = 'stage-model-needed';
  readonly models: readonly string[];

  constructor(models: readonly string[]) {
    super(`the log has opportunities of ${models.join(', ')}: name the stage model of the funnel`);
    this.models = models;
  }
}

/** A question about something that was not there at the times asked for. */
export class NothingKnown extends QuestionRefused {}

/** The thread that projects has ended: views do not go on by themselves any more; a question takes them along. */
export class ThreadFailed extends Error {
  readonly code: string;
  constructor({ code, message }: { readonly code: string; readonly message: string }) {
    super(`the thread that projects has ended: ${message}`);
    this.code = code;
  }
}
