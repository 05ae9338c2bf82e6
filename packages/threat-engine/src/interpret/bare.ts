// Arguments whose names say nothing, and whose values are command lines: a tool that runs them says so nowhere.
import { signatureOf } from '../signatures/index.js'

const MAX = 4000
const MAX_LINES = 20
/** Names of what people read, write, or look for: a command line in it is spoken about. */
const READ = /title|message|body|quer|search|prompt|text|content|desc|comment|note|summary|subject|name|caption|label|choice|question|answer|topic|keyword|term|pattern|regex|reason|thought|example|doc|markdown|html|snippet|reply|post|tweet|instruction|goal|task|^(?:q|msg)$/i
/** Shells and interpreters: what they are given runs. */
const RUNS: ReadonlySet<string> = new Set(['sh', 'bash', 'zsh', 'dash', 'ksh', 'python', 'python3', 'perl', 'ruby', 'node', 'php', 'powershell', 'pwsh', 'cmd', 'eval', 'exec', 'nohup', 'sudo', 'doas', 'env', 'xargs', 'iex'])
/** Options, pipes, substitutions, paths, addresses: what a command line has and a name has not. */
const SHELL = /(?:^|\s)-{1,2}[A-Za-z]|[|<>`]|\$\(|(?:^|[\s"'=@])[~.]{0,2}\/|:\/\/|\b\d{1,3}(?:\.\d{1,3}){3}\b|[A-Za-z]:\\/
/** Small words that sentences have and command lines have not, outside of quotation marks. */
const PROSE = /(?:^|\s)(?:the|a|an|is|are|was|were|my|your|our|this|that|these|those|please|how|what|why|when|which|can|could|should|would|will|and|or|of|about|with|because|it|i|you|we|they|be|not|but|as|his|her|their)(?=[\s,.!?;:]|$)/i

/** A value that is a command line as a whole, of a program that is known: no prose, and not in a field for what people read. */
export function isBareCommand(value: string, key: string): boolean {
  if (value.length > MAX || READ.test(key)) return false
  const line = value.trim()
  const words = /^(?:sudo\s{1,4}|env\s{1,4}|[A-Z_]{1,40}=\S{0,200}\s{1,4})*(\S{1,200})/.exec(line)
  const program = words?.[1]?.replace(/^.*[\\/]/, '').replace(/\.exe$/i, '')
  if (program === undefined || !(RUNS.has(program) || signatureOf(program) !== undefined)) return false
  return SHELL.test(line) && line.split('\n', MAX_LINES + 1).length <= MAX_LINES && !PROSE.test(line.replace(/"[^"]{0,4000}"|'[^']{0,4000}'/g, '""'))
}

/** Words of a program and its arguments, or of the arguments alone where one of them is code for a shell: `['-c', 'curl … | sh']`. */
export function bareArguments(params: unknown): { readonly key: string; readonly argv: readonly string[] } | undefined {
  if (typeof params !== 'object' || params === null) return undefined
  for (const [key, value] of Object.entries(params).slice(0, 64)) {
    if (!/^(?:arg|args|arguments|argv|params|parameters|flags|options|input|values?|items|[a-z])$/i.test(key) || !Array.isArray(value) || value.length < 2 || value.length > 64) continue
    const argv = value.filter((word): word is string => typeof word === 'string' && word.length <= MAX)
    if (argv.length !== value.length) continue
    const [first] = argv
    if (/^-[a-z]{0,4}c$/.test(first!)) return { key, argv: ['sh', ...argv] }
    if (RUNS.has(first!) || (signatureOf(first!) !== undefined && SHELL.test(argv.slice(1).join(' ')))) return { key, argv }
  }
  return undefined
}
