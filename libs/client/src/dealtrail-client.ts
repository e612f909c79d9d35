import { setTimeout as wait } from 'node:timers/promises';
import createClient, {
  type Client,
  type ClientPathsWithMethod,
  type MaybeOptionalInit,
  type MethodResponse,
} from 'openapi-fetch';
import { type Backoff, DEFAULT_BACKOFF } from './backoff.ts';
import { laterToken } from './consistency.ts';
import { follow } from './follow.ts';
import type { components, paths } from './generated/api.ts';
import { problemIn } from './problem.ts';
import { retryingFetch, type Surroundings } from './retrying-fetch.ts';
import type { StreamedEvent } from './sse-parser.ts';

type Api = Client<paths>;
export type CommandPath = ClientPathsWithMethod<Api, 'post'>;
export type QuestionPath = Exclude<ClientPathsWithMethod<Api, 'get'>, StreamPath>;
export type StreamPath = ClientPathsWithMethod<Api, 'get'> & `/v1/${string}/stream`;
export type CommandAnswer = components['schemas']['CommandAnswer'];

export interface ClientOptions {
  /** Of the service, such as `http://localhost:3000`. */
  readonly url: string;
  /** A JWT or an API key, or what gives one for each request; none is needed on the machine of the service itself. */
  readonly credential?: string | (() => string | Promise<string>);
  /** In which role to act: `ROLE` or `ID:ROLE`. */
  readonly actor?: string;
  readonly backoff?: Partial<Backoff>;
  /** Stand-ins for the network, the clock, chance and waiting. */
  readonly surroundings?: Partial<Surroundings>;
}

export interface FollowOptions {
  readonly params?: { readonly path?: Readonly<Record<string, string>>; readonly query?: object };
  readonly lastEventId?: string;
  readonly signal?: AbortSignal;
  /** How long the stream may be silent before it is resumed, in ms; the service gives a sign of life every 15 s. */
  readonly silenceMs?: number;
}

/** The service, typed by its OpenAPI document. */
export interface DealtrailClient {
  /**
   * Sends a command, under an Idempotency-Key of its own unless one is given in `params.header`: however often it has to be
   * sent, it is done once.
   * @throws DealtrailProblem, DealtrailUnreachable
   */
  send<Path extends CommandPath>(path: Path, init: MaybeOptionalInit<paths[Path], 'post'>): Promise<CommandAnswer>;
  /**
   * Asks a question. The answer holds everything that this client's commands have done.
   * @throws DealtrailProblem, DealtrailUnreachable
   */
  ask<Path extends QuestionPath>(
    path: Path,
    init?: MaybeOptionalInit<paths[Path], 'get'>,
  ): Promise<MethodResponse<Api, 'get', Path>>;
  /** Every event of a stream once, in order, across interruptions. @throws DealtrailProblem, DealtrailUnreachable */
  follow(path: StreamPath, options?: FollowOptions): AsyncGenerator<StreamedEvent>;
  /** The place in the log that this client has seen; to be handed to another client that must see as much. */
  position(): string | undefined;
}

const SILENCE_MS = 45_000;

export function dealtrailClient(options: ClientOptions): DealtrailClient {
  const surroundings: Surroundings = { ...real, ...options.surroundings };
  const backoff = { ...DEFAULT_BACKOFF, ...options.backoff };
  let position: string | undefined;
  const api: Api = createClient<paths>({ baseUrl: options.url, fetch: retryingFetch(surroundings, backoff) });
  const identify = identifying(options);

  api.use({
    async onRequest({ request }) {
      await identify(request.headers);
      if (request.method === 'POST') setIfAbsent(request.headers, 'idempotency-key', crypto.randomUUID());
      else if (position !== undefined && !isStream(request))
        setIfAbsent(request.headers, 'dealtrail-consistency', position);
      return request;
    },
    async onResponse({ request, response }) {
      const come = response.headers.get('dealtrail-position');
      if (come !== null) position = laterToken(position, come);
      if (!response.ok) throw await problemIn(response, request.headers.get('idempotency-key') ?? undefined);
    },
  });
  const ask = async (method: 'get' | 'post', path: string, init: object = {}): Promise<unknown> =>
    (await (api.request as Untyped)(method, path, init)).data;

  return {
    send: (path, init) => ask('post', path, init) as Promise<CommandAnswer>,
    ask: (path, init) => ask('get', path, init) as never,
    position: () => position,
    follow(path, { params, lastEventId, signal = new AbortController().signal, silenceMs = SILENCE_MS } = {}) {
      const open = async (after: string | undefined, until: AbortSignal) => {
        const headers = { accept: 'text/event-stream', ...(after !== undefined && { 'last-event-id': after }) };
        const { data } = await (api.request as Untyped)('get', path, {
          params,
          headers,
          signal: until,
          parseAs: 'stream',
        });
        return data as ReadableStream<Uint8Array<ArrayBuffer>>;
      };
      return follow(open, { lastEventId, signal, silenceMs }, surroundings, backoff);
    },
  };
}

/** One method of the generic client for all addresses: which fit is checked where `DealtrailClient` is called. */
type Untyped = (method: string, path: string, init: object) => Promise<{ readonly data?: unknown }>;

function identifying({ credential, actor }: ClientOptions) {
  return async (headers: Headers): Promise<void> => {
    const given = typeof credential === 'function' ? await credential() : credential;
    if (given !== undefined) setIfAbsent(headers, 'authorization', `Bearer ${given}`);
    if (actor !== undefined) setIfAbsent(headers, 'dealtrail-actor', actor);
  };
}

function isStream({ headers }: Request): boolean {
  return headers.get('accept') === 'text/event-stream';
}

function setIfAbsent(headers: Headers, name: string, value: string): void {
  if (!headers.has(name)) headers.set(name, value);
}

const real: Surroundings = {
  fetch: (request) => fetch(request),
  random: Math.random,
  now: Date.now,
  pause: async (ms, signal) => void (await wait(ms, undefined, { signal })),
};
