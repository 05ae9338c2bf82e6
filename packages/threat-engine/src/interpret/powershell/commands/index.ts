import type { Command } from '../call.js'
import { CODE } from './code.js'
import { ITEMS } from './items.js'
import { SYSTEM } from './system.js'
import { TEXT } from './text.js'
import { WEB } from './web.js'

/** Cmdlets that need more than a row of a table, by full name in lower case. */
export const COMMANDS: Readonly<Record<string, Command>> = { ...TEXT, ...ITEMS, ...WEB, ...CODE, ...SYSTEM }
