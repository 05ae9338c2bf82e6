import { resource } from '../../machine.js'
import { type Call, type Command, textOf, textsOf, valueOf } from '../call.js'
import { NULL, type Value } from '../value.js'

/** Members of groups that have power (T1098, T1136). */
function addMember(call: Call): Value {
  const group = textOf(call, 'group') ?? textOf(call, 'identity') ?? textOf(call, 'name') ?? textOf(call, 'rolename') ?? ''
  const member = textsOf(call, 'member').join(', ')
  call.session.machine.effect(call.frame, 'write', resource('account', ADMINISTRATORS.test(group) ? 'administrator' : 'ordinary', member), {
    detail: group,
  })
  return NULL
}
const ADMINISTRATORS =
  /admin|^s-1-5-32-544$|operators$|remote (?:desktop|management) users|domain controllers|schema|dnsadmins|exchange|owner|global|company/i

export const ACCOUNT_COMMANDS: Readonly<Record<string, Command>> = {
  'add-localgroupmember': { parameters: 'group member name=group | sid', run: addMember },
  'add-adgroupmember': {
    parameters: 'identity members member=members | server credential',
    run: (call) => addMember({ ...call, named: new Map([...call.named, ['member', valueOf(call, 'members')]]) }),
  },
}
