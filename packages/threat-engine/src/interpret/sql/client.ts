import { pathResource } from '../resource/path.js'
import { resource } from '../machine.js'
import type { Language } from '../language.js'
import { isDatabaseFile, reachesHost, readsFile, writesFile, type Place } from './disk.js'
import type { Run } from './run.js'

// Commands of the client programs: psql `\!`, sqlite3 `.shell`, mysql `system`, SQL*Plus `HOST`, sqlcmd `!!`. They act on the machine of the client.

/** The command in the one `meta` token at `k`. */
export function recordClientCommand(run: Run, k: number): void {
  const token = run.at(k)
  const line = token.text.trimEnd()
  const start = line[0] === '\\' || line[0] === '.' ? line[0] : ''
  if (start === '') {
    // sqlcmd: `!! command` and `:!! command`.
    runsHere(run, k, 'cmd', line.replace(/^:?!+/, ''))
    return
  }
  const found = /^[\\.]([A-Za-z!?.+]+)\s*([\s\S]*)$/.exec(line)
  if (!found) return
  const name = found[1]!
  const rest = found[2]!.trim()
  const place: Place = { from: k, to: k + 1, certainty: 'certain', detail: start + name }
  const [first = '', second = ''] = wordsOf(rest)
  if (start === '\\') psql(run, k, name, rest, first, second, place)
  else sqlite(run, k, name, rest, first, second, place)
}

function psql(run: Run, k: number, name: string, rest: string, first: string, second: string, place: Place): void {
  switch (name.startsWith('!') ? '!' : name.replace(/\+$/, '')) {
    case '!':
      runsHere(run, k, 'sh', name.length > 1 ? `${name.slice(1)} ${rest}` : rest)
      return
    case 'copy': {
      const target = /\b(from|to)\s+(program\s+)?('(?:[^']|'')*'|\S+)/i.exec(rest)
      if (!target) return
      const text = unquote(target[3]!)
      const to = target[1]!.toLowerCase() === 'to'
      if (to) run.again(`COPY ${rest.slice(0, target.index)} TO STDOUT`, run.inside(k, k + 1, '\\copy', rest, 'certain'))
      if (target[2]) runsHere(run, k, 'sh', text)
      else if (!/^p?std(?:in|out)$/i.test(text)) run.emit(to ? 'write' : 'read', pathResource(text, run.machine.context), k, k + 1, place.detail)
      return
    }
    case 'i': case 'ir': case 'include': case 'include_relative': case '.':
      run.emit('read', pathResource(first, run.machine.context, ['load']), k, k + 1, place.detail)
      return
    case 'o': case 'out':
      run.later.push(() => output(run, k, rest, first, place))
      return
    case 'g': case 'gx': case 'w': case 'write': case 'T': case 'tee':
      output(run, k, rest, first, place)
      return
    case 'gexec':
      run.machine.opaque(run.inside(k, k + 1, '\\gexec', rest, 'certain'), 'unknown-code', place.detail)
      return
    case 'c': case 'connect':
      if (/^(?:postgres(?:ql)?:\/\/|.*host=)/.test(rest)) reachesHost(run, rest, place)
      else if (second !== '' && wordsOf(rest)[2] !== undefined) reachesHost(run, wordsOf(rest)[2]!, place)
      return
    case 'password':
      run.emit('configure', resource('database', 'account', first, ['self']), k, k + 1, place.detail)
      return
    default:
      if (/^(?:d|l|z|sf|sv)/.test(name)) run.read(resource('database', 'metadata', name, ['system-table']), k, k + 1, place.detail)
  }
}

