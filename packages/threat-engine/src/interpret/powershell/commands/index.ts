import type { Command } from '../call.js'
import { ACCOUNT_COMMANDS } from './accounts.js'
import { CODE } from './code.js'
import { DEFENCE_COMMANDS } from './defences.js'
import { CONTENT_COMMANDS } from './contents.js'
import { EXPORT_COMMANDS } from './exports.js'
import { ITEM_COMMANDS } from './items.js'
import { PATH_COMMANDS } from './paths.js'
import { PROCESS_COMMANDS } from './processes.js'
import { PROPERTY_COMMANDS } from './properties.js'
import { SERVICE_COMMANDS } from './services.js'
import { TASK_COMMANDS } from './tasks.js'
import { TEXT } from './text.js'
import { VARIABLE_COMMANDS } from './variables.js'
import { WEB } from './web.js'
import { WMI_COMMANDS } from './wmi.js'

/** Cmdlets that need more than a row of a table, by full name in lower case. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  ...TEXT,
  ...CONTENT_COMMANDS,
  ...EXPORT_COMMANDS,
  ...ITEM_COMMANDS,
  ...PATH_COMMANDS,
  ...PROPERTY_COMMANDS,
  ...WEB,
  ...CODE,
  ...ACCOUNT_COMMANDS,
  ...DEFENCE_COMMANDS,
  ...PROCESS_COMMANDS,
  ...SERVICE_COMMANDS,
  ...TASK_COMMANDS,
  ...VARIABLE_COMMANDS,
  ...WMI_COMMANDS,
}
