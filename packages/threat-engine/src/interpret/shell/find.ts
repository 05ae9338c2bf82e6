import { CLEAN } from '../machine.js'
import { ANY, STAR, HOLE } from '../word.js'
import type { Arg } from './expand.js'

/** A `find` command told apart: where it looks, the paths that may match, and what it does with them. */
export interface FindPlan {
  readonly roots: readonly Arg[]
  /** Paths that the tests select, as patterns: `/home/<any>/id_rsa`. */
  readonly matches: readonly string[]
  /** `-exec`, `-execdir`, `-ok`: the words of each command, `{}` not yet replaced. */
  readonly commands: readonly (readonly Arg[])[]
  readonly deletes: boolean
  /** Files that `-fprint` and its kin write. */
  readonly writes: readonly Arg[]
  /** Value of `-perm`, for searches of setuid programs. */
  readonly permission: string | undefined
  /** Only what has not changed for a week or more is selected. */
  readonly aged: boolean
}

const NAME = new Set(['-name', '-iname', '-path', '-ipath', '-wholename', '-iwholename', '-lname', '-regex', '-iregex'])
/** Tests of age in days. */
const AGE = new Set(['-mtime', '-ctime'])
const WEEK = 7
const COMMAND = new Set(['-exec', '-execdir', '-ok', '-okdir'])
const WRITES = new Set(['-fprint', '-fprint0', '-fls', '-fprintf'])
const VALUE = new Set(['-type', '-size', '-mtime', '-mmin', '-atime', '-amin', '-ctime', '-cmin', '-newer', '-user', '-group', '-maxdepth', '-mindepth', '-uid', '-gid', '-links', '-inum', '-samefile', '-printf', '-fstype', '-anewer', '-cnewer', '-used', '-xtype', '-context', '-files0-from', '-D'])

/** Tells the words of `find` apart (POSIX find and GNU findutils: paths, then an expression). */
export function planFind(args: readonly Arg[]): FindPlan {
  const roots: Arg[] = [], commands: Arg[][] = [], writes: Arg[] = [], patterns: string[] = []
  let deletes = false, permission: string | undefined, negated = false, expression = false, aged = false
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!, t = arg.text
    if (!expression && !/^(?:-[A-Za-z]|[!()]$|,$)/.test(t)) { roots.push(arg); continue }
    if (!expression && /^-[HLPO]/.test(t) && t.length <= 3 && !COMMAND.has(t)) continue
    expression = true
    if (t === '!' || t === '-not') { negated = true; continue }
    if (NAME.has(t)) {
      const pattern = args[++i]?.text ?? ''
      if (!negated) patterns.push(globs(pattern, t))
    } else if (COMMAND.has(t)) {
      const words: Arg[] = []
      for (i++; i < args.length && args[i]!.text !== ';' && !(args[i]!.text === '+' && words.at(-1)?.text === '{}'); i++) words.push(args[i]!)
      commands.push(words)
    } else if (t === '-delete') deletes = true
    else if (t === '-perm') permission = args[++i]?.text
    else if (WRITES.has(t)) { const w = args[++i]; if (w) writes.push(w); if (t === '-fprintf') i++ }
    else if (VALUE.has(t)) {
      const value = args[++i]?.text ?? ''
      if (!negated && AGE.has(t) && /^\+\d{1,6}$/.test(value) && Number(value) >= WEEK) aged = true
    } else if (t === '-o' || t === '-or') aged = false
    negated = false
  }
  const start = roots.length ? roots.map((r) => r.text) : ['.']
  const matches = start.slice(0, 8).flatMap((root) => {
    const base = root === '/' ? '' : root.replace(/\/{1,64}$/, '')
    return patterns.length ? patterns.slice(0, 16).flatMap((p) => (p.startsWith('/') || (p.startsWith(STAR) && p.includes('/')) ? [p] : base === '' || /[\u0000-\u0002]/.test(p) ? [`${base}/${STAR}/${p}`] : [`${base}/${STAR}/${p}`, `${base}/${p}`])) : [permission ? `${base}/${STAR}` : base === '' ? `/${STAR}` : `${base}/${STAR}`]
  })
  return { roots, matches, commands, deletes, writes, permission, aged }
}

/** `-name` patterns are globs for find even when quoted; of a regular expression only the literal tail is kept. */
const globs = (pattern: string, test: string): string =>
  /regex$/.test(test) ? pattern.replace(/^\^/, '').replace(/\$$/, '').replace(/\.\*|\.\+|\[[^\]]*\]\*?/g, STAR).replace(/\\(.)/g, '$1') : pattern.replaceAll('*', STAR).replaceAll('?', ANY).replace(/\[[^\]]\]/g, (m) => m[1]!)

/** Puts the found paths in the place of `{}` (or HOLE when there is nothing to say). */
export function fillFound(words: readonly Arg[], matches: readonly string[], choice: number): Arg[] {
  const path = matches[Math.min(choice, matches.length - 1)] ?? HOLE
  return words.map((w) => (w.text.includes('{}') ? { ...w, text: w.text.replaceAll('{}', path), taint: w.taint === CLEAN ? CLEAN : w.taint } : w))
}
