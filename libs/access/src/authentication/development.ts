import { roleNames } from '#edge';
import type { Identity } from '../access.ts';
import { EVERYTHING } from '../authorise.ts';
import { Unauthenticated } from '../errors.ts';
import type { Authenticator, RequestHeaders } from './authenticator.ts';
import { headerOf } from './header.ts';
import { isLoopback } from './loopback.ts';

/** Whoever works on this machine: every role, first of all that of a service granted everything. */
export const developer: Identity = {
  id: 'local',
  roles: ['service', ...roleNames.filter((role) => role !== 'service')],
  outlets: 'all',
  grants: [EVERYTHING],
  development: true,
};

/**
 * Takes every request for one of this machine's user, save those that a page of another site has the browser send: such a
 * request names another origin, or reaches this machine by another name.
 */
export const developmentAuthenticator: Authenticator = {
  kind: 'development',
  async authenticate(headers) {
    if (comesFromElsewhere(headers)) {
      throw new Unauthenticated(
        'without authentication only this machine is served: ask for http://localhost, from no page of another site',
      );
    }
    return developer;
  },
};

function comesFromElsewhere(headers: RequestHeaders): boolean {
  const host = headerOf(headers, 'host') ?? headerOf(headers, ':authority');
  const origin = headerOf(headers, 'origin');
  const urls = [host === undefined ? undefined : `http://${host}`, origin].filter((url) => url !== undefined);
  return urls.length === 0 || urls.some((url) => !URL.canParse(url) || !isLoopback(new URL(url).hostname));
}
