import type { Tag } from '../../facts.js'
import { summarizePayload } from '../file/payload.js'
import type { Frame } from '../machine.js'
import type { Runner } from './runner.js'
import type { Parsed } from './grammar.js'

/** What scheduled commands would do, as payload tags: those of the nested command, in the file that the call wrote, or on standard input. */
export function scheduledPayload(format: 'crontab' | 'job.sh', parsed: Parsed, frame: Frame, runner: Runner): readonly Tag[] {
  const file = parsed.operands[0] && runner.machine.files.get(runner.resolve(parsed.operands[0].text))
  const text = parsed.argv.length ? parsed.argv.map((a) => quoted(a.text)).join(' ') : (file?.content.text ?? frame.stdin.text)
  return text ? summarizePayload(text, format, runner.machine.context) : []
}

/** A word as a shell would have to be given it. */
const quoted = (text: string): string => (/^[\w@%+=:,./~-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)
