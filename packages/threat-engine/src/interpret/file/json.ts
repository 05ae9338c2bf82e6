import { quoted } from './formats.js'

/** Names of members whose value is run: servers and hooks of assistants, lifecycle scripts, editor tasks, dev containers. */
const RUNS = /^(?:command|cmd|run|exec|bash|powershell|script|shell|apiKeyHelper|awsAuthRefresh|awsCredentialExport|statusLine|notify|on(?:Create|Attach|Start)|initializeCommand|postCreateCommand|postStartCommand|postAttachCommand|onCreateCommand|updateContentCommand|pre|post)$/i
const MAX_DEPTH = 24
const MAX_FOUND = 200

/**
 * Commands in JSON (comments and trailing commas allowed), as shell lines. In `package.json` those of `scripts`; elsewhere the values of
 * members that name commands.
 */
export function fromJson(content: string, name: string): string[] {
  const found: string[] = []
  const value = parse(content)
  if (value === undefined) return loose(content)
  const root = isObject(value) ? value : {}
  if (name === 'package.json') {
    const scripts = root['scripts']
    if (isObject(scripts)) for (const script of Object.values(scripts)) if (typeof script === 'string') found.push(script)
    return found.slice(0, MAX_FOUND)
  }
  walk(value, found, 0)
  return found
}

/** True when an editor would start tasks by itself (T1546): `runOn: folderOpen`, or tools approved without asking. */
export function startsByItself(content: string): boolean {
  const value = parse(content)
  let answer = false
  const look = (v: unknown, depth: number): void => {
    if (answer || depth > MAX_DEPTH) return
    if (Array.isArray(v)) for (const item of v) look(item, depth + 1)
    else if (isObject(v)) {
      for (const [key, member] of Object.entries(v)) {
        const allows = /auto-?approve|allowAutomaticTasks|yolo/i.test(key) && member !== false && member !== 'off' && member !== null
        if (allows || (key === 'runOn' && member === 'folderOpen')) answer = true
        look(member, depth + 1)
      }
    }
  }
  look(value, 0)
  return answer
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function walk(value: unknown, found: string[], depth: number): void {
  if (depth > MAX_DEPTH || found.length >= MAX_FOUND) return
  if (Array.isArray(value)) {
    for (const item of value) walk(item, found, depth + 1)
    return
  }
  if (!isObject(value)) return
  const words = strings(value['args'])
  for (const [key, member] of Object.entries(value)) {
    if (!RUNS.test(key)) walk(member, found, depth + 1)
    else if (typeof member === 'string') found.push(words.length > 0 ? [member, ...words.map(quoted)].join(' ') : member)
    else if (Array.isArray(member) && member.every((m) => typeof m === 'string')) found.push(strings(member).map(quoted).join(' '))
    else walk(member, found, depth + 1)
  }
}
const strings = (value: unknown): string[] => (Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : [])

function parse(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    try {
      return JSON.parse(withoutComments(content))
    } catch {
      return undefined
    }
  }
}

/** JSON without comments and trailing commas. */
function withoutComments(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? ''
    if (c === '"') {
      let end = i + 1
      while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
      out += text.slice(i, end + 1)
      i = end
    } else if (c === '/' && text[i + 1] === '/') {
      const end = text.indexOf('\n', i)
      i = end < 0 ? text.length : end - 1
    } else if (c === '/' && text[i + 1] === '*') {
      const end = text.indexOf('*/', i + 2)
      i = end < 0 ? text.length : end + 1
    } else if (c === ',') {
      let next = i + 1
      while (next < text.length && /\s/.test(text[next] ?? '')) next++
      if (text[next] !== '}' && text[next] !== ']') out += c
    } else out += c
  }
  return out
}

/** Commands of an edit, which is a piece of JSON. */
function loose(content: string): string[] {
  const found: string[] = []
  for (const match of content.matchAll(/"([A-Za-z]{1,40})"\s{0,8}:\s{0,8}("(?:[^"\\\n]|\\.){1,8000}")/g)) {
    if (!RUNS.test(match[1] ?? '') || found.length >= MAX_FOUND) continue
    try {
      const text: unknown = JSON.parse(match[2] ?? '')
      if (typeof text === 'string') found.push(text)
    } catch {
      continue
    }
  }
  return found
}
