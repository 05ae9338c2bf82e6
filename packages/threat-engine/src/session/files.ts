// What a call does to files that later calls, or earlier ones, matter for: data that was taken from somewhere worth knowing, code that was written, fetched or decoded.
import { reachOf } from '../analyzers/exfiltration/reach.js'
import { worthOf } from '../analyzers/exfiltration/worth.js'
import type { Evidence } from '../analysis/analyzer.js'
import { tagged } from '../analysis/match.js'
import { isLive, type Context, type Effect, type Facts, type Flow } from '../facts.js'
import type { Entry, Trace } from '../session.js'
import { imports } from './imports.js'
import { folderKey, folderOf, keysOf, nameOf, stemKey, stemOf } from './names.js'
import type { How, Touch } from './trace.js'

/** What code would do: the strongest rule it breaks, or undefined when it is harmless. */
export type JudgeCode = (code: string, path: string) => Entry | undefined

const MAX_FILES = 12
/** Traces and touches of files of one call. */
const MAX_KEPT = 40
/** Of written code that is judged, in UTF-16 code units. */
const MAX_CODE = 32_768

/** Collects what one call leaves in files and what it takes from them. */
export class FileTrail {
  private judged = 0

  constructor(private readonly context: Context, private readonly judge: JudgeCode, readonly traces: Trace[], readonly touches: Touch[]) {}

  read(facts: Facts): void {
    for (const flow of facts.flows) {
      if (!isLive(flow.sink)) continue
      if (flow.sink.resource.kind === 'path' && isWrite(flow.sink)) this.keepFlow(flow, flow.sink.resource.name)
      const how = reachOf(flow.sink) !== undefined ? 'send' : flow.sink.action === 'execute' || STARTS.has(flow.sink.resource.class) ? 'run' : undefined
      if (how) for (const source of flow.sources) if (source.resource.kind === 'path' && isLive(source)) this.look(source.resource.name, how, flow)
    }
    for (const effect of facts.effects) {
      if (!isLive(effect)) continue
      if (effect.resource.kind === 'path' && isWrite(effect)) this.keepCode(effect, facts)
      const path = runBy(effect)
      if (path !== undefined) this.look(path, 'run', effect, effect.resource.kind === 'process' && !path.includes('/'))
    }
  }

  /** What a flow into a file puts there. */
  private keepFlow({ sources, steps }: Flow, path: string): void {
    const decoded = steps.some((step) => step.startsWith('decode') || step === 'decrypt')
    // Pieces of lines in several files, put together.
    const joined = steps.length === 0 && sources.filter(({ resource }) => resource.kind === 'path').length > 1
    const sealed = steps.some((step) => step.startsWith('encrypt'))
    if (decoded) this.keep(path, { decoded: 1 }, { first: true })
    for (const source of sources.slice(0, MAX_FILES)) {
      if (!isLive(source)) continue
      const { resource } = source
      if (source.action === 'receive' && resource.kind === 'host' && resource.class !== 'metadata') {
        const open = tagged(source, 'insecure', 'plain-http') || resource.scheme === 'http' || resource.scheme === 'ftp'
        this.keep(path, { fetched: resource.class, ...(open && { open: 1 }), ...(decoded && { decoded: 1 }) })
        continue
      }
      const worth = worthOf(source)
      if (worth !== undefined && KEPT.has(worth)) {
        const soft = resource.class === 'ordinary'
        this.keep(path, { data: worth, class: resource.class, ...(soft && { soft: 1 }), ...(soft && tagged(source, 'temporary') && { staged: 1 }), ...(sealed && { sealed: 1 }) })
      }
      if (resource.kind !== 'path' || worth === 'secret') continue
      const from = keysOf(resource.name, this.context)
      const to = from && keysOf(path, this.context)
      if (!to) continue
      const entry: Entry = decoded ? { decoded: 1 } : sealed ? { sealed: 1 } : joined ? { pieced: 1 } : {}
      // The file itself comes last: what is known of it counts more than what is known of its kin.
      for (const key of [...from.kin, from.path]) {
        this.add({ field: 'files', key: to.path, from: key, entry })
        // `mv a dir/`: the copy has the name of the file, in that folder.
        if (key === from.path && tagged(source, 'copy')) this.addInside(path, resource.name, key, entry)
        if (to.relative) this.add({ field: 'files', key: to.base, from: key, entry: { ...entry, relative: 1 } })
      }
    }
  }

