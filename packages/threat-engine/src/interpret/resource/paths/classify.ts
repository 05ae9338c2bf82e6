import { ANY, HOLE, STAR } from '../../word.js'
import type { PathClass } from '../../../facts.js'
import { AGENTS, GUARDS } from './agents.js'
import { CLOUD_CREDENTIALS, HARMLESS_NEIGHBOURS, MEMORY, PASSWORD_STORES, PRIVATE_KEYS, SECRET_FILES, TLS_KEYS } from './credentials.js'
import { EXECUTION } from './execution.js'
import { PathIndex, type Match, type PathKey } from './lookup.js'
import { HISTORIES, PERSONAL } from './personal.js'
import type { PathRule } from './rule.js'
import { DEVICES, SYSTEM } from './system.js'

const STRONG: readonly PathRule[] = [
  ...HARMLESS_NEIGHBOURS, ...MEMORY, ...CLOUD_CREDENTIALS, ...PASSWORD_STORES, ...PRIVATE_KEYS, ...SECRET_FILES,
]
const INDEX = new PathIndex([...STRONG, ...TLS_KEYS, ...GUARDS, ...HISTORIES, ...AGENTS, ...EXECUTION, ...DEVICES, ...PERSONAL, ...SYSTEM])
const count = (rules: readonly PathRule[]): number => rules.reduce((sum, rule) => sum + rule.paths.length, 0)
const FIRST_TLS = count(STRONG)
const AFTER_TLS = FIRST_TLS + count(TLS_KEYS)
/** Classes that a glob, a copy's suffix or an unknown prefix must not hide. */
const WORTH_HIDING: ReadonlySet<PathClass> = new Set<PathClass>([
  'private-key', 'cloud-credentials', 'password-store', 'process-memory', 'secret-file', 'user-database', 'sudoers', 'shell-history',
  'authorized-keys', 'preload', 'disk', 'container-socket', 'personal-data', 'guard',
])
/** Classes that a glob must not hide besides: what somebody deletes who covers tracks (`/var/lo?/auth.log`). */
const WORTH_DELETING: ReadonlySet<PathClass> = new Set<PathClass>(['security-log', 'backup'])
const TEST_DIRECTORIES: ReadonlySet<string> = new Set([
  'test', 'tests', '__tests__', 'fixtures', '__fixtures__', 'fixture', 'testdata', 'test_data', 'test-data', 'spec', 'specs', 'examples',
  'example', 'sample', 'samples', 'mocks', '__mocks__', 'e2e', 'testing', 'integration-tests', 'node_modules', 'docs',
])
const COPY_ENDINGS: ReadonlySet<string> = new Set([
  'bak', 'old', 'orig', 'save', 'saved', 'copy', 'backup', 'swp', 'swo', 'tmp', 'gz', 'xz', 'bz2', 'zst', 'zip', 'tar', 'tgz', '7z',
  'b64', 'hex', 'txt', '0', '1', '2', '3',
])
const COPY_SUFFIX = /[-_](?:old|bak|backup|copy|orig)$/

/** Class of a path; `undefined` for the ordinary. `marked`: some segment holds a mark of `word.ts`. */
export function classify(key: PathKey, marked: boolean): PathClass | undefined {
  const found = marked ? classifyMarked(key) : (INDEX.find(key) ?? copyOf(key))
  // Test certificates share names with real ones (`server.key`); keys of people (`id_rsa`, `.ssh`) stay what they are wherever they lie.
  const shared = found !== undefined && found.rank >= FIRST_TLS && found.rank < AFTER_TLS
  return shared && key.segments.some((s) => TEST_DIRECTORIES.has(s)) ? 'secret-template' : found?.class
}

/** True for classes that stay worth attacking when the start of a path is not known. */
export const isWorthHiding = (cls: PathClass): boolean => WORTH_HIDING.has(cls)

/** `id_rsa.bak`, `.env~`, `.shadow.swp`: a copy is worth what its original is worth. */
function copyOf(key: PathKey): Match | undefined {
  const base = key.segments[key.segments.length - 1] ?? ''
  const name = originalName(originalName(base))
  if (name === base || name === '') return undefined
  const candidates = base.endsWith('.swp') && name.startsWith('.') ? [name.slice(1), name] : [name]
  for (const candidate of candidates) {
    const found = INDEX.find({ ...key, segments: [...key.segments.slice(0, -1), candidate] })
    if (!found || !WORTH_HIDING.has(found.class)) continue
    // `mail.txt` is no copy of the folder `mail`.
    const folder = TEXT_ENDING.test(base) && INDEX.find({ ...key, segments: [...key.segments.slice(0, -1), candidate, 'x'] })?.rank === found.rank
    if (!folder) return found
  }
  return undefined
}
/** Endings that files get, and folders do not. */
const TEXT_ENDING = /\.(?:txt|hex|b64|\d)$/

