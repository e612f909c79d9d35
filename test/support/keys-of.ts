import { accessSettings, type Identity, issueKey } from '#access';
import { type DealtrailClient, dealtrailClient } from '#client';
import { instantOf } from '#kernel';

/** A key for each identity, made before the service of the folder starts. */
export function keysOf<Who extends string>(
  data: string,
  identities: Readonly<Record<Who, Identity>>,
): Readonly<Record<Who, string>> {
  const { keysFile } = accessSettings({}, data);
  const made = Object.entries<Identity>(identities).map(([who, identity]) => {
    const { key } = issueKey(keysFile, { tenant: 'default', identity, createdAt: instantOf(Date.now()) });
    return [who, key] as const;
  });
  return Object.fromEntries(made) as Record<Who, string>;
}

/** A client of a service for each key. */
export function clientsOf<Who extends string>(
  url: string,
  keys: Readonly<Record<Who, string>>,
): Readonly<Record<Who, DealtrailClient>> {
  const clients = Object.entries<string>(keys).map(([who, credential]) => [who, dealtrailClient({ url, credential })]);
  return Object.fromEntries(clients) as Record<Who, DealtrailClient>;
}
