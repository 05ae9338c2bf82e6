import type { ShellState } from './state.js'

/** A path as written, joined to the directory that the shell has changed to (when known). For classification, which normalises by itself and looks at `..`. */
export function joinPath(path: string, state: ShellState): string {
  if (state.cwd === undefined || path.startsWith('/') || path.startsWith('~') || /^[A-Za-z]:[\\/]/.test(path) || path.includes('://')) return path
  return `${state.cwd}/${path}`
}

/** The same without `.`, `..` and doubled slashes: the name under which the call's own files are remembered. */
export function resolvePath(path: string, state: ShellState): string {
  const full = joinPath(path, state)
  if (!full.includes('/') || !/\/\.{0,2}(?:\/|$)|^\.\//.test(full)) return full
  const root = full.startsWith('/') ? '/' : ''
  const out: string[] = []
  for (const part of full.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && out.length && out.at(-1) !== '..' && out.at(-1) !== '~') out.pop()
    else if (part !== '..' || root === '') out.push(part)
  }
  return root + out.join('/') || (root || '.')
}
