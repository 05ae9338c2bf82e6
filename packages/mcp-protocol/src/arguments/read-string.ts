// What one string argument is: first by its name's role, then by what it looks like, at last text.
import type { Basis, PathOperation } from './interpretation.js'
import { isAssistantPatch, isUnifiedDiff } from './patch.js'
import { directionOf } from './roles.js'
import { couldBePath, fileUrlPath, hasPathShape, hostsIn, isAbsoluteUrl, isOnlyUrl, isPathLike, isSchemelessUrl, shebangProgram, urlsIn } from './shape.js'
import { looksLikeSql } from './sql-shape.js'
import { type Argument, type Surroundings, isShell } from './surroundings.js'
import { languageNamed } from './tool-traits.js'
import type { Walk } from './walk.js'

/** Adds every reading of a string. Empty strings say nothing. */
export function readString(walk: Walk, argument: Argument, value: string, around: Surroundings): void {
  if (value.trim() === '') return
  if (isAssistantPatch(value) || (walk.traits.patch || argument.role === 'weak-content' ? isUnifiedDiff(value) : false)) {
    walk.addPatch(argument, value, around)
    // A shell would skip the patch markers as unknown commands and run the lines around them.
    if (argument.role !== 'command' || walk.traits.patch) return
  }
  if (!byName(walk, argument, value, around)) byValue(walk, argument, value, around)
}

/** Reads a string by the role of its name; false when there is none or the value contradicts it. */
function byName(walk: Walk, argument: Argument, value: string, around: Surroundings): boolean {
  const { role, key } = argument
  const { traits } = walk
  switch (role) {
    case 'command':
    case 'shell':
      return addCommand(walk, argument, value, around)
    case 'stdin':
      return traits.shell && addCommand(walk, argument, value, around)
    case 'script':
      return addCode(walk, argument, value, around, true)
    case 'code':
      return addCode(walk, argument, value, around, traits.shell && traits.language === undefined)
    case 'expression':
      return (around.language ?? traits.language) !== undefined && addCode(walk, argument, value, around, false)
    case 'source':
      if (traits.moves !== undefined && couldBePath(value)) return addPath(walk, argument, value, around, 'name')
      return key.toLowerCase() === 'source' && /[\n;{}]/.test(value) && addCode(walk, argument, value, around, false)
    case 'path':
    case 'cwd':
      return addPath(walk, argument, value, around, 'name')
    case 'pattern':
      if (isFilePattern(walk, key, value)) return addPath(walk, argument, value, around, 'name')
      return addText(walk, argument, value)
    case 'url':
    case 'link':
      return addUrl(walk, argument, value, around)
    case 'sql':
      return addQuery(walk, argument, value, around)
    case 'query':
      if (traits.database || (!traits.search && looksLikeSql(value))) return addQuery(walk, argument, value, around)
      return addText(walk, argument, value)
    case 'host':
      return addHosts(walk, argument, value, around)
    case 'previous':
      return addText(walk, argument, value)
    default:
      return false
  }
}

/** Reads a string by what it looks like. */
function byValue(walk: Walk, argument: Argument, value: string, around: Surroundings): void {
  const { traits } = walk
  if (traits.database && looksLikeSql(value)) addQuery(walk, argument, value, around, 'value')
  else if (isOnlyUrl(value)) addUrl(walk, argument, value, around, 'value')
  else if (isPathLike(value)) addPath(walk, argument, value, around, 'value')
  else if (argument.role === 'source' && hostsIn(value).length > 0) addHosts(walk, argument, value, around)
  else {
    addText(walk, argument, value)
    // A fetching tool that takes a sentence finds the addresses in it by itself.
    if (traits.web && !around.hasUrl) for (const url of urlsIn(value)) walk.add({ kind: 'url', value: url, pointer: argument.pointer, basis: 'value' })
  }
}

function addText(walk: Walk, { key, pointer }: Argument, value: string): true {
  walk.add({ kind: 'text', value, key, pointer, basis: 'value' })
  return true
}

function addCommand(walk: Walk, { pointer }: Argument, value: string, around: Surroundings): true {
  const { args, argLine } = around
  walk.add({ kind: 'command', value: argLine === undefined ? value : `${value} ${argLine}`, pointer, basis: 'name', ...around.process, ...(args && { args }) })
  return true
}

