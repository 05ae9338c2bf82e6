import type { Context, Tag } from '../../facts.js'
import { summarizePayload } from '../file/payload.js'
import { HOLE, display } from '../word.js'

/** The program of a command line: quoted, or up to the extension, as paths with blanks are often written without quotes. */
const PROGRAM = /^\s*(?:"([^"]{1,300})"?|([^"\s][^"]{0,280}?\.(?:exe|com|bat|cmd|dll|sys|ps1|vbs|js|msc|scr)(?=["\s,;]|$))|(\S{1,300}))/i
/** Folders that only an administrator can write to. */
const PROTECTED =
  /^(?:\\\?\?\\)?(?:(?:[a-z]:|%systemdrive%)[\\/](?:program files(?: \(x86\))?|progra~[12]|windows(?![\\/](?:temp|tasks|tracing|debug|registration)(?:[\\/]|$)))[\\/]|%(?:program(?:files(?:\(x86\))?|w6432)|commonprogramfiles(?:\(x86\))?|windir|systemroot)%[\\/]|\\?systemroot[\\/]|system32[\\/])/i
/** A full path, of a drive, a share or a home. */
const ABSOLUTE = /^(?:\\\?\?\\)?(?:[a-z]:[\\/]|\\\\|~[\\/]|%(?:systemdrive|public|temp|tmp|appdata|localappdata|userprofile|programdata|allusersprofile)%)/i
/** Programs that run what is given to them: no service is one, as none of them answers the service manager. */
const RUNNER = /^(?:.*[\\/])?(?:cmd|powershell|pwsh|mshta|wscript|cscript|rundll32|regsvr32|msbuild|certutil|bash|wmic|%comspec%)(?:\.exe)?$/i

/** The program that a command line starts. */
export const programOf = (command: string): string => {
  const first = /^\s*(\S{1,300})/.exec(command)?.[1] ?? ''
  if (RUNNER.test(first)) return first
  const found = PROGRAM.exec(command)
  return display(found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim()
}

/** True for a full path in a folder that others than administrators can write to. */
export const isUnprotected = (path: string): boolean => ABSOLUTE.test(path) && !PROTECTED.test(path)

/** Folders for what may be thrown away, and those that everybody shares. */
const PASSING = /^(?:[a-z]:[\\/](?:windows[\\/](?:temp|tasks|tracing|debug)|temp|tmp|users[\\/]public|perflogs|\$recycle\.bin|recycler)[\\/]|%(?:temp|tmp|public)%|~[\\/]appdata[\\/]local[\\/]temp[\\/])/i
const RUNS = /\.(?:exe|com|dll|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|sct|cpl)$/i
const UNSEEN_WINDOW = /(?:^|[\\/"\s])(?:powershell|pwsh)(?:\.exe)?"?\s[^|&]{0,200}?[-/]w(?:i|in|ind\w*)?\s{1,4}(?:hidden|h|1)(?:\s|$)/i

/** What would run at a logon or later, as tags of the effect that sets it up: those of its payload, `payload-hide` when it lies among temporary files. */
export function autostartTags(command: string, name: string, context: Context): readonly Tag[] {
  const tags = new Set<Tag>(summarizePayload(command, name, context))
  const program = programOf(command)
  const given = RUNNER.test(program) ? command.split(/[\s"',;]+/).slice(1, 32) : []
  if (PASSING.test(program) || given.some((word) => PASSING.test(word) && RUNS.test(word))) tags.add('payload-hide')
  return [...tags]
}

/** The same for programs that start with each logon: there a shell without a window has nothing to do for a person who logs on. */
export function logonTags(command: string, context: Context): readonly Tag[] {
  const tags = new Set<Tag>(autostartTags(command, 'registry.cmd', context))
  if (UNSEEN_WINDOW.test(` ${command}`)) tags.add('payload-hide')
  return [...tags]
}

/**
 * What a service would do with the rights of the system, as tags of the effect that installs it: those of its payload, `unprotected` when its
 * program lies where any user can replace it (T1574.010), `payload-shell` when it is a shell or a program that runs what it is given (T1543.003).
 */
export function serviceTags(command: string, context: Context): readonly Tag[] {
  const program = programOf(command)
  const tags = new Set<Tag>(summarizePayload(command, 'payload.cmd', context))
  if (RUNNER.test(program)) tags.add('payload-shell')
  if (isUnprotected(program) && !command.startsWith(HOLE)) tags.add('unprotected')
  return [...tags]
}
