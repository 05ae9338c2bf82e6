// Patches name the files they change inside a text. Two forms: the assistants' own (`*** Update File: x`) and the unified diff.
import type { PathOperation } from './interpretation.js'

/** One file of a patch. `content` is the lines that are added. */
export interface PatchedFile {
  readonly path: string
  readonly op: PathOperation
  readonly content: string
  readonly copyOf?: string
}

const MAX_FILES = 1000

export function isAssistantPatch(text: string): boolean {
  return /^\s*\*\*\* (?:Begin Patch|(?:Add|Update|Delete) File:)/.test(text.slice(0, 500))
}

export function isUnifiedDiff(text: string): boolean {
  return /^\s*(?:diff --git |Index: |--- [^\n]+\n\+\+\+ )/.test(text.slice(0, 2000))
}

interface Draft {
  readonly path: string
  op: PathOperation
  readonly added: string[]
  readonly copyOf?: string
}

/** The files that a patch of either form changes; `complete` is false when there were more than can be listed. */
export function patchedFiles(text: string): { files: PatchedFile[]; complete: boolean } {
  const drafts = isAssistantPatch(text) ? assistantPatch(text.split('\n')) : unifiedDiff(text.split('\n'))
  return {
    files: drafts.slice(0, MAX_FILES).map(({ added, ...file }) => ({ ...file, content: added.join('\n') })),
    complete: drafts.length <= MAX_FILES,
  }
}

function assistantPatch(lines: readonly string[]): Draft[] {
  const files: Draft[] = []
  for (const line of lines) {
    if (files.length > MAX_FILES) break
    const current = files.at(-1)
    const [, verb, path = ''] = /^[ \t]*\*\*\* (Add File|Update File|Delete File|Move to): *(.*)$/.exec(line) ?? []
    if (verb === 'Move to' && current !== undefined) {
      current.op = 'delete'
      files.push({ path: path.trim(), op: 'write', added: current.added, copyOf: current.path })
    } else if (verb !== undefined) files.push({ path: path.trim(), op: verb === 'Delete File' ? 'delete' : 'write', added: [] })
    else if (line.startsWith('+')) current?.added.push(line.slice(1))
  }
  return files
}

function unifiedDiff(lines: readonly string[]): Draft[] {
  const files: Draft[] = []
  let before = ''
  for (const line of lines) {
    if (files.length > MAX_FILES) break
    const current = files.at(-1)
    if (line.startsWith('+++ ') && before.startsWith('--- ')) {
      const path = diffPath(line)
      if (path === '/dev/null') files.push({ path: diffPath(before), op: 'delete', added: [] })
      else if (current?.path !== path) files.push({ path, op: 'write', added: [] })
    } else if (line.startsWith('rename from ')) files.push({ path: line.slice(12).trim(), op: 'delete', added: [] })
    else if (line.startsWith('rename to ')) files.push({ path: line.slice(10).trim(), op: 'write', added: [], ...(current && { copyOf: current.path }) })
    else if (line.startsWith('+')) current?.added.push(line.slice(1))
    before = line
  }
  return files
}

/** `+++ b/src/x.ts<TAB>date` → src/x.ts. */
function diffPath(line: string): string {
  const [path = ''] = line.slice(4).split('\t', 1)
  return path.trim().replace(/^[ab]\//, '')
}
