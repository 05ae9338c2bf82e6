import type { Action, Context, Effect, Facts, HostClass, ProcessClass, Tag } from '../../facts.js'
import { callsHome, startsAtImport } from './calls-home.js'
import { commandsIn, languageOf } from './commands.js'
import { rehearse } from './rehearsal.js'
import { settingTags } from './settings.js'

/** Longest content that is summarised, in UTF-16 code units; what is beyond is `payload-unknown` where it would run. */
const MAX_CONTENT = 65_536
/** Parts of one file (recipes, steps, hooks) that are looked at. */
const MAX_PARTS = 200

/**
 * What content would do if it ran, as tags of the effect that writes it. Writing is not running: none of its effects are effects of the
 * call. `path` (or a name such as
 * `crontab`) tells the language: a script, a crontab, a unit, a workflow, a hook configuration. Never throws; bounded by its own budget of
 * steps.
 *
 * `payload-fetch` code or data comes from, or secrets go to, a host nobody vouches for · `payload-decode` decodes and runs ·
 * `payload-shell` gives a shell or runs an
 * attacker's tool · `payload-hide` covers its tracks · `payload-unknown` runs something that cannot be known · `insecure` a setting gives up
 * a protection.
 */
export function summarizePayload(content: string, path: string, context: Context): readonly Tag[] {
  if (content.trim() === '') return []
  const tags = new Set<Tag>()
  for (const text of readings(content.slice(0, MAX_CONTENT), path)) {
    const facts = rehearse(commandsIn(text, path).slice(0, MAX_PARTS), text.length, context).facts({})
    for (const tag of [...tagsOf(facts), ...settingTags(text, path, context)]) tags.add(tag)
    if (callsHome(facts, text, path)) tags.add('payload-fetch')
    if (startsAtImport(facts, path)) tags.add('payload-hide')
  }
  return [...tags]
}

