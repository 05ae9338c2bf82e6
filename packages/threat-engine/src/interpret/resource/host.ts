import { resource } from '../machine.js'
import type { Context, HostClass, Resource, Tag } from '../../facts.js'

function classOf(host: string): HostClass {
  if (host === 'localhost' || host === '::1' || host.startsWith('127.')) return 'loopback'
  if (host === '169.254.169.254') return 'metadata'
  if (/^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(host)) return 'private'
  if (/^[\d.]+$/.test(host)) return 'raw-ip'
  return 'public'
}

/** Classifies a host name, address, range or list; `name:port` is understood. */
export function hostResource(host: string, _context: Context, tags: readonly Tag[] = []): Resource<'host'> {
  const [, name = host, port] = /^(.*?)(?::(\d+))?$/.exec(host) ?? []
  return resource('host', classOf(name), name, tags, port ? { port: Number(port) } : {})
}

/** Classifies the host of a URL as a client such as curl would read it. */
export function urlResource(url: string, context: Context, tags: readonly Tag[] = []): Resource<'host'> {
  const [, scheme = 'http', , authority = '', target = ''] = /^([a-z][a-z0-9+.-]*):(\/\/)?([^/?#]*)(.*)$/i.exec(url.includes('://') ? url : `http://${url}`) ?? []
  const host = hostResource(authority.slice(authority.lastIndexOf('@') + 1), context, tags)
  return { ...host, scheme: scheme.toLowerCase(), target }
}
