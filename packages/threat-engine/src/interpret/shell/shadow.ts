import type { Effect, Tag } from '../../facts.js'
import { CLEAN, resource, weaker, type Frame } from '../machine.js'
import { HOLE } from '../word.js'
import type { Shell } from './execute.js'

/** Programs that are given credentials, code or other hosts, so that a function or an alias of that name can watch them (T1546.004, T1056). */
const WATCHED: ReadonlySet<string> = new Set([
  'sudo', 'su', 'doas', 'passwd', 'login', 'ssh', 'scp', 'sftp', 'rsync', 'git', 'gh', 'gpg', 'docker', 'podman', 'kubectl', 'helm', 'terraform', 'aws', 'gcloud', 'az', 'vault', 'op', 'curl', 'wget',
  'npm', 'npx', 'pip', 'pip3', 'python', 'python3', 'node', 'cargo', 'go', 'mysql', 'psql', 'mongosh', 'redis-cli', 'openssl', 'ls', 'cd', 'cat', 'rm', 'ps', 'top', 'env', 'make', 'vim', 'security', 'claude', 'codex',
])
/** Functions that a shell calls by itself. */
const HOOKS: ReadonlySet<string> = new Set(['command_not_found_handle', 'command_not_found_handler', 'preexec', 'precmd', 'chpwd', 'zshaddhistory'])

export const isWatched = (name: string): boolean => WATCHED.has(name) || HOOKS.has(name)

/**
 * Code that will stand for a program, or run at an event of the shell: it is interpreted as it would run with words that are not known. When it talks to another host, or writes to
 * a hidden place or one that anybody can read, that is a fact of its own: `configure environment:command`.
 */
export function announceStandIn(name: string, frame: Frame, shell: Shell, run: (inner: Shell, frame: Frame) => void): void {
  const { machine } = shell
  if (frame.certainty === 'dead' || shell.state.calling.includes(name) || !machine.pay(frame)) return
  const before = machine.effects.length
  const inner = shell.fork()
  inner.state.calling = [...shell.state.calling, name, `alias ${name}`]
  inner.state.positional = [{ text: HOLE, taint: CLEAN }]
  run(inner, { ...frame, certainty: weaker(frame.certainty, 'conditional'), derivation: [...frame.derivation, { how: 'stands for', text: name }] })
  const tags = new Set<Tag>()
  const acts = machine.effects.slice(before)
  for (const effect of acts) if (!isAnswer(name, effect)) for (const tag of watching(effect)) tags.add(tag)
  // What lies among temporary files was put there to be sent.
  if (acts.some((e) => e.action === 'send' && e.resource.kind === 'host') && acts.some((e) => e.action === 'read' && e.resource.kind === 'path' && e.resource.tags.includes('temporary') && !e.resource.tags.includes('load'))) tags.add('upload')
  if (tags.size) machine.effect(frame, 'configure', resource('environment', 'command', name, [...tags]))
}

/** What a prompt fetches or decodes is judged by what it does with it; what it tells others is not there for a prompt. */
const isAnswer = (name: string, { action, resource: { kind } }: Effect): boolean => name === 'PROMPT_COMMAND' && (action === 'receive' || kind === 'code')

function watching({ action, resource: { kind, class: cls, tags } }: Effect): readonly Tag[] {
  if (kind === 'host') return (action === 'send' || action === 'receive' || action === 'connect') && cls !== 'loopback' && cls !== 'own' && cls !== 'unknown' ? (tags.includes('plain-http') ? ['payload-fetch', 'plain-http'] : ['payload-fetch']) : []
  if (kind === 'code') return cls === 'fetched' ? ['payload-fetch'] : cls === 'decoded' ? ['payload-decode'] : []
  if (kind === 'environment') return tags.includes('temporary') ? ['temporary'] : []
  if (kind !== 'path' || !tags.includes('temporary')) return []
  if (action === 'write' || action === 'append' || action === 'execute') return tags.includes('hidden') ? ['temporary', 'hidden'] : ['temporary']
  return tags.includes('load') || tags.includes('use') ? (tags.includes('hidden') ? ['temporary', 'hidden'] : ['temporary']) : []
}
