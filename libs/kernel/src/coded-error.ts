/** What every error of a library has: a code for programs, a message that says how to mend it. */
export abstract class CodedError extends Error {
  abstract readonly code: string;
  override get name(): string {
    return this.constructor.name;
  }
}