/** Code in the language that an argument, the first line or the tool says; a shell's is a command. */
function addCode(walk: Walk, argument: Argument, value: string, around: Surroundings, shellByDefault: boolean): true {
  const language = around.language ?? languageNamed(shebangProgram(value) ?? '') ?? walk.traits.language ?? (shellByDefault ? around.process.language : undefined)
  if (isShell(language)) return addCommand(walk, argument, value, { ...around, process: { ...around.process, language } })
  const { cwd } = around.place
  walk.add({ kind: 'code', value, pointer: argument.pointer, basis: 'name', ...(language !== undefined && { language }), ...(cwd !== undefined && { cwd }) })
  return true
}

function addPath(walk: Walk, argument: Argument, value: string, around: Surroundings, basis: Basis): boolean {
  const local = fileUrlPath(value)
  if (local === undefined && isAbsoluteUrl(value)) return addUrl(walk, argument, value, around)
  if (!couldBePath(value)) return false
  const op = pathOperation(walk, argument.key, around)
  const { traits } = walk
  const { cwd, repository } = around.place
  // A working directory does not start from itself.
  const start = cwd === undefined || cwd === value ? {} : { cwd }
  // Paths in a repository are relative; whoever adds an owner to `/etc/shadow` means this machine.
  const place = repository === undefined || (isPathLike(value) && !/^\.\w/.test(value)) ? {} : { repository }
  const common = { kind: 'path', value: local ?? value, pointer: argument.pointer, basis, ...place, ...start } as const
  const receives = op === 'write' || op === 'append' || op === 'create'
  walk.add({ ...common, op, ...(receives && around.written), ...(receives && around.copyOf !== undefined && around.copyOf !== value && { copyOf: around.copyOf }) })
  if (traits.moves === 'move' && op === 'read') walk.add({ ...common, op: 'delete' })
  return true
}

/** From the strongest sign to the weakest: what the arguments say, content beside it, the direction in the name, the verb in the tool's name. */
function pathOperation({ traits }: Walk, key: string, around: Surroundings): PathOperation {
  const direction = directionOf(key)
  const verb = around.operation ?? traits.operation
  if (around.operation === 'append' || around.operation === 'delete') return around.operation
  if (direction === 'out') return 'write'
  if (direction === 'in') return traits.operation === 'delete' ? 'delete' : 'read'
  if (around.written !== undefined) return verb === 'append' || verb === 'delete' ? verb : 'write'
  return verb ?? 'unknown'
}

/** Patterns of file names name files; patterns of content do not. */
function isFilePattern({ traits }: Walk, key: string, value: string): boolean {
  if (!couldBePath(value)) return false
  if (/glob|file|include/i.test(key)) return hasPathShape(value) || value.includes('*')
  return traits.words.includes('glob') || (traits.words.includes('files') && traits.operation !== undefined && /^[^\s()|^$]+$/.test(value))
}

function addUrl(walk: Walk, argument: Argument, value: string, around: Surroundings, basis: Basis = 'name'): boolean {
  const local = fileUrlPath(value)
  if (local !== undefined) return addPath(walk, argument, value, around, basis)
  const script = /^\s*javascript:([^]*)$/i.exec(value)?.[1]
  if (script !== undefined) {
    walk.add({ kind: 'code', value: script, language: 'javascript', pointer: argument.pointer, basis })
    return true
  }
  if (!isAbsoluteUrl(value) && !isSchemelessUrl(value)) return false
  walk.add({ kind: 'url', value, pointer: argument.pointer, basis, ...(basis === 'name' && around.request) })
  return true
}

function addQuery(walk: Walk, { pointer }: Argument, value: string, { connection }: Surroundings, basis: Basis = 'name'): true {
  walk.add({ kind: 'query', value, pointer, basis, ...(connection !== undefined && { connection }) })
  return true
}

function addHosts(walk: Walk, argument: Argument, value: string, around: Surroundings): boolean {
  const hosts = hostsIn(value)
  for (const host of hosts) walk.add({ kind: 'host', value: host, pointer: argument.pointer, basis: 'name', ...(around.port !== undefined && { port: around.port }) })
  return hosts.length > 0
}
