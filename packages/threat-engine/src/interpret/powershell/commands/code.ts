import { type Frame, resource, stepped } from '../../machine.js'
import { hostResource } from '../../resource/host.js'
import { HOLE } from '../../word.js'
import { type Call, type Command, allOf, frameOf, has, textOf, textsOf, valueOf, wildcard } from '../call.js'
import { callMember } from '../member.js'
import { createObject } from '../objects.js'
import { typeName } from '../parse-expression.js'
import { runProcess, word } from '../process.js'
import { pathName, readPath } from '../record.js'
import { tableOf } from '../table.js'
import { NULL, type Value, asStream, asText, carried, gather, instance, itemsOf, list, text, unknown, withTaint } from '../value.js'
import { imports } from './imports.js'

/** The frame of something that runs on another host. */
function onHost(call: Call, name: string): Frame {
  const { session } = call
  const host = textsOf(call, name)[0] ?? HOLE
  session.machine.effect(frameOf(call, name), call.name === 'invoke-command' ? 'execute' : 'connect', {
    ...hostResource(host, session.machine.context),
    port: 5985,
  })
  return { ...call.frame, actor: { ...call.frame.actor, remote: host } }
}

function expression(call: Call): Value {
  const code = call.named.get('command')
  const values = code ? [code] : itemsOf(call.input)
  // Lines that come one by one from a download or a file are one script.
  if (values.length > 1 && values.every((v) => v.k !== 'block')) return call.session.code(list(values), call.frame)
  return gather(values.map((value) => call.session.code(value, call.frame)))
}

/** Where `Invoke-Command` runs its block: `-ComputerName` (also by position), `-Session`, or here. */
function remoteFrame(call: Call): Frame {
  if (has(call, 'computername') || has(call, 'session')) return onHost(call, has(call, 'computername') ? 'computername' : 'session')
  const [first] = call.rest
  if (!first || first.k === 'block' || !call.named.has('scriptblock')) return call.frame
  return onHost({ ...call, named: new Map([...call.named, ['computername', first]]) }, 'computername')
}

function invoke(call: Call): Value {
  const { session } = call
  const inner = remoteFrame(call)
  const block = call.named.get('scriptblock') ?? call.rest.find((v) => v.k === 'block')
  const args = itemsOf(valueOf(call, 'argumentlist'))
  const file = textOf(call, 'filepath')
  if (file !== undefined) return session.native([word(file)], asStream(call.input), inner)
  if (!block) return unknown(allOf(call))
  return block.k === 'block' ? session.invoke(block.body, args, undefined, inner) : session.code(block, inner)
}