function originalName(base: string): string {
  if (base.endsWith('~')) return base.slice(0, -1)
  const dot = base.lastIndexOf('.')
  if (dot > 0 && COPY_ENDINGS.has(base.slice(dot + 1))) return base.slice(0, dot)
  return (base.includes('-') || base.includes('_')) && COPY_SUFFIX.test(base) ? base.replace(COPY_SUFFIX, '') : base
}

const MARKS = /[\u0000-\u0002]/
const ALL_MARKS = /[\u0000-\u0002]/g

function classifyMarked(key: PathKey): Match | undefined {
  const plain = key.segments.map((s) => (MARKS.test(s) ? s.replace(ALL_MARKS, 'x') : s))
  let best = INDEX.find({ ...key, segments: plain })
  if (plain.length > MAX_GLOBBED) return best
  let readings: (readonly string[])[] = [plain]
  for (let i = 0; i < plain.length; i++) {
    const glob = key.segments[i] ?? ''
    if (!glob.includes(STAR) && !glob.includes(ANY)) continue
    // `/*/shadow`, as a search of the whole disk for a name gives it.
    const words = i === 0 && glob === STAR && key.root === 0 && plain.length > 1 ? ['etc', '.aws'] : aimedAt(glob, i === plain.length - 1)
    const more = words.flatMap((word) => readings.map((reading) => reading.with(i, word)))
    readings = [...readings, ...more].slice(0, MAX_READINGS)
  }
  for (const segments of readings.slice(1)) {
    const found = INDEX.find({ ...key, segments })
    if (found && (WORTH_HIDING.has(found.class) || WORTH_DELETING.has(found.class)) && (!best || found.rank < best.rank)) best = found
  }
  return best
}

/** Longest path, in segments, whose globs are followed; deeper ones are aimed at nothing. */
const MAX_GLOBBED = 32
const MAX_READINGS = 96

/**
 * Names of the rules that a glob is aimed at: it matches, and keeps enough literal characters outside of an extension. `*` and `*.json`
 * are aimed at nothing.
 * A directory needs fewer (`/e?c/shadow`), because the name below must match as well.
 */
function aimedAt(glob: string, isName: boolean): string[] {
  const dot = glob.lastIndexOf('.')
  const stem = dot > 0 ? glob.slice(0, dot) : glob
  let literals = 0
  for (const c of stem) if (c !== STAR && c !== ANY && c !== HOLE) literals++
  const fixedLength = !glob.includes(STAR) && !glob.includes(HOLE)
  if (literals === 0 && (isName || !fixedLength)) return []
  const found: string[] = []
  for (const { word, stem } of candidates(glob)) {
    if (fixedLength && word.length !== glob.length) continue
    const enough = literals >= 2 ? literals * 3 >= (dot > 0 ? stem : word.length) : fixedLength || (!isName && word.length <= 4)
    if (enough && globMatches(glob, word)) {
      found.push(word)
      if (found.length >= 24) break
    }
  }
  return found
}

interface Word {
  readonly word: string
  /** Length without the extension. */
  readonly stem: number
}
const WORDS: readonly Word[] = INDEX.words.map((word) => ({ word, stem: word.lastIndexOf('.') > 0 ? word.lastIndexOf('.') : word.length }))
const groupBy = (of: (word: string) => string): ReadonlyMap<string, readonly Word[]> => {
  const groups = new Map<string, Word[]>()
  for (const w of WORDS) groups.set(of(w.word), [...(groups.get(of(w.word)) ?? []), w])
  return groups
}
const BY_FIRST = groupBy((word) => word.charAt(0))
const BY_LAST = groupBy((word) => word.charAt(word.length - 1))
const isMark = (c: string): boolean => c === STAR || c === ANY || c === HOLE
/** Words that can match, by the first or last literal character. */
function candidates(glob: string): readonly Word[] {
  const first = glob.charAt(0)
  if (!isMark(first)) return BY_FIRST.get(first) ?? []
  const last = glob.charAt(glob.length - 1)
  return isMark(last) ? WORDS : (BY_LAST.get(last) ?? [])
}

/**
 * Whether a segment with active globs matches a name. A leading glob does not match a leading dot, as in a shell. Linear in practice:
 * only the last star is retried.
 */
function globMatches(glob: string, name: string): boolean {
  const first = glob[0]
  if (name.startsWith('.') && first !== '.') return false
  let g = 0
  let n = 0
  let star = -1
  let mark = 0
  while (n < name.length) {
    const c = glob[g]
    if (c === STAR || c === HOLE) {
      star = g++
      mark = n
    } else if (c === ANY || c === name[n]) {
      g++
      n++
    } else if (star >= 0) {
      g = star + 1
      n = ++mark
    } else return false
  }
  while (glob[g] === STAR || glob[g] === HOLE) g++
  return g === glob.length
}
