import type { Context } from '../../facts.js'
import { isLiteral } from '../word.js'
import { urlResource } from './host.js'
import { parseUrl } from './hosts/url.js'

/**
 * The class of an index or a remote that a rule calls foreign: `registry` or `own-remote` when it is the company's, by its host or by an address of the context that it is, or
 * lies below. What is spelled in a way that hides where it leads stays foreign.
 */
export function ownClass<C extends string>(cls: C, name: string, context: Context): C | 'registry' | 'own-remote' {
  const { own } = context
  if (own === undefined || (cls !== 'foreign-index' && cls !== 'foreign-remote')) return cls
  const known = cls === 'foreign-index' ? own.registries : own.remotes
  return isOwnAddress(name, known ?? [], context) ? (cls === 'foreign-index' ? 'registry' : 'own-remote') : cls
}

function isOwnAddress(address: string, known: readonly string[], context: Context): boolean {
  if (!isLiteral(address) || /%|\\|(?:^|\/)\.\.?(?:\/|$)/.test(address)) return false
  const host = urlResource(address, context)
  if (host.tags.some((tag) => tag === 'homograph' || tag === 'obfuscated-address' || tag === 'credentials-in-url')) return false
  if (host.class === 'own') return true
  const given = partsOf(address)
  return known.some((entry) => {
    const wanted = partsOf(entry)
    if (given.host === '' || given.scheme !== wanted.scheme || given.host !== wanted.host || given.port !== wanted.port) return false
    return given.path === wanted.path || given.path.startsWith(wanted.path.endsWith('/') ? wanted.path : `${wanted.path}/`)
  })
}

/** A repository has one path, with `.git` or without. */
function partsOf(address: string): { scheme: string; host: string; port: number | undefined; path: string } {
  const { scheme, hosts, port, target } = parseUrl(address)
  return { scheme, host: hosts.length === 1 ? (hosts[0] ?? '').toLowerCase().replace(/\.$/, '') : '', port, path: target.replace(/\?.*$/, '').replace(/\.git$/, '') || '/' }
}