function sqlite(run: Run, k: number, name: string, rest: string, first: string, second: string, place: Place): void {
  switch (name) {
    case 'shell': case 'system':
      runsHere(run, k, 'sh', rest)
      return
    case 'output': case 'once': case 'excel': case 'www': case 'log': case 'trace':
      run.later.push(() => output(run, k, rest, first, place))
      return
    case 'read':
      if (first.startsWith('|')) runsHere(run, k, 'sh', unquote(rest).slice(1))
      else run.emit('read', pathResource(first, run.machine.context, ['load']), k, k + 1, place.detail)
      return
    case 'import': {
      const source = wordsOf(rest).find((word) => !word.startsWith('-')) ?? ''
      if (source.startsWith('|')) runsHere(run, k, 'sh', source.slice(1))
      else readsFile(run, source, place, 'import')
      return
    }
    case 'load':
      if (/^[\\/]|\\|\.\./.test(first)) run.emit('execute', resource('database', 'os', first, ['load']), k, k + 1, place.detail)
      else run.emit('configure', resource('database', 'ordinary', first), k, k + 1, place.detail)
      return
    case 'dump':
      run.read(resource('database', 'dump', first, first === '' ? ['all'] : []), k, k + 1, place.detail)
      return
    case 'backup': case 'save': case 'clone': case 'archive':
      if (name !== 'archive') writesFile(run, second === '' ? first : second, place, { planted: !isDatabaseFile(second === '' ? first : second) })
      return
    case 'open':
      if (first !== '' && !first.startsWith('-')) run.emit('read', pathResource(first, run.machine.context), k, k + 1, place.detail)
      return
    case 'tables': case 'schema': case 'databases': case 'indexes': case 'fullschema':
      run.read(resource('database', 'metadata', name, ['system-table']), k, k + 1, place.detail)
      return
    default:
  }
}

/** Output that goes to a file or into a command, with everything that was read until then. */
function output(run: Run, k: number, rest: string, first: string, place: Place): void {
  const text = unquote(rest)
  if (text.startsWith('|')) {
    runsHere(run, k, 'sh', text.slice(1))
    return
  }
  if (first === '' || first === 'stdout' || first === '-') return
  run.machine.flow(run.taint, run.emit('write', pathResource(first, run.machine.context), k, k + 1, place.detail))
}

/** `system command` of mysql, `HOST command` and `!command` of SQL*Plus, as the words of a statement. Returns whether it was one. */
export function recordClientWord(run: Run, from: number, to: number): boolean {
  const first = run.at(from)
  const word = run.word(from)
  const next = run.at(from + 1)
  // Only at the start of a line, and only where no SQL statement has this word: `system` and `host` take a command line, not `=`, `,` or a parenthesis.
  if (next.kind !== 'word' && next.kind !== 'operator') return false
  if (word !== 'SYSTEM' && word !== 'HOST' && word !== 'SOURCE' && word !== 'SPOOL') return false
  if (next.text === '=' || run.at(from + 2).text === '=') return false
  const end = run.at(to - 1).end
  const line = run.lexed.source.slice(first.end, end).split('\n', 1)[0]!.trim()
  if (word === 'SPOOL') {
    if (!/^(?:off|out)$/i.test(line)) run.emit('write', pathResource(line, run.machine.context), from, to, 'SPOOL')
  } else if (word === 'SOURCE') run.emit('read', pathResource(line, run.machine.context, ['load']), from, to, 'source')
  else runsHere(run, from, 'sh', line, to)
  return true
}

function runsHere(run: Run, k: number, language: Language, command: string, to = k + 1): void {
  const code = command.trim()
  if (code === '') return
  run.machine.run(language, code, { ...run.inside(k, to, 'client command', code, 'certain'), stdin: { taint: run.taint } })
}

const unquote = (text: string): string => (/^'[\s\S]*'$/.test(text) || /^"[\s\S]*"$/.test(text) ? text.slice(1, -1).replaceAll("''", "'") : text)
const wordsOf = (rest: string): string[] => (rest.slice(0, 4096).match(/'[^']*'|"[^"]*"|[^\s'"]+/g) ?? []).slice(0, 16).map(unquote)
