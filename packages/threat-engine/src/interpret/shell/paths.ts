import type { ShellState } from './state.js'

/** A path as the shell would open it: joined to the directory it has changed to (when known), without `.`, `..` and doubled slashes. */
export function resolvePath(path: string, state: ShellState): string {
  const absolute = path.startsWith('/') || path.startsWith('~') || /^[A-Za-z]:[\\/]/.test(path) || path.includes('://')
  const full = absolute || state.cwd === undefined ? path : `${state.cwd}/${path}`
  if (!/\/\.{0,2}(?:\/|$)|^\.\//.test(full)) return full
  const root = full.startsWith('/') ? '/' : ''
  const out: string[] = []
  for (const part of full.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && out.length && out.at(-1) !== '..' && out.at(-1) !== '~') out.pop()
    else if (part !== '..' || root === '') out.push(part)
  }
  return root + out.join('/') || (root || '.')
}
