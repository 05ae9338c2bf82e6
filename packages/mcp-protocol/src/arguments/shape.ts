// What a value looks like, when its name does not say what it is. Every test reads a bounded prefix or is linear in the value.

const MAX_PATH = 4096
const MAX_URL = 16_384

/** `scheme://…`, and the schemes that carry their content or code in themselves. */
export function isAbsoluteUrl(value: string): boolean {
  return value.length <= MAX_URL && /^\s*(?:[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/]|data:[a-z]|javascript:|file:\/)/i.test(value.slice(0, 200))
}

/** An absolute URL and nothing else: prose that begins with a URL is prose. */
export function isOnlyUrl(value: string): boolean {
  return isAbsoluteUrl(value) && !/\s/.test(value.trim())
}

/** `example.com/x`, `localhost:3000`: a URL whose scheme the tool adds. */
export function isSchemelessUrl(value: string): boolean {
  return /^\s*(?:localhost|\[[0-9a-f:.]+\]|[\w-]+(?:\.[\w-]+)+)(?::\d{1,5})?(?:[/?#]\S*)?\s*$/i.test(value.slice(0, 2048)) && value.length <= 2048
}

/** The path of a `file:` URL, decoded, or undefined when it is none. `file:///C:/x` is `C:/x`; another host than this one makes it a share. */
export function fileUrlPath(value: string): string | undefined {
  const match = /^\s*file:(?:\/\/([^/]*))?([^]*)$/i.exec(value.slice(0, MAX_PATH))
  if (match === null) return undefined
  const [, host = '', path = ''] = match
  const local = decoded(path).replace(/^\/(?=[a-z]:)/i, '')
  return host === '' || host.toLowerCase() === 'localhost' ? local : `//${host}${local}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** One line that could name a file: what an argument called `file` must at least be. */
export function couldBePath(value: string): boolean {
  return value.length <= MAX_PATH && !/[\n\r]/.test(value)
}

/** Starts like a path: from the root, home, a drive, a share, a variable, or `./`. */
const PATH_START = /^(?:[/\\]|~[\w.-]*(?:[/\\]|$)|[a-z]:[/\\]|\.{1,2}(?:[/\\]|$)|\$\{?\w+\}?[/\\]|%\w+%[/\\])/i

/** A value that names a file whatever its argument is called: `/etc/passwd`, `~/.ssh`, `C:\Users`, `../x`, `.env`. A slash command is none. */
export function isPathLike(value: string): boolean {
  if (!couldBePath(value)) return false
  if (/^\.[a-z][\w.-]*$/i.test(value)) return true
  if (!PATH_START.test(value)) return false
  const [first = ''] = value.split(/\s/, 1)
  return first.length === value.length || !first.startsWith('/') || first.indexOf('/', 1) > 0
}

/** Contains a separator or an extension: enough for an argument whose name only hints at a path. */
export function hasPathShape(value: string): boolean {
  return couldBePath(value) && !/\s/.test(value) && (/[/\\]/.test(value) || /^\w[\w.-]*\.[a-z0-9]{1,8}$/i.test(value))
}

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}(?:[/-][\d.]{1,15})?|\[?[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}\]?(?:\/\d{1,3})?|localhost|(?:[\w-]{1,63}\.){1,12}[a-z][a-z0-9-]{1,62}\.?)(?::\d{1,5})?$/i

/** The machines in a value: one name, address or range, or a list of them. Empty when it is anything else. */
export function hostsIn(value: string): string[] {
  if (value.length > 4096) return []
  const names = value.split(/[\s,;]+/).filter((name) => name !== '')
  return names.length > 0 && names.length <= 64 && names.every((name) => name.length <= 255 && ADDRESS.test(name)) ? names : []
}

/** At most 16 absolute `http(s)` URLs in prose, in order. Reads at most the first 16 KiB. */
export function urlsIn(prose: string): string[] {
  return (prose.slice(0, MAX_URL).match(/https?:\/\/[^\s"'<>`)\]}]+/gi) ?? []).slice(0, 16).map((url) => url.replace(/[.,;:!?]+$/, ''))
}

/** The interpreter that the first line of a script asks for (`#!/usr/bin/env python3` → python3), or undefined. */
export function shebangProgram(value: string): string | undefined {
  const line = /^#![^\n]{0,200}/.exec(value)?.[0].slice(2).trim()
  const words = line?.split(/\s+/) ?? []
  const program = /(?:^|\/)env$/.test(words[0] ?? '') ? words.slice(1).find((word) => !word.startsWith('-') && !word.includes('=')) : words[0]
  return program?.replace(/^.*\//, '').replace(/[\d.]+$/, '')
}
