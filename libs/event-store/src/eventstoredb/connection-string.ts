import { StoreIncompatible } from '../errors.ts';

/** Settings that the client knows. A misspelt one would be passed over in silence. */
const SETTINGS = new Set(
  [
    'connectionName',
    'defaultDeadline',
    'discoveryInterval',
    'gossipTimeout',
    'keepAliveInterval',
    'keepAliveTimeout',
    'maxDiscoverAttempts',
    'nodePreference',
    'tls',
    'tlsCAFile',
    'tlsVerifyCert',
    'throwOnAppendFailure',
    'userCertFile',
    'userKeyFile',
  ].map((name) => name.toLowerCase()),
);

/**
 * Whether the client would do what the string says.
 * @returns the string, trimmed
 * @throws StoreIncompatible for another scheme, an unknown setting, and for settings that the client ignores
 */
export function checkConnectionString(url: string): string {
  const text = url.trim();
  const wrong = flawIn(text);
  if (wrong) throw new StoreIncompatible(`${withoutPassword(text)} names no EventStoreDB: ${wrong}`);
  return text;
}

/** The string as it may stand in a message or a log. */
export function withoutPassword(url: string): string {
  return url.replace(/(:\/\/[^:/@]*):[^@]*@/, '$1:***@');
}

function flawIn(url: string): string | undefined {
  if (!/^esdb(\+discover)?:\/\//.test(url)) return 'it begins with esdb:// or esdb+discover://';
  const [before = '', query = ''] = url.split('?', 2);
  const settings = new Map<string, string>();
  for (const pair of query === '' ? [] : query.split('&')) {
    const [name = '', value = ''] = pair.split('=', 2);
    const known = name.toLowerCase().replace(/[_-]/g, '');
    if (!SETTINGS.has(known)) return `there is no setting ${name}`;
    settings.set(known, value);
  }
  if (before.includes('@') && settings.get('tls') === 'false') {
    return 'credentials are ignored without TLS: leave them out, or leave out tls=false';
  }
  if (settings.get('tlsverifycert') === 'false') {
    return 'tlsVerifyCert=false has no effect: name the certificate of the authority in tlsCAFile';
  }
  if (settings.get('throwonappendfailure') === 'false') {
    return 'throwOnAppendFailure=false makes the client give wrong revisions: leave it out';
  }
  return undefined;
}
