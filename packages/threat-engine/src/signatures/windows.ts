import type { Signature } from './signature.js'
import { WINDOWS_CREDENTIALS } from './windows-credentials.js'
import { WINDOWS_DEFENCES } from './windows-defences.js'
import { WINDOWS_DISCOVERY } from './windows-discovery.js'
import { WINDOWS_FILES } from './windows-files.js'
import { WINDOWS_LOLBAS } from './windows-lolbas.js'
import { WINDOWS_LOLBINS } from './windows-lolbins.js'
import { WINDOWS_TOOLS } from './windows-tools.js'

/** Native programs of Windows, whichever shell runs them. Built-ins of cmd.exe and cmdlets are looked up by their interpreters only. */
export const WINDOWS: readonly Signature[] = [...WINDOWS_CREDENTIALS, ...WINDOWS_DEFENCES, ...WINDOWS_DISCOVERY, ...WINDOWS_FILES, ...WINDOWS_LOLBINS, ...WINDOWS_LOLBAS, ...WINDOWS_TOOLS]
