import { CLEAN, NOTHING, UNKNOWN, join, resource, stepped } from '../../machine.js'
import { pathResource } from '../../resource/path.js'
import { at } from '../../shell/apply.js'
import { resolvePath } from '../../shell/paths.js'
import { URL, download, fetchAndRun, loads, lolbin, ordinary, proxies } from './loading.js'
import { joinWords, options, type Program } from './options.js'

/** `certutil`: fetches, decodes, encodes, exports keys and trusts certificates (T1105, T1140, T1553.004). */
const certutil: Program = (args, frame, shell) => {
  const { machine } = shell
  const { flags, operands } = options(args, 'p')
  const has = (...names: readonly string[]): boolean => names.some((name) => flags.has(name))
  const url = operands.find((arg) => URL.test(arg.text))
  if (url && has('urlcache', 'verifyctl', 'url', 'urlfetch', 'ping')) {
    lolbin(frame, shell)
    download(
      url,
      operands.find((arg) => arg !== url) ?? { ...url, text: url.text.split(/[?#]/)[0]?.split('/').at(-1) ?? 'download' },
      frame,
      shell,
    )
    return UNKNOWN
  }
  ordinary(frame, shell)
  const [first, second] = operands
  if (has('decode', 'decodehex', 'encode', 'encodehex') && first && second) {
    const decodes = has('decode', 'decodehex')
    const hex = has('decodehex', 'encodehex')
    const path = resolvePath(first.text, shell.state)
    const source = machine.effect(at(frame, first), 'read', pathResource(path, machine.context))
    const held = machine.files.get(path)
    const taint = stepped(
      join(held?.content.taint ?? CLEAN, { sources: [source], steps: [] }),
      `${decodes ? 'decode:' : ''}${hex ? 'hex' : 'base64'}`,
    )
    machine.flow(taint, machine.effect(at(frame, second), 'write', pathResource(resolvePath(second.text, shell.state), machine.context)))
    machine.files.set(resolvePath(second.text, shell.state), {
      content: { text: decodes ? decodedText(held?.content.text, hex) : undefined, taint },
    })
    return NOTHING
  }
  if (has('addstore') && first && /^(?:root|authroot|ca|trustedpublisher|enterprise)$/i.test(first.text))
    machine.effect(frame, 'install', resource('certificate', 'trust', first.text))
  else if (has('exportpfx', 'recoverkey', 'getkey'))
    machine.effect(frame, 'read', resource('certificate', 'private-key', operands.map((arg) => arg.text).join(' ')))
  return UNKNOWN
}

/** Files that run. */
const PROGRAM_FILE = /\.(?:exe|dll|scr|com|ps1|bat|cmd|vbs|vbe|js|jse|wsf|hta|sct|cpl|msi|lnk)$/i

/** `bitsadmin`: transfers, and programs that start when one ends (T1197). */
const bitsadmin: Program = (args, frame, shell) => {
  const executable = args.some((arg) => PROGRAM_FILE.test(arg.text) && !URL.test(arg.text))
  if (executable && args.some((arg) => URL.test(arg.text))) proxies(frame, shell)
  else lolbin(frame, shell)
  const verb = args.find((arg) => /^[/-](?:transfer|addfile|setnotifycmdline|addfileset)$/i.test(arg.text))
  const rest = verb ? args.slice(args.indexOf(verb) + 1) : []
  if (verb && /setnotifycmdline$/i.test(verb.text)) {
    const command = joinWords(rest.slice(1).filter((arg) => !/^null$/i.test(arg.text)))
    shell.machine.effect(frame, 'schedule', resource('process', 'ordinary', rest[0]?.text ?? 'transfer', command === '' ? [] : ['hijack']), { detail: command.slice(0, 300) })
    return UNKNOWN
  }
  rest.forEach((arg, i) => {
    if (URL.test(arg.text)) download(arg, rest[i + 1], frame, shell)
  })
  return UNKNOWN
}

/** `msiexec /i package`: an installer, from the net (T1218.007) or from here; `/y` and `/z` run a library. */
const msiexec: Program = (args, frame, shell) => {
  const { machine } = shell
  const { flags, operands } = options(args, 'i package a x y z p j jm ju f l')
  const source = flags.get('i') ?? flags.get('package') ?? flags.get('a') ?? flags.get('j') ?? flags.get('jm')
  const library = flags.get('y') ?? flags.get('z')
  const target = source ?? operands.find((arg) => URL.test(arg.text) || /\.(?:msi|msp)$/i.test(arg.text))
  if (library) {
    lolbin(frame, shell)
    loads(library, frame, shell)
  } else ordinary(frame, shell)
  if (target && URL.test(target.text)) {
    const taint = fetchAndRun(target.text, at(frame, target), shell)
    machine.flow(taint, machine.effect(at(frame, target), 'install', resource('package', 'raw-address', target.text)))
  } else if (target) {
    loads(target, frame, shell)
    machine.effect(at(frame, target), 'install', resource('package', 'local', target.text))
  }
  return UNKNOWN
}

function decodedText(text: string | undefined, hex: boolean): string | undefined {
  const plain = text?.replace(/-----[A-Z ]{1,40}-----/g, '').replace(/\s/g, '')
  return plain === undefined || plain.length > 262_144
    ? undefined
    : Buffer.from(plain, hex ? 'hex' : 'base64')
        .toString('utf8')
        .replace(/[\u0000-\u0002]/g, '')
}

/** Programs whose use includes fetching a file. */
export const DOWNLOADERS: Readonly<Record<string, Program>> = { certutil, bitsadmin, msiexec }
