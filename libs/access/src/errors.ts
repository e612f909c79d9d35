import { CodedError, type Refusal } from '#kernel';

/** Nobody knows who asks: HTTP 401. Says what was wrong, never what was sent. */
export class Unauthenticated extends CodedError {
  readonly code = 'unauthenticated';
}

/** Whether a token is good cannot be told now; it may be: HTTP 503, ask again later. */
export class AuthenticationUnavailable extends CodedError {
  readonly code = 'authentication-unavailable';
}

/** The service would answer others than this machine without knowing who they are: it does not start. */
export class AuthenticationRequired extends CodedError {
  readonly code = 'authentication-required';
}

/** A setting of access that cannot be kept: which one, and what to write. */
export class AccessConfigurationRefused extends CodedError {
  readonly code = 'access-configuration-refused';
}

/** A header that says who acts does not have the form that it needs: HTTP 400. */
export class ActorRefused extends CodedError {
  readonly code = 'actor-refused';
}

/** The asker may not do this: HTTP 403, exit 3. The refusal says in both languages what is missing. */
export class AccessRefused extends CodedError {
  readonly code = 'access-refused';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`${refusal.reason.en}. ${refusal.remedy?.en ?? ''}`.trim());
    this.refusal = refusal;
  }
}
