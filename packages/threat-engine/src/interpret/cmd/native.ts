import { CLEAN, UNKNOWN, resource, type Frame, type Stream, type VirtualFile } from '../machine.js'
import { pathResource } from '../resource/path.js'
import type { Arg } from '../shell/expand.js'
import type { Shell } from '../shell/execute.js'
import { resolvePath } from '../shell/paths.js'
import { baseName, runProgram } from '../shell/program.js'
import { runCode } from '../shell/run-code.js'
import { display } from '../word.js'
import { signatureOf } from '../../signatures/index.js'
import { windowsProgram } from './programs/index.js'
import { scriptText } from './programs/scripts.js'

/**
 * Runs the words of a command line of Windows: a file that the call wrote, a program whose name means something else on other systems, or
 * any program.
 */
export function runNative(words: readonly Arg[], frame: Frame, shell: Shell): Stream {
  const [first] = words
  if (!first) return UNKNOWN
  const written = writtenFile(first.text, shell)
  if (written && written.copyOf === undefined) return runWritten(first.text, written, frame, shell)
  const name = baseName(written?.copyOf ?? first.text).toLowerCase()
  // A copy of a program under the name of another is made so that it is not recognised (T1036.003).
  if (written?.copyOf !== undefined && baseName(written.copyOf).toLowerCase() !== baseName(first.text).toLowerCase())
    shell.machine.effect(frame, 'execute', pathResource(resolvePath(first.text, shell.state), shell.machine.context, RUNNERS.test(written.copyOf) ? ['copy', 'hijack'] : ['copy']))
  // One that keeps its name loads the libraries that lie beside it (T1574.001).
  else if (written?.copyOf !== undefined && SYSTEM_FOLDER.test(written.copyOf) && hasLibraryBeside(first.text, shell))
    shell.machine.effect(frame, 'execute', resource('process', 'lolbin', baseName(first.text), ['proxy']))
  const program = windowsProgram(name, true)
  if (program) return program(words.slice(1), { ...frame, actor: { ...frame.actor, program: name.replace(/\.(?:exe|com)$/, '') } }, shell)
  // Scripts of the Windows Script Host and HTML applications run by their extension.
  const host = /\.(?:vbs|vbe|js|jse|wsf|wsh)$/.test(name) ? 'wscript' : name.endsWith('.hta') ? 'mshta' : undefined
  const opener = host === undefined ? undefined : windowsProgram(host, true)
  if (opener && host !== undefined) return opener(words, { ...frame, actor: { ...frame.actor, program: host } }, shell)
  if (written?.copyOf !== undefined) return runProgram([{ ...first, text: written.copyOf }, ...words.slice(1)], frame, shell)
  // `C:\tools\23 Akagi64.exe`: a tool that somebody put a number or a word before.
  const last = name.includes(' ') ? (name.split(' ').at(-1) ?? name) : name
  if (last !== name && signatureOf(last.replace(/\.exe$/, ''))?.class)
    return runProgram([{ ...first, text: last }, ...words.slice(1)], frame, shell)
  return runProgram(words, frame, shell)
}

const SYSTEM_FOLDER = /^"?(?:c:[\\/]windows|%(?:windir|systemroot)%)[\\/]/i
/** The call puts a library into the folder of the program. */
function hasLibraryBeside(program: string, shell: Shell): boolean {
  const folder = resolvePath(program, shell.state).replace(/[^\\/]*$/, '').toLowerCase()
  for (const path of shell.machine.files.keys()) if (path.toLowerCase().startsWith(folder) && /\.dll$/i.test(path)) return true
  return false
}
/** Programs of Windows that run what they are given. */
const RUNNERS = /(?:^|[\\/])(?:cmd|powershell|pwsh|cscript|wscript|mshta|rundll32|regsvr32|certutil|msbuild|bitsadmin|wmic)\.exe$/i

/** Paths of Windows are written in several ways for the same file. */
function writtenFile(path: string, shell: Shell): VirtualFile | undefined {
  const { files } = shell.machine
  if (files.size === 0) return undefined
  const plain = path.replace(/^\.[\\/]/, '')
  return (
    files.get(resolvePath(path, shell.state)) ??
    files.get(resolvePath(plain, shell.state)) ??
    files.get(`./${plain}`) ??
    files.get(`.\\${plain}`)
  )
}

function runWritten(path: string, file: VirtualFile, frame: Frame, shell: Shell): Stream {
  const inner: Frame = { ...frame, direct: false, derivation: [...frame.derivation, { how: 'runs the file', text: display(path) }] }
  const extension = /\.([a-z0-9]{1,5})$/i.exec(path)?.[1]?.toLowerCase()
  if (extension === 'ps1' || extension === 'psm1') return runCode('powershell', file.content, inner, shell)
  if (extension === 'bat' || extension === 'cmd') return runCode('cmd', file.content, inner, shell)
  if (/^(?:vbs|vbe|js|jse|wsf|hta)$/.test(extension ?? '')) {
    if (file.content.text !== undefined) scriptText(file.content.text, inner, shell)
    return fetched(file, inner, shell, path)
  }
  return fetched(file, inner, shell, path)
}

/** A program that was downloaded or decoded before. */
function fetched(file: VirtualFile, frame: Frame, shell: Shell, path: string): Stream {
  const { machine } = shell
  const { taint } = file.content
  const host = taint.sources.find((s) => s.resource.kind === 'host')
  machine.effect(frame, 'execute', resource('process', 'unknown', baseName(path)))
  if (taint !== CLEAN && (host || taint.steps.some((s) => s.startsWith('decode:'))))
    machine.flow(
      taint,
      machine.effect(frame, 'execute', resource('code', host ? 'fetched' : 'decoded', host?.resource.name ?? baseName(path))),
    )
  return { taint }
}
