/** The engine cannot be set up as it was asked to: what is wrong with the setting, and how to mend it. */
export class ConfigurationRefused extends Error {
  readonly code = 'configuration-refused';
}

/** There is no log in the data folder, and this work needs one. */
export class NoLog extends Error {
  readonly code = 'no-log';
}

/** A question that has no answer: what is wrong with it. */
export class QuestionRefused extends Error {
  readonly code = 'question-refused';
}

/** A question about something that was not there at the times asked for. */
export class NothingKnown extends QuestionRefused {}
