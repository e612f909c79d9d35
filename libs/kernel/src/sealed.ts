/**
 * The personal fields of one subject in one event, encrypted with the subject's key (AES-256-GCM). Stands in
 * `data.sealed`, ordered by subject; the plaintext is the RFC 8785 object JSON pointer → value.
 */
export interface Envelope {
  readonly v: 1;
  /** Opaque id of the person: a customer, a driver, a member of staff. */
  readonly subject: string;
  readonly keyVersion: number;
  /** base64url, 12 bytes. */
  readonly iv: string;
  /** base64url; the 16-byte tag stands at its end. */
  readonly ciphertext: string;
}

/** In the place of a personal field whose subject's key was destroyed. */
export interface Forgotten {
  readonly forgotten: true;
  readonly subject: string;
}

/** In the place of a personal field that the reader may not see. */
export interface Masked {
  readonly masked: true;
  readonly subject: string;
}
