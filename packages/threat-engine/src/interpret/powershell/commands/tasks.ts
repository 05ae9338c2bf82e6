import { join } from '../../machine.js'
import { type Call, type Command, textOf, valueOf } from '../call.js'
import { NULL, type Value, asText, carried, instance, itemsOf, text } from '../value.js'
import { later } from './later.js'
import { target } from './remote.js'

/** `New-ScheduledTaskAction`: kept until it is registered. */
const taskAction = (call: Call): Value =>
  instance('task-action', [
    [
      'command',
      text(
        `${textOf(call, 'execute') ?? ''} ${textOf(call, 'argument') ?? ''}`.trim(),
        join(carried(valueOf(call, 'execute')), carried(valueOf(call, 'argument'))),
      ),
    ],
  ])

function registerTask(call: Call): Value {
  const actions = [
    ...itemsOf(valueOf(call, 'action')),
    ...itemsOf(valueOf(call, 'inputobject')),
    ...itemsOf(valueOf(call, 'scriptblock')),
    ...itemsOf(call.input),
    ...call.rest,
  ]
  const commands = actions.flatMap((action) =>
    action.k === 'object' && action.fields.has('command')
      ? [asText(action.fields.get('command') ?? NULL)]
      : action.k === 'object' && action.fields.has('action')
        ? [asText((action.fields.get('action') as { fields?: Map<string, Value> }).fields?.get('command') ?? NULL)]
        : action.k === 'block'
          ? [action.source]
          : [],
  )
  const xml = textOf(call, 'xml')
  later(
    call,
    'schedule',
    'process',
    textOf(call, 'taskname') ?? textOf(call, 'name') ?? 'scheduled task',
    commands.join(' & ') || (xml ?? ''),
    target(call, true),
  )
  return NULL
}

export const TASK_COMMANDS: Readonly<Record<string, Command>> = {
  'new-scheduledtaskaction': { parameters: 'execute argument workingdirectory | id', run: taskAction },
  'new-scheduledtask': {
    parameters: 'action trigger settings principal | description',
    run: (call) => instance('task', [['action', valueOf(call, 'action')]]),
  },
  'register-scheduledtask': {
    parameters: 'taskname | taskpath action trigger settings user password runlevel principal inputobject xml description cimsession',
    run: registerTask,
  },
  'set-scheduledtask': { parameters: 'taskname | taskpath action trigger settings user password principal inputobject', run: registerTask },
  'register-scheduledjob': {
    parameters: 'name scriptblock | trigger filepath scheduledjoboption credential argumentlist',
    run: registerTask,
  },
}
