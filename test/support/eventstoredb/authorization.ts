import type { Metadata } from '@grpc/grpc-js';

/** A user that the server knows. Without TLS, clients send no credentials. */
export interface ServerUser {
  readonly name: string;
  readonly password: string;
}

/** Whether a call comes from the user; every call may come where the server knows none. */
export function isAllowed(metadata: Metadata, user: ServerUser | undefined): boolean {
  if (!user) return true;
  const basic = Buffer.from(`${user.name}:${user.password}`).toString('base64');
  return metadata.get('authorization')[0] === `Basic ${basic}`;
}
