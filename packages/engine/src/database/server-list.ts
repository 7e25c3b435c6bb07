/** Where one server of a database listens. `host` may be the folder of a socket. */
export interface ServerPlace {
  readonly host: string;
  readonly port: number;
}

/** An address that may name several servers, of which one takes writes. */
export interface ServerList {
  readonly servers: readonly ServerPlace[];
  /** `read-write`: a standby, or a server that is read-only, is passed over. */
  readonly target: 'any' | 'read-write';
  /** The same address with the first server alone, as `pg` understands it. */
  readonly connectionString: string;
}

/**
 * Reads an address as libpq does: `postgresql://user:password@one:5432,two:5433/database`, or the lists in the
 * parameters `host` and `port`, for sockets too. `target_session_attrs` may be `any`, `read-write` or `primary`;
 * unless given it is `read-write` for several servers and `any` for a single one.
 *
 * @throws Error when it can't be read. Its text does not repeat the address, which holds the password.
 */
export function readServerList(address: string): ServerList {
  const parts = /^(postgres(?:ql)?:\/\/)([^/?#]*)([^?#]*)(?:\?([^#]*))?/.exec(address);
  if (!parts) throw new Error('The address of the database does not start with postgresql://.');
  const [, scheme = '', authority = '', path = '', query = ''] = parts;
  const at = authority.lastIndexOf('@');
  const login = authority.slice(0, at + 1);
  const parameters = new URLSearchParams(query);
  const servers = readServers(
    parameters.get('host'),
    parameters.get('port'),
    authority.slice(at + 1),
  );
  const target = readTarget(parameters.get('target_session_attrs'), servers.length);
  parameters.delete('target_session_attrs');
  const [first] = servers;
  if (servers.length < 2 || first === undefined) {
    const rest = parameters.size > 0 ? `?${parameters.toString()}` : '';
    return { servers, target, connectionString: `${scheme}${authority}${path}${rest}` };
  }
  parameters.set('host', first.host);
  parameters.set('port', String(first.port));
  return {
    servers,
    target,
    connectionString: `${scheme}${login}${path || '/'}?${parameters.toString()}`,
  };
}

const usualPort = 5432;

function readServers(
  hosts: string | null,
  ports: string | null,
  authority: string,
): readonly ServerPlace[] {
  const listed = (hosts ?? authority).split(',').map(hosts === null ? splitPort : withoutPort);
  const portList = ports?.split(',') ?? [];
  if (portList.length > 1 && portList.length !== listed.length) {
    throw new Error('The address of the database names as many ports as hosts, or one for all.');
  }
  return listed.map(({ host, port }, place) => ({
    host,
    port: portOf(portList[place] || (portList.length === 1 ? portList[0] : undefined) || port),
  }));
}

function withoutPort(host: string): { host: string; port: undefined } {
  return { host, port: undefined };
}

function splitPort(text: string): { host: string; port: string | undefined } {
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(text) ?? [];
  return { host: decodeURIComponent(host.replace(/^\[(.*)\]$/, '$1')), port };
}

function portOf(text: string | undefined): number {
  if (text === undefined || text === '') return usualPort;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error('The address of the database names a port that is none.');
}

function readTarget(text: string | null, count: number): ServerList['target'] {
  if (text === null) return count > 1 ? 'read-write' : 'any';
  if (text === 'any') return 'any';
  if (text === 'read-write' || text === 'primary') return 'read-write';
  throw new Error('target_session_attrs of the database must be any, read-write or primary.');
}
