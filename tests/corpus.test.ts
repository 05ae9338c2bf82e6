/** The shipped corpus: every attack is flagged, every harmless record passes, but for the known misses below. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InspectSurface, ToolCall } from '@proxilion/mcp-protocol'
import { createEngine } from '@proxilion/threat-engine'

interface Record_ {
  readonly id: string
  readonly kind: string
  readonly label: 'malicious' | 'benign'
  readonly input: unknown
  readonly meta: { readonly tier?: 'must' | 'should' }
}

/** Attacks that are below their threshold, with the reason. */
const KNOWN_MISSES: Readonly<Record<string, string>> = {
  a053: 'the process whose memory is dumped is only known by the name that pgrep was given',
}

const engine = createEngine()
const read = (name: string): Record_[] => readFileSync(join(__dirname, '..', 'corpus', name), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record_)
const OPERATIONS = { read: 'Read', write: 'Write', delete: 'Delete', list: 'List' } as const
const SURFACES: Readonly<Record<string, InspectSurface>> = { text: 'user_message', tool_description: 'tool_description', tool_result: 'tool_result' }

function score({ kind, input }: Record_): number {
  const surface = SURFACES[kind]
  return surface ? engine.inspect({ surface, content: input as string }).score : engine.analyze(callOf(kind, input)).score
}

function callOf(kind: string, input: unknown): ToolCall {
  const i = input as { op: keyof typeof OPERATIONS; path: string; content?: string; url: string; method?: string; tool: string; arguments: unknown }
  switch (kind) {
    case 'shell': return { Bash: { command: input as string } }
    case 'sql': return { Database: { query: input as string } }
    case 'file': return { Filesystem: { operation: OPERATIONS[i.op], path: i.path, ...(i.content !== undefined && { content: i.content }) } }
    case 'network': return { Network: { url: i.url, ...(i.method !== undefined && { method: i.method }) } }
    default: return { Unknown: { tool_name: i.tool, params: i.arguments } }
  }
}

/** Alert for what people do too and for prompts, Block for the rest. */
const threshold = ({ kind, meta }: Record_): number => (meta.tier === 'should' || kind === 'text' ? 50 : 70)

test.each(read('attacks.jsonl'))('$id $kind $input', (record) => {
  const reached = score(record) >= threshold(record)
  expect({ id: record.id, reached }).toEqual({ id: record.id, reached: !(record.id in KNOWN_MISSES) })
})

test.each(read('benign.jsonl'))('$id $kind $input', (record) => {
  expect(score(record)).toBeLessThan(50)
})
