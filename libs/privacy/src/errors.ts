import { CodedError } from '#kernel';

/** Any error of sealing and opening. */
export abstract class PrivacyError extends CodedError {}

/** A field without a class: it might hold something of a person, so nothing of it is stored. */
export class UndeclaredField extends PrivacyError {
  readonly code = 'undeclared-field';
  readonly eventType: string;
  /** JSON pointer to the field in the event's data. */
  readonly pointer: string;
  constructor(eventType: string, pointer: string) {
    super(`${eventType}: the field ${pointer} has no class. Declare it with the event type as clear or personal.`);
    this.eventType = eventType;
    this.pointer = pointer;
  }
}

/** An event type whose declaration cannot be kept. */
export class DeclarationRefused extends PrivacyError {
  readonly code = 'declaration-refused';
}

/** A personal value that JSON cannot hold exactly: it would not come back as it was given. */
export class UnsealableValue extends PrivacyError {
  readonly code = 'unsealable-value';
  readonly eventType: string;
  readonly pointer: string;
  constructor(eventType: string, pointer: string) {
    super(
      `${eventType}: the value of ${pointer} cannot be stored. Give JSON without lone surrogates, non-finite numbers or integers beyond 2^53.`,
    );
    this.eventType = eventType;
    this.pointer = pointer;
  }
}

/** The subject's key was destroyed: nothing can be sealed for it ever again. */
export class SubjectErased extends PrivacyError {
  readonly code = 'subject-erased';
  readonly subject: string;
  constructor(subject: string) {
    super(`the person ${subject} was erased. Leave out the personal fields, or give them under a new id.`);
    this.subject = subject;
  }
}

/** An envelope that does not open: it was altered, or moved to another event, stream or subject. */
export class EnvelopeDamaged extends PrivacyError {
  readonly code = 'envelope-damaged';
  readonly eventId: string;
  readonly subject: string;
  constructor(eventId: string, subject: string) {
    super(`event ${eventId}: what is sealed for ${subject} is not what was written. Restore the log from a backup.`);
    this.eventId = eventId;
    this.subject = subject;
  }
}

/** No key, and no note that it was destroyed: the key store is not the one that the log was written with. */
export class KeyMissing extends PrivacyError {
  readonly code = 'key-missing';
  /** The event, or the command, that was sealed with it. */
  readonly where: string;
  readonly subject: string;
  readonly keyVersion: number;
  constructor(where: string, subject: string, keyVersion: number) {
    super(
      `${where}: the key store holds no key ${keyVersion} of ${subject}. Restore the newest backup of the key store that belongs to this log.`,
    );
    this.where = where;
    this.subject = subject;
    this.keyVersion = keyVersion;
  }
}

/** The keys are wrapped with another master key. */
export class MasterKeyWrong extends PrivacyError {
  readonly code = 'master-key-wrong';
  constructor() {
    super('the master key is not the one that wraps the keys of this store. Give that one; no other can open them.');
  }
}

/** The master key cannot be had. */
export class MasterKeyUnreadable extends PrivacyError {
  readonly code = 'master-key-unreadable';
}

/** The key store cannot be read or written now; nothing was changed. Try again later. */
export class KeyStoreUnavailable extends PrivacyError {
  readonly code = 'key-store-unavailable';
}

/** The file is no key store, or one of another version. */
export class KeyStoreIncompatible extends PrivacyError {
  readonly code = 'key-store-incompatible';
}

/** A key store stands where another was to be put; it is never overwritten. */
export class KeyStoreExists extends PrivacyError {
  readonly code = 'key-store-exists';
  constructor(file: string) {
    super(`${file} is there already, and is never overwritten: name an empty place, or move it away`);
  }
}