/** A line that holds `\\n` is one line or several: the `echo` of zsh and dash makes ends of lines of them, that of bash and a here-string do not. */
function readings(text: string, path: string): readonly string[] {
  const line = text.trimEnd()
  const language = languageOf(path)
  if (!line.includes('\\n') || line.includes('\n') || /^\s*[[{]/.test(line) || (language !== undefined && language !== 'sh')) return [text]
  return [text, text.replaceAll('\\n', '\n')]
}

const STRANGERS: ReadonlySet<HostClass> = new Set<HostClass>([
  'raw-ip', 'paste', 'file-share', 'callback', 'tunnel', 'dynamic-dns', 'onion', 'mining-pool',
])
const NEAR: ReadonlySet<HostClass> = new Set<HostClass>(['loopback', 'own', 'private'])
const SHELLS: ReadonlySet<ProcessClass> = new Set<ProcessClass>([
  'reverse-shell', 'bind-shell', 'c2', 'exploit-framework', 'credential-dumper', 'post-exploitation', 'keylogger', 'miner', 'fork-bomb',
  'poisoner',
])
const SECRETS: ReadonlySet<string> = new Set([
  'private-key', 'cloud-credentials', 'password-store', 'process-memory', 'metadata-token', 'secret-file', 'shell-history',
  'personal-data', 'database-dump',
])

function tagsOf(facts: Facts): readonly Tag[] {
  const tags = new Set<Tag>()
  for (const effect of facts.effects) {
    if (effect.certainty === 'dead' || effect.certainty === 'inert') continue
    const tag = tagOf(effect)
    if (!tag || (effect.resource.class === 'fetched' && isVouchedFor(effect, facts))) continue
    tags.add(tag)
    // Whoever sits on the way decides what runs.
    if (effect.resource.class === 'fetched' && facts.flows.some((f) => f.sink === effect && f.sources.some((s) => s.resource.tags.includes('plain-http') || s.resource.class === 'raw-ip'))) tags.add('plain-http')
  }
  for (const { sources, sink } of facts.flows) {
    const leaves = sink.resource.kind === 'host' && !NEAR.has(sink.resource.class) && (sink.action === 'send' || sink.action === 'connect')
    if (leaves && sources.some(isSecret)) tags.add('payload-fetch')
  }
  if (facts.opaque.some((o) => o.reason === 'unknown-code') || facts.exhausted.length > 0) tags.add('payload-unknown')
  return [...tags]
}

/** Code that comes from this machine, our own hosts or a well-known installer over HTTPS. */
function isVouchedFor(effect: Effect, facts: Facts): boolean {
  const hosts = facts.flows.filter((f) => f.sink === effect).flatMap((f) => f.sources.map((s) => s.resource))
  return hosts.length > 0 && hosts.every((h) => h.kind === 'host' && VOUCHED.has(h.class) && !h.tags.includes('insecure'))
}
const VOUCHED: ReadonlySet<string> = new Set(['loopback', 'own', 'installer'])

function isSecret({ resource }: Effect): boolean {
  if (resource.kind === 'log') return true
  if (resource.kind === 'environment') return resource.class === 'secret' || resource.class === 'all'
  return resource.kind === 'path' && SECRETS.has(resource.class)
}

function tagOf({ action, resource, detail }: Effect): Tag | undefined {
  if (resource.kind === 'firewall' && resource.class === 'redirect') return 'proxy'
  switch (resource.kind) {
    case 'code':
      if (action !== 'execute') return undefined
      return resource.class === 'fetched' ? 'payload-fetch' : resource.class === 'decoded' || resource.class === 'encoded' ? 'payload-decode' : undefined
    case 'process':
      return action === 'execute' && (SHELLS.has(resource.class) || resource.tags.includes('proxy')) ? 'payload-shell' : undefined
    case 'host':
      if (action !== 'receive' && action !== 'send' && action !== 'connect') return undefined
      return STRANGERS.has(resource.class) || resource.tags.includes('obfuscated-address') ? 'payload-fetch' : undefined
    case 'package':
      if (action === 'configure') return resource.class === 'foreign-index' ? 'payload-fetch' : undefined
      return action === 'install' && (resource.class === 'raw-address' || resource.class === 'offensive') ? 'payload-fetch' : undefined
    case 'environment':
      if (resource.class === 'path') return SCRATCH_PATH.test(detail ?? '') ? 'payload-hide' : undefined
      if (resource.class === 'command') return resource.tags.includes('payload-fetch') ? 'payload-fetch' : 'payload-hide'
      if (resource.class === 'loader') return resource.tags.includes('temporary') ? 'payload-hide' : undefined
      return resource.class === 'history' && CHANGES.has(action) ? 'payload-hide' : undefined
    case 'log':
      return action === 'delete' || action === 'stop' ? 'payload-hide' : undefined
    case 'service':
      return action === 'stop' && (resource.class === 'security' || resource.class === 'logging') ? 'payload-hide' : undefined
    case 'path':
      if (action === 'execute' || (action === 'read' && resource.tags.includes('load'))) return resource.tags.includes('temporary') ? 'payload-hide' : undefined
      if (CHANGES.has(action)) return TRACKS.has(resource.class) ? 'payload-hide' : undefined
      // A program that lies hidden among temporary files was put there to be overlooked (T1564.001).
      return resource.tags.includes('use') && resource.tags.includes('hidden') && resource.tags.includes('temporary') ? 'payload-hide' : undefined
    default:
      return undefined
  }
}
/** A search path that begins with a directory that anybody can write to. */
const SCRATCH_PATH = /^(?:\/tmp|\/var\/tmp|\/dev\/shm)(?:$|[/:])/
const CHANGES: ReadonlySet<Action> = new Set<Action>(['write', 'append', 'delete', 'configure'])
const TRACKS: ReadonlySet<string> = new Set(['security-log', 'shell-history', 'guard'])
