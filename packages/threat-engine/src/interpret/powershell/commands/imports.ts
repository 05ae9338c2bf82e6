import type { AnyResource, Action } from '../../../facts.js'
import { resource, type Frame } from '../../machine.js'
import type { Session } from '../session.js'

interface Import {
  readonly names: RegExp
  /** Another function that must be declared too. */
  readonly with?: RegExp
  readonly does: Action
  readonly what: AnyResource
}

/**
 * Functions of Windows that a script declares (P/Invoke) and what they are declared for. Their names are part of the interface, nobody can
 * spell them otherwise.
 */
const IMPORTS: readonly Import[] = [
  // T1056.001
  {
    names: /\b(?:GetAsyncKeyState|SetWindowsHookEx[AW]?|GetRawInputData|RegisterRawInputDevices)\b/,
    does: 'capture',
    what: resource('keyboard', 'keystrokes', 'keyboard'),
  },
  // T1055: code in the memory of another process, or in one's own
  {
    names:
      /\b(?:WriteProcessMemory|CreateRemoteThread|NtWriteVirtualMemory|QueueUserAPC|NtMapViewOfSection|NtCreateThreadEx|RtlCreateUserThread|SetThreadContext)\b/,
    does: 'write',
    what: resource('memory', 'process', 'process memory'),
  },
  {
    names: /\bVirtualAlloc(?:Ex)?\b/,
    with: /\b(?:CreateThread|EnumWindows|CallWindowProc)\b/,
    does: 'write',
    what: resource('memory', 'process', 'process memory'),
  },
  // T1003.001
  { names: /\bMiniDumpWriteDump\b/, does: 'read', what: resource('memory', 'credentials', 'MiniDumpWriteDump') },
  // T1134
  {
    names: /\b(?:ImpersonateLoggedOnUser|DuplicateTokenEx?|CreateProcessWithTokenW?|ImpersonateNamedPipeClient|SetThreadToken)\b/,
    does: 'grant',
    what: resource('permission', 'sudo', 'token of another user'),
  },
  // T1555.004
  {
    names: /\b(?:CredEnumerate[AW]?|CredRead[AW]?|VaultEnumerateItems|CryptUnprotectData|LsaRetrievePrivateData)\b/,
    does: 'read',
    what: resource('account', 'password', 'Windows credentials'),
  },
  // T1123
  { names: /\bmciSendString[AW]?\b|\bwaveInOpen\b/, does: 'capture', what: resource('audio', 'recording', 'microphone') },
  // T1529: the machine stops with a blue screen
  { names: /\b(?:NtRaiseHardError|RtlSetProcessIsCritical)\b/, does: 'stop', what: resource('system', 'shutdown', 'blue screen') },
  // T1562.001
  { names: /\bAmsiScanBuffer\b|\bAmsiInitialize\b|amsi\.dll/i, does: 'configure', what: resource('service', 'security', 'AMSI') },
  { names: /\bEtwEventWrite\b/, does: 'configure', what: resource('service', 'logging', 'Event Tracing for Windows') },
]

/** Effects that C# source is compiled for. */
export function imports(source: string, frame: Frame, session: Session): void {
  if (source.length > 65_536) session.machine.exhausted(frame, 'length', true)
  const text = source.slice(0, 65_536)
  for (const { names, with: other, does, what } of IMPORTS)
    if (names.test(text) && (!other || other.test(text))) session.machine.effect(frame, does, what)
}
