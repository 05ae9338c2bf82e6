/** Where Redis is: what a `REDIS_URL` says. */
export interface RedisAddress {
  readonly kind: 'standalone' | 'sentinel' | 'cluster'
  /** The server; the sentinels; or some nodes of the cluster, which name the others. */
  readonly nodes: readonly { readonly host: string; readonly port: number }[]
  readonly tls: boolean
  readonly username?: string
  readonly password?: string
  /** Of the sentinels themselves, when they ask for one. */
  readonly sentinelPassword?: string
  /** Name of the master that the sentinels watch. */
  readonly master?: string
  readonly database: number
}

/** The forms of a `REDIS_URL`, for messages. */
export const REDIS_URL_FORMS =
  'redis://[USER:PASSWORD@]HOST[:PORT][/DATABASE], redis+sentinel://HOST:PORT,HOST:PORT/MASTER[/DATABASE][?sentinel_password=…] or redis+cluster://HOST:PORT,HOST:PORT; rediss instead of redis is TLS'

const MAX_NODES = 64
const SHAPE = /^(rediss?)(?:\+(sentinel|cluster))?:\/\/(?:([^@/?#]*)@)?([^@/?#]+)(?:\/([^?#]*))?(?:\?([^#]*))?$/
const PORTS = { standalone: 6379, sentinel: 26_379, cluster: 6379 } as const

/**
 * Reads a `REDIS_URL` strictly: what cannot be followed is undefined, never half read. Special characters of user names and passwords are percent-encoded, as in
 * any URL (RFC 3986, section 2.1).
 */
export function parseRedisUrl(text: string): RedisAddress | undefined {
  const match = SHAPE.exec(text)
  if (match === null || text.length > 4096) return undefined
  const [, scheme, variant, login, hosts = '', path = '', query = ''] = match
  const kind = variant === 'sentinel' || variant === 'cluster' ? variant : 'standalone'
  const nodes = hosts.split(',').map((host) => nodeOf(host, PORTS[kind]))
  const [user, password] = loginOf(login)
  const [master, database] = kind === 'sentinel' ? splitOnce(path, '/') : [undefined, path]
  const number = database === undefined || database === '' ? 0 : /^\d{1,4}$/.test(database) ? Number(database) : undefined
  const parameters = new URLSearchParams(query)
  const sentinelPassword = parameters.get('sentinel_password')
  const known = [...parameters.keys()].every((name) => kind === 'sentinel' && name === 'sentinel_password')
  const fits = kind === 'standalone' ? nodes.length === 1 : kind === 'sentinel' ? master !== undefined && NAME.test(master) : number === 0
  if (!fits || !known || number === undefined || nodes.length > MAX_NODES || !nodes.every((node) => node !== undefined) || user === null || password === null) return undefined
  return {
    kind,
    nodes,
    tls: scheme === 'rediss',
    ...(user !== undefined && user !== '' && { username: user }),
    ...(password !== undefined && password !== '' && { password }),
    ...(sentinelPassword !== null && { sentinelPassword }),
    ...(kind === 'sentinel' && master !== undefined && { master }),
    database: number,
  }
}

const NAME = /^[A-Za-z0-9._-]{1,128}$/
const NODE = /^(?:\[([0-9A-Fa-f:.]{2,45})\]|([A-Za-z0-9._-]{1,253}))(?::(\d{1,5}))?$/

function nodeOf(text: string, otherwise: number): { host: string; port: number } | undefined {
  const match = NODE.exec(text)
  const host = match?.[1] ?? match?.[2]
  const port = match?.[3] === undefined ? otherwise : Number(match[3])
  return host === undefined || port < 1 || port > 65_535 ? undefined : { host, port }
}

/** User name and password; null where one is not decodable. */
function loginOf(login: string | undefined): readonly [string | undefined | null, string | undefined | null] {
  if (login === undefined) return [undefined, undefined]
  const [user, password] = splitOnce(login, ':')
  return [decoded(user), password === undefined ? undefined : decoded(password)]
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

function splitOnce(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
