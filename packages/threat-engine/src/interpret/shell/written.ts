import type { Machine, VirtualFile } from '../machine.js'
import { joinPath, resolvePath } from './paths.js'
import type { ShellState } from './state.js'

const MAX_LINKS = 8

/** The file of that name that the call wrote, or what it links to: a link has the content of what it names. */
export function writtenFile(path: string, { files }: Machine, state: ShellState): VirtualFile | undefined {
  let file = files.get(path)
  for (let i = 0; i < MAX_LINKS && file?.copyOf !== undefined && file.content.text === undefined; i++) {
    const original = files.get(resolvePath(file.copyOf, state))
    if (!original || original === file) break
    file = original
  }
  return file
}

/** A path as written, with the folders in it that the call has linked to others (`ln -s /etc x; cat x/shadow`) replaced by those. */
export function linkedPath(path: string, { files }: Machine, state: ShellState): string {
  const full = joinPath(path, state)
  if (files.size === 0 || !full.includes('/')) return full
  for (let cut = full.lastIndexOf('/'), i = 0; cut > 0 && i < MAX_LINKS; cut = full.lastIndexOf('/', cut - 1), i++) {
    const folder = files.get(resolvePath(full.slice(0, cut), state))
    if (folder?.copyOf !== undefined && folder.content.taint.sources.length === 0) return joinPath(folder.copyOf, state).replace(/\/$/, '') + full.slice(cut)
  }
  return full
}

/** The file that a name without a folder stands for, when the call has put one in a folder of its own `PATH`. */
export function onPath(name: string, machine: Machine, state: ShellState): string | undefined {
  if (machine.files.size === 0) return undefined
  const path = state.get('PATH')
  if (!path) return undefined
  return state.pick(path).split(':').slice(0, 32).map((folder) => resolvePath(`${folder === '' ? '.' : folder}/${name}`, state)).find((file) => machine.files.has(file))
}
