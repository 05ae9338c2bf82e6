import { CLEAN, join } from '../../machine.js'
import { HOLE } from '../../word.js'
import { type Call, type Command, has, textOf, textsOf, valueOf } from '../call.js'
import { pathName } from '../record.js'
import { NULL, type Value, asText, carried, list, text, unknown, withTaint } from '../value.js'
import { ITEM, file } from './place.js'

/** `Set-Location` and its kin change where relative paths lead. */
function setLocation(call: Call): Value {
  const path = textOf(call, 'path')
  if (path !== undefined) call.session.shell.state.cwd = pathName(path, call.session)
  return NULL
}

export const PATH_COMMANDS: Readonly<Record<string, Command>> = {
  'set-location': { parameters: `${ITEM} | stackname`, run: setLocation },
  'push-location': { parameters: `${ITEM} | stackname`, run: setLocation },
  'join-path': {
    parameters: 'path childpath additionalchildpath | credential | resolve',
    run: (call) => {
      const parts = [valueOf(call, 'path'), valueOf(call, 'childpath'), valueOf(call, 'additionalchildpath'), ...call.rest]
      const taint = parts.reduce((t, part) => join(t, carried(part)), CLEAN)
      return text(
        parts
          .map((part) => asText(part))
          .filter((part) => part !== '')
          .join('\\')
          .replace(/[\\/]{2,}(?!$)/g, (m, at: number) => (at === 0 ? m : '\\')),
        taint,
      )
    },
  },
  'split-path': {
    parameters: 'path literalpath=path | | parent leaf qualifier noqualifier leafbase extension isabsolute resolve',
    run: (call) => {
      const path = textsOf(call, 'path')[0] ?? HOLE
      return text(
        has(call, 'leaf') ? (path.split(/[\\/]/).at(-1) ?? path) : path.replace(/[\\/][^\\/]*$/, ''),
        carried(call.named.get('path') ?? call.input),
      )
    },
  },
  'resolve-path': {
    parameters: `${ITEM}`,
    run: (call) => list(textsOf(call, 'path').map((path) => withTaint(file(path), carried(valueOf(call, 'path'))))),
  },
  'convert-path': { parameters: `${ITEM}`, run: (call) => call.named.get('path') ?? call.input },
  'test-path': { parameters: `${ITEM} | pathtype filter include exclude newerthan olderthan credential | isvalid`, run: () => unknown() },
}
