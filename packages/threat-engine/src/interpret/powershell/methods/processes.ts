import { resource, type Frame } from '../../machine.js'
import { hostResource } from '../../resource/host.js'
import type { MemberCall } from '../member.js'
import { type Method, arg, field, fieldsOf, quiet, same, shown } from './method.js'
import { runLine, runProcess } from '../process.js'
import { connect } from '../record.js'
import { writeRegistry } from '../registry.js'
import { NULL, asText, instance } from '../value.js'

const runs =
  (argument: number): Method =>
  (c) =>
    runLine(shown(c, argument), c.taint, c.frame, c.session)
export const CODE: Readonly<Record<string, Method>> = {
  invoke: (c) => c.session.code(field(c, 'text'), c.frame),
  invokereturnasis: (c) => c.session.code(field(c, 'text'), c.frame),
  getnewclosure: same,
}
export const POWERSHELL: Readonly<Record<string, Method>> = {
  addscript: (c) => {
    fieldsOf(c).set('script', arg(c, 0))
    return c.object
  },
  addcommand: (c) => {
    fieldsOf(c).set('script', arg(c, 0))
    return c.object
  },
  addargument: same,
  addparameter: same,
  invoke: (c) => c.session.code(field(c, 'script'), c.frame),
  begininvoke: (c) => c.session.code(field(c, 'script'), c.frame),
}
/** Windows Script Host and the shell as COM objects (T1059.005); on another host they run there (T1021.003). */
export const SHELL: Readonly<Record<string, Method>> = {
  run: runs(0),
  exec: runs(0),
  filerun: quiet,
  // `ShellWindows` is a list of windows, each with the shell as its application.
  item: same,
  shellexecute: (c) => {
    if (field(c, 'host').k !== 'null') c.session.machine.effect(c.frame, 'execute', resource('process', 'lolbin', 'ShellExecute'))
    return runProcess(arg(c, 0), arg(c, 1), remote(c), c.session)
  },
  executeshellcommand: (c) => (c.session.machine.effect(c.frame, 'execute', resource('process', 'lolbin', 'ExecuteShellCommand')), runProcess)(arg(c, 0), arg(c, 2), remote(c), c.session),
  createshortcut: (c) => instance('shortcut', [['path', arg(c, 0)]]),
  regwrite: (c) => {
    const key = shown(c, 0)
    writeRegistry(key.replace(/\\[^\\]*$/, ''), key.split('\\').at(-1) ?? '', arg(c, 1), c.frame, c.session)
    return NULL
  },
  sendkeys: quiet,
  popup: quiet,
  namespace: (c) => instance('shell-folder', [['path', arg(c, 0)]]),
  environment: quiet,
}
export function remote(c: MemberCall): Frame {
  const host = field(c, 'host')
  if (host.k === 'null') return c.frame
  const name = asText(host)
  connect(name, 135, c.frame, c.session)
  c.session.machine.effect(c.frame, 'execute', { ...hostResource(name, c.session.machine.context), port: 135 })
  return { ...c.frame, actor: { ...c.frame.actor, remote: name } }
}
export const PROCESS: Readonly<Record<string, Method>> = {
  start: (c) => {
    const info = field(c, 'startinfo')
    const fields = info.k === 'object' ? info.fields : fieldsOf(c)
    return runProcess(fields.get('filename') ?? NULL, fields.get('arguments') ?? NULL, c.frame, c.session)
  },
  kill: quiet,
  waitforexit: quiet,
}
