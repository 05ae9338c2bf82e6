import { join, resource } from '../../machine.js'
import { HOLE } from '../../word.js'
import { type Command, frameOf, textOf, textsOf, valueOf } from '../call.js'
import { writeFile } from '../files.js'
import { from, readPath } from '../record.js'
import { NULL, asText, carried, itemsOf, unknown } from '../value.js'

export const EXPORT_COMMANDS: Readonly<Record<string, Command>> = {
  'export-certificate': {
    parameters: 'cert filepath | type | ',
    run: (call) => {
      // The certificates of a whole store tell who may log on where (T1649); one of them is public.
      const cert = itemsOf(call.named.get('cert') ?? call.input)[0]
      const store = cert?.k === 'object' && cert.type === 'certificate' ? asText(cert.fields.get('fullname') ?? NULL) : ''
      const bulk = /^cert[^:]*:.*\\my[\\*]*$/i.test(store)
      const effect = bulk ? call.session.machine.effect(call.frame, 'read', resource('certificate', 'ordinary', store, ['bulk'])) : undefined
      writeFile(textOf(call, 'filepath') ?? HOLE, effect ? unknown(from(effect)) : unknown(), false, [], frameOf(call, 'filepath'), call.session)
      return NULL
    },
  },
  'export-pfxcertificate': {
    parameters: 'cert pfx=cert filepath password | ',
    run: (call) => {
      const effect = call.session.machine.effect(call.frame, 'read', resource('certificate', 'private-key', asText(valueOf(call, 'cert'))))
      writeFile(textOf(call, 'filepath') ?? HOLE, unknown(from(effect)), false, [], frameOf(call, 'filepath'), call.session)
      return NULL
    },
  },
  'compress-archive': {
    parameters: 'path literalpath=path destinationpath compressionlevel | ',
    run: (call) => {
      let taint = carried(call.input)
      for (const path of textsOf(call, 'path').slice(0, 32))
        taint = join(taint, readPath(path, frameOf(call, 'path'), call.session, ['recursive']))
      const moved = { sources: taint.sources, steps: [...taint.steps, 'zip'] }
      writeFile(textOf(call, 'destinationpath') ?? HOLE, unknown(moved), false, [], frameOf(call, 'destinationpath'), call.session)
      return NULL
    },
  },
}
