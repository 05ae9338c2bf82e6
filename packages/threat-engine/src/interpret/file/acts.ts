import { type Context, isLive, type Resource, type Tag } from '../../facts.js'
import type { Language } from '../language.js'
import { commandsIn, languageOf } from './commands.js'
import { summarizePayload } from './payload.js'
import { ranApart, rehearsed } from './rehearsal.js'

const MAX_STEPS = 1_000
const MAX_CODE = 16_384

/** True when code starts a program, talks to another host, or runs what it fetches or decodes. */
function reachesOut(language: Language, source: string, context: Context): boolean {
  const known = rehearsed([{ language, source }], source.length, context)
  const machine = known !== undefined && known.exhausts.length === 0 ? known : ranApart('/written', [{ language, source: source.slice(0, MAX_CODE) }], source.length, context, MAX_STEPS)
  return machine.effects.some((effect) => isLive(effect) && ((effect.action === 'execute' && (effect.resource.kind === 'process' || effect.resource.kind === 'code')) || (effect.resource.kind === 'host' && effect.action !== 'list')))
}

/**
 * What a written text would do if it ran, as tags. Of a source file that is edited in place also whether the code that is put into it starts programs or talks to hosts
 * (`payload-process`): a shell script does nothing else, so it has no such tag.
 */
export function writtenPayload(text: string, path: string, context: Context, inPlace: boolean): readonly Tag[] {
  const tags = summarizePayload(text, path, context)
  const language = inPlace ? languageOf(path) : undefined
  return language !== undefined && language !== 'sh' && language !== 'cmd' && language !== 'powershell' && reachesOut(language, text, context) ? [...tags, 'payload-process'] : tags
}

/** A `.pth` file is a list of folders, or the weights of a model; with a line that starts a program it is code that every Python of that place runs first (T1546.018). */
export function startsWithPython(target: Resource<'path'>, text: string | undefined, context: Context): Resource<'path'> {
  if (text === undefined || target.class !== 'ordinary' || !/\.pth$/i.test(target.name) || !/^import[\t ]/m.test(text.slice(0, MAX_CODE))) return target
  return commandsIn(text, target.name).some(({ language, source }) => reachesOut(language, source, context)) ? { ...target, class: 'startup' } : target
}
