import { resource, stepped } from '../../machine.js'
import { allOf, has, textOf, textsOf, valueOf, type Call, type Command } from '../call.js'
import { readMember } from '../member.js'
import { from } from '../record.js'
import { NULL, asNumber, asText, carried, gather, instance, itemsOf, text, unknown, withTaint, type Value } from '../value.js'

/** Data goes through unchanged, as far as anybody can say: sorted, selected, formatted, printed. */
const passes: Command = {
  parameters: ' | inputobject property groupby view encoding width depth delimiter',
  run: (call) => call.named.get('inputobject') ?? call.input,
}
const input = (call: Call): Value => call.named.get('inputobject') ?? call.input
/** The same data in another form: its text is not known, but what it carries is. */
const converts = (step?: string): Command => ({
  parameters:
    'inputobject | depth delimiter property head body title precontent postcontent as fragment key securekey asstring | ' +
    'compress enumsasstrings asarray notypeinformation ashashtable noenumerate asplaintext',
  run: (call) => unknown(step === undefined ? allOf(call) : stepped(allOf(call), step)),
})

/** `Select-Object -ExpandProperty NAME`, `-First n`, `-Property …`. */
function select(call: Call): Value {
  const name = textOf(call, 'expandproperty')
  const items = itemsOf(call.input)
  if (name !== undefined) return gather(items.slice(0, 256).map((item) => readMember(item, name, false, call.frame, call.session)))
  const first = asNumber(valueOf(call, 'first'))
  const skip = asNumber(valueOf(call, 'skip')) ?? 0
  const last = asNumber(valueOf(call, 'last'))
  if (call.input.k !== 'list') return call.input
  const kept = last !== undefined ? items.slice(-last) : items.slice(skip, first === undefined ? undefined : skip + first)
  return withTaint(gather(kept), call.input.taint)
}

function writeOutput(call: Call): Value {
  const given = [...(has(call, 'inputobject') ? itemsOf(valueOf(call, 'inputobject')) : []), ...call.rest.flatMap(itemsOf)]
  return gather(given.length ? given : itemsOf(call.input))
}

export const TEXT: Readonly<Record<string, Command>> = {
  'write-output': { parameters: 'inputobject | | noenumerate', run: writeOutput },
  'write-host': { parameters: 'object | separator foregroundcolor backgroundcolor', run: () => NULL },
  'select-object': { parameters: 'property | expandproperty first last skip skiplast index excludeproperty inputobject', run: select },
  'sort-object': passes,
  'format-table': passes,
  'format-list': passes,
  'format-wide': passes,
  'format-custom': passes,
  'out-string': passes,
  'out-host': passes,
  'out-default': passes,
  'out-gridview': passes,
  'get-unique': passes,
  'group-object': passes,
  'convertto-json': converts(),
  'convertto-csv': converts(),
  'convertto-html': converts(),
  'convertto-xml': converts(),
  'convertfrom-json': converts(),
  'convertfrom-csv': converts(),
  'format-hex': converts('hex'),
  'convertfrom-securestring': converts(),
  'import-csv': {
    parameters: 'path literalpath=path | delimiter header encoding',
    run: (call) => call.session.command('get-content', call.args, call.input, call.frame),
  },
  'import-clixml': {
    parameters: 'path literalpath=path',
    run: (call) => call.session.command('get-content', call.args, call.input, call.frame),
  },
  'get-random': {
    parameters: 'inputobject maximum | minimum count setseed',
    run: (call) => (has(call, 'inputobject') ? unknown(carried(valueOf(call, 'inputobject'))) : unknown(carried(call.input))),
  },
  'get-date': { parameters: 'date | format uformat', run: () => unknown() },
  'get-location': { parameters: '', run: () => text('.') },
  'start-sleep': { parameters: 'seconds | milliseconds duration', run: () => NULL },
  'read-host': { parameters: 'prompt | | assecurestring maskinput', run: () => unknown() },
  'get-member': { parameters: 'name | inputobject membertype', run: (call) => unknown(carried(input(call))) },
  'get-credential': { parameters: 'credential | message username title', run: () => unknown() },
  'get-clipboard': {
    parameters: ' | format textformattype delimiter',
    run: (call) => unknown(from(call.session.machine.effect(call.frame, 'read', resource('clipboard', 'contents', 'clipboard')))),
  },
  'set-clipboard': { parameters: 'value path | ', run: () => NULL },
  'get-process': {
    parameters: 'name processname=name | id computername inputobject module fileversioninfo',
    run: (call) =>
      has(call, 'name')
        ? gather(
            textsOf(call, 'name')
              .slice(0, 16)
              .map((name) => instance('process', [['name', text(name)]])),
          )
        : instance('process-list'),
  },
  'get-psreadlineoption': { parameters: '', run: () => instance('psreadlineoptions') },
  'new-timespan': { parameters: 'start end | days hours minutes seconds', run: () => unknown() },
  'join-string': {
    parameters: 'property separator | outputprefix outputsuffix formatstring inputobject',
    run: (call) => text(asText(call.input, textOf(call, 'separator') ?? ''), carried(call.input)),
  },
}
