import type { Context } from '../facts.js'
import { ANY, HOLE, STAR } from '../interpret/word.js'
import { digest } from './digest.js'

/** Keys under which a file is remembered, or looked for. */
export interface FileKeys {
  /** Of the path as far as it is known. */
  readonly path: string
  /** Of the bare name: for when one call knows the folder and another does not. */
  readonly base: string
  /** The folder is not known: a match of the bare name counts. */
  readonly relative: boolean
  /** Keys of what the file may have been made from, or be a part of: `d.sql` for `d.sql.gz`, `part.` for `part.aa` and `part.*`, its folder. */
  readonly kin: readonly string[]
}

/** The path as one name: relative ones joined to the working directory when that is known, `.` and doubled slashes gone. */
export function nameOf(path: string, context: Context): string {
  let name = path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')
  if (name.startsWith('~/') && context.home !== undefined) name = `${context.home}/${name.slice(2)}`
  else if (!isAbsolute(name) && context.cwd !== undefined) name = `${context.cwd}/${name}`
  return name.replace(/\/(?:\.?\/)+/g, '/').replace(/(?<=[^/])\/$/, '')
}

export function keysOf(path: string, context: Context): FileKeys | undefined {
  const name = nameOf(path, context)
  const known = name.split(MARKS, 1)[0] ?? ''
  if (name === '' || name === '.' || known === '' || known.length < Math.min(3, name.length) || name.startsWith('/dev/')) return undefined
  const slash = name.lastIndexOf('/')
  const base = name.slice(slash + 1)
  return { path: pathKey(name), base: `b:${digest(base)}`, relative: !isAbsolute(name), kin: kinOf(known, base, name) }
}

/** Key of a whole name. */
export const pathKey = (name: string): string => `p:${digest(name)}`
/** The name without the endings that compression, encryption and splitting add. */
export function stemOf(path: string, context: Context): string {
  let name = nameOf(path, context)
  for (let i = 0; i < 3 && ADDED.test(name); i++) name = name.slice(0, name.lastIndexOf('.'))
  return name
}

/** Key of a name without its endings. */
export const stemKey = (name: string): string => `s:${digest(name)}`
/** Key of a folder that holds something. */
export const folderKey = (name: string): string => `f:${digest(name)}`

/** The folder of a file, unless everything is in it. */
export function folderOf(path: string, context: Context): string | undefined {
  const name = nameOf(path, context)
  const folder = name.slice(0, name.lastIndexOf('/'))
  return folder === '' || SHARED.test(folder) || folder === context.cwd || folder === context.home || folder === context.workspace ? undefined : folder
}

const isAbsolute = (name: string): boolean => /^(?:[/~]|[A-Za-z]:\/)/.test(name)
const MARKS = new RegExp(`[${HOLE}${STAR}${ANY}]`)
/** Folders that all programs share. */
const SHARED = /^(?:\.|~|\/|\/(?:private\/)?(?:var\/)?tmp|\/dev\/shm|\/home\/[^/]+|\/root|\/Users\/[^/]+|[A-Za-z]:)$/
/** Endings that compression, encryption and splitting add. */
const ADDED = /\.(?:gz|bz2|xz|zst|lz4|z|Z|br|zip|7z|rar|tar|tgz|enc|gpg|asc|age|aes|b64|base64|hex|[a-z]{2,3}|\d{2,3})$/

/** `name` is what is known of `whole`. */
function kinOf(name: string, base: string, whole: string): readonly string[] {
  const kin: string[] = []
  let rest = name
  for (let i = 0; i < 3 && ADDED.test(rest) && ADDED.test(base); i++) {
    const dot = rest.lastIndexOf('.')
    kin.push(pathKey(rest.slice(0, dot + 1)), pathKey(rest.slice(0, dot)))
    rest = rest.slice(0, dot)
  }
  if (rest !== name) kin.push(stemKey(rest))
  // `split` names its pieces after a prefix, `aa` by default.
  if (/[a-z]{2}$/.test(name) && !base.includes('.')) kin.push(pathKey(name.slice(0, -2)))
  if (name.endsWith('.') || name.endsWith('-') || name.endsWith('_')) kin.push(pathKey(name))
  kin.push(folderKey(name.replace(/\/$/, '')))
  const folder = name.slice(0, name.lastIndexOf('/'))
  if (whole !== name && folder !== '' && !SHARED.test(folder)) kin.push(folderKey(folder))
  return kin
}
