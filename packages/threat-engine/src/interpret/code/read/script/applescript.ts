import { MAX_CODE } from '../../limits.js'
import { block, nothing, type Argument, type Node, type Reading } from '../../syntax.js'

// AppleScript is prose; what matters are its few verbs that act. Lines are read one by one: assignments, shell scripts, dialogs, key
// strokes, and everything inside blocks.

const WORD = /"((?:[^"\\]|\\.)*)"|\(\*|[A-Za-z_][\w']*|\d+|[&(){},]|\|[^|\n]*\||\S/y

interface Word {
  readonly text: string
  readonly value?: string
  readonly start: number
  readonly end: number
}

export function readApplescript(source: string): Reading {
  if (source.length > MAX_CODE) return { exhausted: 'length' }
  const body: Node[] = []
  let at = 0
  for (const line of source.replace(/¬\s*\n/g, '  ').split('\n')) {
    const words = wordsOf(line, at)
    // `tell application "X" to …` acts like what follows.
    const to = words.findIndex((w, i) => w.text === 'to' && words[0]?.text === 'tell' && i > 0)
    const node = statement(to > 0 ? words.slice(to + 1) : words)
    if (node) body.push(node)
    at += line.length + 1
  }
  return { program: block(body, 0, source.length) }
}

function wordsOf(line: string, offset: number): readonly Word[] {
  const words: Word[] = []
  for (let at = 0; at < line.length && words.length < 4096;) {
    if (/\s/.test(line[at] as string)) {
      at++
      continue
    }
    if (line.startsWith('--', at) || line[at] === '#') break
    WORD.lastIndex = at
    const found = WORD.exec(line)
    if (!found) break
    if (found[0] === '(*') {
      const end = line.indexOf('*)', at)
      at = end < 0 ? line.length : end + 2
      continue
    }
    words.push({
      text: found[1] === undefined ? found[0].toLowerCase() : '',
      ...(found[1] !== undefined && { value: found[1].replace(/\\(.)/g, (_, c: string) => ({ n: '\n', t: '\t', r: '\r' })[c] ?? c) }),
      start: offset + at,
      end: offset + at + found[0].length,
    })
    at += found[0].length
  }
  return words
}

const has = (words: readonly Word[], ...texts: string[]): number => {
  for (let i = 0; i + texts.length <= words.length; i++) if (texts.every((t, k) => words[i + k]?.text === t)) return i
  return -1
}
/** Words that end an expression. */
const ENDS = new Set(['with', 'without', 'giving', 'user', 'password', 'buttons', 'default', 'in', 'as', 'of', 'then', 'using', 'for'])

function statement(words: readonly Word[]): Node | undefined {
  const [first] = words
  const last = words.at(-1)
  if (!first || !last) return undefined
  const range = { start: first.start, end: last.end }
  const calls = (name: string, args: readonly Argument[]): Node => ({
    type: 'call',
    callee: { type: 'name', name, ...range },
    args,
    ...range,
  })
  if (first.text === 'set' || first.text === 'copy') {
    const to = words.findIndex((w) => w.text === 'to')
    const target = first.text === 'set' ? words.slice(1, to) : words.slice(to + 1)
    const value =
      action(first.text === 'set' ? words.slice(to + 1) : words.slice(1, to), calls) ??
      expression(first.text === 'set' ? words.slice(to + 1) : words.slice(1, to), range)
    if (has(target, 'the', 'clipboard') >= 0) return value
    const name = target.findLast((w) => /^[a-z_]/.test(w.text))
    return name ? { type: 'assign', target: { type: 'name', name: name.text, ...range }, value, ...range } : value
  }
  return action(words, calls)
}

/** The verbs that act. */
function action(words: readonly Word[], calls: (name: string, args: readonly Argument[]) => Node): Node | undefined {
  const range = { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 }
  const after = (at: number, size: number): Node => expression(words.slice(at + size), range)
  const shell = has(words, 'do', 'shell', 'script')
  if (shell >= 0)
    return calls(has(words, 'administrator', 'privileges') >= 0 ? 'do shell script with administrator privileges' : 'do shell script', [
      { value: after(shell, 3) },
    ])
  const script = has(words, 'do', 'script')
  if (script >= 0) return calls('do script', [{ value: after(script, 2) }])
  const run = has(words, 'run', 'script')
  if (run >= 0) return calls('run script', [{ value: after(run, 2) }])
  const keys = has(words, 'keystroke')
  if (keys >= 0) return calls('keystroke', [{ value: after(keys, 1) }])
  const dialog = has(words, 'display', 'dialog')
  if (dialog >= 0 && has(words, 'default', 'answer') >= 0) {
    const asks =
      has(words, 'hidden', 'answer') >= 0 || words.some((w) => w.value !== undefined && /pass\s?(word|phrase|code)/i.test(w.value))
    if (asks) return calls('display dialog with hidden answer', [])
  }
  if (has(words, 'the', 'clipboard') >= 0) return calls('the clipboard', [])
  if (has(words, 'make', 'login', 'item') >= 0 || has(words, 'new', 'login', 'item') >= 0) return calls('make login item', [])
  if (has(words, 'screencapture') >= 0) return calls('do shell script', [{ value: { type: 'text', value: 'screencapture', ...range } }])
  const opened = has(words, 'open', 'location')
  if (opened >= 0) return calls('open location', [{ value: after(opened, 2) }])
  const read = has(words, 'read')
  if (read >= 0 && (has(words, 'posix', 'file') >= 0 || has(words, 'file') >= 0))
    return calls('read file', [{ value: after(has(words, 'file'), 1) }])
  return undefined
}

/** Strings and variables put together with `&`; other words are unknown parts. */
function expression(words: readonly Word[], range: { start: number; end: number }): Node {
  const parts: Node[] = []
  let joined = true
  for (const word of words) {
    if (word.text === '&') {
      joined = true
      continue
    }
    if (ENDS.has(word.text) && !joined) break
    if (word.value !== undefined) parts.push({ type: 'text', value: word.value, start: word.start, end: word.end })
    else if (word.text === 'return') parts.push({ type: 'text', value: '\n', start: word.start, end: word.end })
    else if (/^[a-z_]/.test(word.text) && !/^(quoted|form|of|the|my|text|posix|path|file)$/.test(word.text))
      parts.push({ type: 'name', name: word.text, start: word.start, end: word.end })
    else continue
    joined = false
  }
  return parts.length === 0
    ? nothing(range.start, range.end)
    : parts.length === 1 && parts[0]
      ? parts[0]
      : { type: 'template', parts, ...range }
}