function start(call: Call): Value {
  const { session, frame } = call
  const file = valueOf(call, 'filepath')
  const privileged = /^runas$/i.test(textOf(call, 'verb') ?? '')
  const hidden = /^hidden$/i.test(textOf(call, 'windowstyle') ?? '')
  const inner: Frame =
    privileged || hidden
      ? {
          ...frame,
          actor: {
            ...frame.actor,
            privileged: frame.actor.privileged || privileged,
            wrappers: [...frame.actor.wrappers, 'Start-Process'].slice(-8),
          },
        }
      : frame
  const shown = asText(file)
  if (/^https?:\/\//i.test(shown)) return unknown()
  const out = runProcess(file, gather([valueOf(call, 'argumentlist'), ...call.rest]), inner, session)
  return withTaint(
    instance('process', [
      ['name', text(shown)],
      ['output', out],
    ]),
    carried(out),
  )
}

/** `New-Object TYPE args`, `New-Object -ComObject NAME`. */
function newObject(call: Call): Value {
  const com = textOf(call, 'comobject')
  const args = call.named.get('argumentlist')
  const values = [...(args ? itemsOf(args) : []), ...call.rest.flatMap(itemsOf)]
  const shown = com ?? textOf(call, 'typename') ?? ''
  const object = createObject(com ?? typeName(`[${shown}]`), values, call.frame, call.session)
  const properties = valueOf(call, 'property')
  if (object.k === 'object' && properties.k === 'table') for (const [name, value] of properties.entries) object.fields.set(name, value)
  return withTaint(object, carried(valueOf(call, 'typename')))
}

/** `ForEach-Object`: a script block for each item, or a member of each. */
function forEach(call: Call): Value {
  const { session, frame } = call
  const blocks = [...call.named.values(), ...call.rest].flatMap((v) => (v.k === 'list' ? v.items : [v])).filter((v) => v.k === 'block')
  const member = textOf(call, 'process')
  if (blocks.length === 0 && member !== undefined) {
    const args = itemsOf(valueOf(call, 'argumentlist'))
    return gather(
      itemsOf(call.input)
        .slice(0, 4096)
        .map((item) => callMember(item, member, args, false, frame, session)),
    )
  }
  const [first, second] = blocks
  const process = blocks.length > 1 && !call.named.has('end') ? second : first
  const before = blocks.length > 1 && !call.named.has('end') ? first : undefined
  const out: Value[] = []
  if (before?.k === 'block') out.push(session.invoke(before.body, [], undefined, frame))
  if (process?.k === 'block') {
    const items = itemsOf(call.input)
    const each = session.each(items.length || call.input.k !== 'null' ? items : [unknown()], frame, (item, inner) =>
      session.invoke(process.body, [], item, inner),
    )
    out.push(each.k === 'null' ? NULL : each)
  }
  for (const block of blocks.slice(2)) if (block.k === 'block') out.push(session.invoke(block.body, [], undefined, frame))
  return gather(out)
}

/** `Where-Object`: what is let through is not known, it carries the same. The block is run once, for calls in it. */
function where(call: Call): Value {
  const block = [...call.named.values(), ...call.rest].find((v) => v.k === 'block')
  if (block?.k === 'block' && call.input.k !== 'null') call.session.invoke(block.body, [], itemsOf(call.input)[0] ?? unknown(), call.frame)
  return call.input
}

/** `Add-Type`: C# that is compiled into the session, and the functions of Windows that it imports. */
function addType(call: Call): Value {
  const { session, frame } = call
  const source = [textOf(call, 'memberdefinition'), textOf(call, 'typedefinition')].filter((s) => s !== undefined).join('\n')
  const path = textOf(call, 'path') ?? textOf(call, 'literalpath')
  if (path !== undefined) readPath(path, frameOf(call, 'path'), session, ['load'])
  const carriedCode = carried(valueOf(call, 'typedefinition'))
  const fetched = carriedCode.sources.find((s) => s.resource.kind === 'host')
  if (fetched)
    session.machine.flow(carriedCode, session.machine.effect(frame, 'execute', resource('code', 'fetched', fetched.resource.name)))
  imports(source, frame, session)
  return has(call, 'passthru') ? { k: 'type', name: 'added', taint: carriedCode } : NULL
}

/** `Get-Command`: the first command that a wildcard means. */
function getCommand(call: Call): Value {
  const name = textsOf(call, 'name')[0]
  return name === undefined ? unknown() : text(/[*?[]/.test(name) ? (wildcard(name) ?? HOLE) : name)
}

/** A module or script that is loaded from a file; one that is known for what it is counts as run. */
function importModule(call: Call): Value {
  for (const name of textsOf(call, 'name')) {
    if (!/[\\/]|\.(?:psm?1|psd1|dll)$/i.test(name)) continue
    const { session } = call
    readPath(name, frameOf(call, 'name'), session, ['load'])
    const base = (name.split(/[\\/]/).at(-1) ?? '').replace(/\.\w{2,4}$/, '').toLowerCase()
    const known = tableOf(base)?.signature.class
    if (known) session.machine.effect(frameOf(call, 'name'), 'execute', resource('process', known, base))
    const written = session.machine.files.get(pathName(name, session))
    if (written)
      session.code(
        written.content.text === undefined ? unknown(written.content.taint) : text(written.content.text, written.content.taint),
        call.frame,
      )
  }
  return NULL
}

/** Jobs and measurements run a block here and now, as far as effects go. */
const runsBlock: Command = {
  parameters: 'scriptblock=block name expression=block command=block | block argumentlist initializationscript filepath credential | ',
  run: (call) => {
    const block = [...call.named.values(), ...call.rest].find((v) => v.k === 'block')
    const file = textOf(call, 'filepath')
    if (file !== undefined) return call.session.native([word(file)], asStream(call.input), call.frame)
    return block?.k === 'block'
      ? call.session.invoke(block.body, itemsOf(valueOf(call, 'argumentlist')), undefined, call.frame)
      : unknown(allOf(call))
  },
}

export const CODE: Readonly<Record<string, Command>> = {
  'invoke-expression': { parameters: 'command', run: expression },
  'invoke-command': {
    parameters:
      'scriptblock | computername cn=computername session argumentlist args=argumentlist filepath credential vmname ' +
      'hostname=computername containerid port authentication throttlelimit sessionoption configurationname | hidecomputername ' +
      'indisconnectedsession',
    run: invoke,
  },
  'start-process': {
    parameters:
      'filepath argumentlist argument=argumentlist args=argumentlist path=filepath | windowstyle verb workingdirectory ' +
      'credential redirectstandardoutput redirectstandarderror redirectstandardinput | loaduserprofile',
    run: start,
  },
  'invoke-item': {
    parameters: 'path literalpath=path | filter include exclude credential',
    run: (call) => runProcess(call.named.get('path') ?? call.input, NULL, call.frame, call.session),
  },
  'new-object': { parameters: 'typename argumentlist args=argumentlist | comobject com=comobject property | strict', run: newObject },
  'foreach-object': {
    parameters: 'process membername=process | begin end remainingscripts argumentlist parallel=process throttlelimit timeoutseconds',
    run: forEach,
  },
  'where-object': { parameters: 'filterscript value | property eq ne gt lt ge le like notlike match notmatch contains in', run: where },
  'start-job': runsBlock,
  'start-threadjob': runsBlock,
  'measure-command': runsBlock,
  'trace-command': runsBlock,
  'add-type': {
    parameters:
      'typedefinition name | memberdefinition namespace usingnamespace assemblyname assembly=assemblyname path literalpath ' +
      'referencedassemblies language outputassembly outputtype compileroptions compilerparameters | ignorewarnings',
    run: addType,
  },
  'get-command': { parameters: 'name | module commandtype type=commandtype noun verb parametername', run: getCommand },
  'import-module': {
    parameters:
      'name | prefix function cmdlet variable alias requiredversion minimumversion maximumversion scope pssession cimsession | ' +
      'disablenamechecking usewindowspowershell global',
    run: importModule,
  },
  'enter-pssession': {
    parameters:
      'computername cn=computername | session credential hostname=computername port authentication configurationname sessionoption',
    run: (call) => {
      if (has(call, 'computername')) onHost(call, 'computername')
      return NULL
    },
  },
  'new-pssession': {
    parameters:
      'computername cn=computername | credential hostname=computername name port authentication configurationname ' +
      'sessionoption connectionuri',
    run: (call) =>
      has(call, 'computername') ? instance('pssession', [['name', text(onHost(call, 'computername').actor.remote ?? HOLE)]]) : unknown(),
  },
  'convertto-securestring': { parameters: 'string | key securekey', run: (call) => instance('securestring', [['text', call.named.get('string') ?? call.input]], stepped(allOf(call), has(call, 'key') || has(call, 'securekey') ? 'decode:decrypt' : 'encrypt')) },
  'out-null': { parameters: 'inputobject', run: () => NULL },
}
