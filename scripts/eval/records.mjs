/**
 * Labelled corpora: `*.jsonl` or `*.jsonl.gz`, one record a line. The format is documented in corpus/README.md:
 *
 *   { id, kind, label: "malicious" | "benign" | "dual", input, technique?, meta?: { tier?: "must" | "should" } }
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** The corpora of a folder whose names match, each with its records that are scored: those labelled `dual` or `noisy` are not. */
export function readCorpora(folder, only = /(?:)/) {
  return readdirSync(folder)
    .filter((file) => /\.jsonl(?:\.gz)?$/.test(file) && only.test(file))
    .sort()
    .map((file) => ({ name: file.replace(/\.jsonl(?:\.gz)?$/, ''), records: recordsIn(join(folder, file)).filter(isScored) }))
}

function recordsIn(path) {
  const bytes = readFileSync(path)
  const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n')
  return lines.flatMap((line, n) => {
    if (line.trim() === '') return []
    try {
      return [JSON.parse(line)]
    } catch (error) {
      throw new Error(`${path}:${n + 1}: ${error.message}`)
    }
  })
}

function isScored({ label, meta }) {
  return label !== 'dual' && meta?.tier !== 'noisy'
}

/** Attacks come in tiers: `must` be flagged from this one call; `should`, for what people do, too. */
export function tierOf({ label, meta }) {
  return label === 'malicious' ? (meta?.tier ?? 'must') : ''
}

/** The steps of a record in order: a session has several, everything else is one. */
export function stepsOf({ kind, input }) {
  return kind === 'session' ? input : [{ kind, input }]
}

/** A step as a request: the route, and the body without who asks. Undefined for what is no call and no text. */
export function requestOf({ kind, input }) {
  const convert = KINDS[kind]
  if (convert === undefined) throw new Error(`there is no kind of record "${kind}"; known are ${Object.keys(KINDS).join(', ')}`)
  return convert(input)
}

const call = (tool_call) => ({ route: 'analyze', body: { tool_call } })
const text = (surface, content) => ({ route: 'inspect', body: { surface, content: typeof content === 'string' ? content : JSON.stringify(content) } })
const OPERATIONS = { read: 'Read', write: 'Write', delete: 'Delete', list: 'List', create: 'Create' }

const KINDS = {
  shell: (command) => call({ Bash: { command } }),
  sql: (statement) => call({ Database: { query: statement } }),
  call: (toolCall) => call(toolCall),
  mcp_call: ({ tool, arguments: params, args }) => call({ Unknown: { tool_name: tool, params: params ?? args ?? {} } }),
  file({ tool, input, op, path, content }) {
    if (tool !== undefined) return call({ Unknown: { tool_name: tool, params: input } })
    const operation = OPERATIONS[op] ?? (content === undefined ? 'Read' : 'Write')
    return call({ Filesystem: { operation, path, ...(content !== undefined && { content }) } })
  },
  network({ method = 'GET', url, headers, body, frames, response_body }) {
    if (response_body !== undefined) return text('tool_result', response_body)
    const sent = frames === undefined ? body : JSON.stringify(frames)
    return call({ Network: { method, url, ...(headers && { headers }), ...(sent !== undefined && { body: sent }) } })
  },
  text: (prompt) => text('user_message', prompt),
  tool_description: (description) => text('tool_description', description),
  tool_result: (result) => text('tool_result', result?.response_body ?? result),
  event: () => undefined,
}