  /** Code that the call leaves in a file: judged now, because later its text is gone. */
  private keepCode({ action, resource }: Effect, facts: Facts): void {
    const text = this.written(resource.name, facts)
    if (text === undefined || text === '' || text.length > MAX_CODE || this.judged++ >= MAX_FILES) return
    const found = this.judge(text, resource.name)
    if (found) this.keep(resource.name, found)
    else for (const other of imports(text, resource.name)) this.keep(resource.name, {}, { from: keysOf(other, this.context)?.path ?? '' })
    // A file that grows by pieces of lines: what they make together was never in one call.
    if (text.includes('\n') && text.endsWith('\n')) return
    if (!resource.tags.includes('redirect')) return
    const from = keysOf(resource.name, this.context)?.path
    if (action === 'append' && from !== undefined) this.keep(resource.name, { pieced: 1 }, { from })
    this.keep(resource.name, { piece: 1 }, { first: true })
  }

  /** What is known of a file's content; the shell calls it as it was written. */
  private written(name: string, { files }: Facts): string | undefined {
    if (files === undefined || files.size === 0) return undefined
    const { cwd } = this.context
    const short = cwd !== undefined && name.startsWith(`${cwd}/`) ? name.slice(cwd.length + 1) : undefined
    return (files.get(name) ?? (short === undefined ? undefined : (files.get(short) ?? files.get(`./${short}`))))?.content.text
  }

  private keep(path: string, entry: Entry, more: Pick<Trace, 'from' | 'first'> = {}): void {
    const keys = keysOf(path, this.context)
    if (!keys) return
    this.add({ field: 'files', key: keys.path, entry, ...more })
    this.add({ field: 'files', key: keys.base, entry: { ...entry, ...(keys.relative && { relative: 1 }) }, ...more })
    if (entry['data'] === undefined && entry['fetched'] === undefined) return
    // Whoever packs data and sends it gives it new endings on the way.
    this.add({ field: 'files', key: stemKey(stemOf(path, this.context)), entry })
    const folder = entry['data'] === undefined ? undefined : folderOf(path, this.context)
    if (folder !== undefined) this.add({ field: 'files', key: folderKey(folder), entry })
  }

  private addInside(folder: string, path: string, from: string, entry: Entry): void {
    const inside = keysOf(`${folder}/${nameOf(path, this.context).split('/').at(-1) ?? ''}`, this.context)
    if (inside) this.add({ field: 'files', key: inside.path, from, entry })
    this.add({ field: 'files', key: folderKey(nameOf(folder, this.context)), from, entry })
  }

  /** `bare` says that only the name of the file is known. */
  private look(path: string, how: How, evidence: Evidence, bare = false): void {
    const keys = keysOf(path, this.context)
    if (!keys) return
    for (const key of how === 'send' ? [keys.path, ...keys.kin] : [keys.path, stemKey(nameOf(path, this.context))]) this.touch({ field: 'files', key, how, evidence })
    this.touch({ field: 'files', key: keys.base, how, evidence, ...(!keys.relative && !bare && { loose: true }) })
  }

  private add(trace: Trace): void {
    if (this.traces.length < MAX_KEPT) this.traces.push(trace)
  }

  private touch(touch: Touch): void {
    if (this.touches.length < MAX_KEPT) this.touches.push(touch)
  }
}

const isWrite = ({ action }: Effect): boolean => action === 'write' || action === 'append'
/** What is worth following from file to file. */
const KEPT: ReadonlySet<string> = new Set(['secret', 'records', 'personal', 'captured', 'tree', 'variable'])

/** Places from which the machine starts code by itself: what is copied there runs. */
const STARTS: ReadonlySet<string> = new Set(['startup', 'shell-startup', 'cron', 'git-hook', 'preload', 'system-binary'])

/** The file whose code an effect runs. */
function runBy({ action, resource, actor }: Effect): string | undefined {
  if (resource.kind === 'path') {
    if (action === 'execute') return resource.name
    return action === 'read' && resource.tags.includes('load') && !LOADERS.has(actor.program) && resource.class !== 'secret-file' ? resource.name : undefined
  }
  if (action !== 'execute' || resource.kind !== 'process') return undefined
  if (resource.class === 'unknown') return resource.name
  return BUILDS.get(actor.program) ?? BUILDS.get(resource.name)
}

/** Programs that load files which are no code. */
const LOADERS: ReadonlySet<string> = new Set(['docker', 'docker run', 'docker compose', 'podman', 'curl', 'wget', 'ssh', 'scp', 'rsync', 'git', 'aws', 'gcloud', 'openssl', 'gpg', 'kubectl', 'helm'])
/** Programs that run what a file of a fixed name says. */
const BUILDS: ReadonlyMap<string, string> = new Map(Object.entries({
  make: 'Makefile', gmake: 'Makefile', just: 'justfile', 'npm run': 'package.json', 'npm install': 'package.json', 'npm ci': 'package.json', 'npm test': 'package.json',
  'npm start': 'package.json', 'yarn run': 'package.json', 'pnpm run': 'package.json', 'pnpm install': 'package.json',
}))
