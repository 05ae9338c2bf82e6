// How the rewritings take a command apart and put text into other texts. Only as much shell as they need: they rewrite lines that we wrote ourselves.

/** The same command in other words, or `undefined` when this way of writing does not apply to it. */
export type Rewriting = (command: string) => string | undefined
export type Rewritings = Readonly<Record<string, Rewriting>>

/** One simple command, told apart. */
export interface Simple {
  /** Name of the program, a plain word. */
  readonly program: string
  /** The words after it, as written. */
  readonly words: readonly string[]
  /** Everything after the program as written, with the blank before it; empty when there is nothing. */
  readonly rest: string
}

/** Builtins that no file stands for and that act on the shell itself: a wrapper or a copy cannot run them. */
const BUILTIN_ONLY = new Set(['cd', 'export', 'unset', 'set', 'alias', 'source', 'eval', 'exec', 'trap', 'history', 'ulimit', 'umask', 'shopt', 'declare', 'command', 'builtin', 'time', 'coproc', 'local', 'readonly', 'let', 'read', 'mapfile', 'type', 'hash'])

/** Takes a simple command apart; `undefined` for pipelines, lists, redirects, substitutions outside quotes, assignments and what only a shell can do. */
export function simple(command: string): Simple | undefined {
  const words: string[] = []
  let word = ''
  for (let i = 0; i < command.length; i++) {
    const c = command[i]!
    if (c === "'" || c === '"') {
      let end = i + 1
      while (end < command.length && command[end] !== c) end += c === '"' && command[end] === '\\' ? 2 : 1
      word += command.slice(i, end + 1)
      i = end
    } else if (c === '\\') word += command.slice(i, ++i + 1)
    else if (c === ' ') {
      if (word !== '') words.push(word)
      word = ''
    } else if ('|&;<>()\n`'.includes(c) || (c === '#' && word === '')) return undefined
    else word += c
  }
  if (word !== '') words.push(word)
  const [program, ...rest] = words
  if (program === undefined || !/^[a-z][\w.+-]*$/i.test(program) || BUILTIN_ONLY.has(program)) return undefined
  return { program, words: rest, rest: command.trimStart().slice(program.length) }
}

/** The literal words of a simple command that has nothing for the shell to expand. */
export function literal(command: string): readonly string[] | undefined {
  const told = simple(command)
  if (!told) return undefined
  const words = [told.program, ...told.words].map((word) => {
    if (/^[\w@%+=:,./-]+$/.test(word)) return word
    const quoted = /^(?:'([^']*)'|"([^"$`\\]*)")$/.exec(word)
    return quoted ? (quoted[1] ?? quoted[2]) : undefined
  })
  return words.every((word): word is string => word !== undefined) ? words : undefined
}

/** A rewriting of simple commands. */
export const ofSimple = (rewrite: (told: Simple, command: string) => string | undefined): Rewriting => (command) => {
  const told = simple(command)
  return told && rewrite(told, command)
}

/** A rewriting of simple commands whose words are all literal. */
export const ofWords = (rewrite: (words: readonly string[]) => string | undefined): Rewriting => (command) => {
  const words = literal(command)
  return words && rewrite(words)
}

/** A rewriting of commands without line breaks and comments: something comes after them on the same line. */
export const ofLine = (rewrite: (command: string) => string | undefined): Rewriting => (command) => (/\n|(?:^|\s)#/.test(command) ? undefined : rewrite(command))

/** A command substitution; `$((` would be arithmetic. */
export const substituted = (command: string): string => (command.startsWith('(') ? `$( ${command} )` : `$(${command})`)

/** `text` as one word that no shell changes. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
/** `text` between double quotes. */
export const doubled = (text: string): string => `"${text.replace(/[\\"$`]/g, '\\$&')}"`
/** `text` as a string of C-like languages (Python, JavaScript, Lua, awk). */
export const cString = (text: string): string => JSON.stringify(text)
/** `text` between single quotes of Perl, Ruby and PHP, where only `\` and `'` are special. */
export const singleString = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`
/** `text` with a backslash before everything that a shell would not leave alone. */
export const escaped = (text: string): string => text.replace(/[^\w@%+=:,./\n-]/g, '\\$&')

const bytes = (text: string): number[] => [...Buffer.from(text)]
export const base64 = (text: string): string => Buffer.from(text).toString('base64')
export const hex = (text: string): string => Buffer.from(text).toString('hex')
/** Every byte as `\xNN`. */
export const hexEscapes = (text: string): string => bytes(text).map((b) => `\\x${b.toString(16).padStart(2, '0')}`).join('')
/** Every byte as `\NNN` of three octal digits. */
export const octalEscapes = (text: string): string => bytes(text).map((b) => `\\${b.toString(8).padStart(3, '0')}`).join('')
/** Every byte as a decimal number. */
export const decimals = (text: string): string => bytes(text).join(' ')
export const reversed = (text: string): string => [...text].reverse().join('')
export const rot13 = (text: string): string =>
  text.replace(/[a-z]/gi, (c) => String.fromCharCode(c.charCodeAt(0) + (/[a-m]/i.test(c) ? 13 : -13)))
