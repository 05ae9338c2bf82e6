import { defineAnalyzer } from '../../analysis/analyzer.js'
import { PAYLOADS, WRITES } from '../../analysis/classes.js'
import { table } from '../../analysis/match.js'
import type { Effect, Facts } from '../../facts.js'

const PAYLOAD = { by: PAYLOADS, to: 'high' } as const
/** A person who types into an editor sees what is written; a scratch copy does not run; what is taken away does not either. */
const SHOWN = ['interactive', 'scratch', 'remove'] as const

/** Code that will run again: the place decides that it is worth an Alert, a payload that fetches, decodes or hides that it is worth a Block. */
export const persistence = defineAnalyzer({
  id: 'persistence',
  category: 'pattern',
  title: 'Persistence',
  techniques: ['T1053', 'T1543', 'T1546', 'T1547'],
  rules: {
    'scheduled-task': {
      severity: 'medium',
      title: 'Schedules code to run later',
      advice: 'Put the schedule into the project’s own configuration (CI, compose), where it is reviewed.',
      techniques: ['T1053.003', 'T1053.005', 'T1053.002'],
    },
    'startup-file': {
      severity: 'medium',
      title: 'Writes code that runs at start-up or login',
      advice: 'Start the program by hand or from the project; a service unit is an administrator’s to add.',
      techniques: ['T1037', 'T1543.002', 'T1547'],
    },
    'shell-startup': {
      severity: 'medium',
      title: 'Changes what every new shell runs',
      advice: 'Set the variable for the one command, or show the line to the developer to add.',
      techniques: ['T1546.004'],
    },
    'authorized-key': {
      severity: 'high',
      title: 'Lets another key log in',
      advice: 'Let the owner of the account add the key.',
      techniques: ['T1098.004'],
    },
    'git-hook': {
      severity: 'medium',
      title: 'Writes code that git runs by itself',
      advice: 'Use the hook manager of the project, whose configuration is reviewed.',
      techniques: ['T1546'],
    },
    'git-config': { severity: 'high', title: 'Makes git run code', advice: 'Leave git’s command settings alone; an alias that starts with ! is a program.', techniques: ['T1546'] },
    'login-module': {
      severity: 'medium',
      title: 'Changes how logins are checked',
      advice: 'Authentication is changed by an administrator, with a second session open.',
      techniques: ['T1556.003'],
    },
    'preload': {
      severity: 'medium',
      title: 'Makes every program load a library',
      advice: 'Set LD_PRELOAD for the one command that needs it.',
      techniques: ['T1574.006'],
    },
    'registry-autostart': {
      severity: 'medium',
      title: 'Adds a program to the Windows autostart',
      advice: 'Start the program by hand or from the project.',
      techniques: ['T1547.001', 'T1547.004'],
    },
    'system-hook': {
      severity: 'high',
      title: 'Makes a program of the operating system run other code',
      advice: 'Start the program by hand or from the project; what Windows itself loads is an administrator’s to change.',
      techniques: ['T1546', 'T1547', 'T1556'],
    },
    'web-page': {
      severity: 'medium',
      title: 'Puts pages that run code, or a strange folder, where the web server of Windows serves them',
      advice: 'Publish the project’s own build with the tool that is made for it (dotnet publish, web deploy).',
      techniques: ['T1505.003'],
    },
    'cloud-key': {
      severity: 'medium',
      title: 'Creates a lasting key of a cloud account',
      advice: 'Use short-lived credentials (SSO, workload identity).',
      techniques: ['T1098.001'],
    },
    'kernel-module': { severity: 'medium', title: 'Loads code into the kernel', advice: 'Kernel modules are an administrator’s to load.', techniques: ['T1547.006', 'T1014'] },
  },
  ...table([
    { rule: 'scheduled-task', does: WRITES, what: 'path', class: 'cron', without: SHOWN, raised: PAYLOAD },
    { rule: 'system-hook', does: ['write', 'configure'], what: 'registry', class: ['autostart', 'logon'], tags: ['hijack', 'unprotected'], without: SHOWN },
    { rule: 'system-hook', does: WRITES, what: 'path', class: 'startup', without: SHOWN, when: ({ resource }) => ACCESSIBILITY.test(resource.name) },
    { rule: 'system-hook', does: WRITES, what: 'path', when: ({ resource }) => SCREEN_SAVER.test(resource.name), techniques: ['T1546.002'] },
    { rule: 'system-hook', does: 'schedule', what: 'process', tags: ['hijack'] },
    { rule: 'startup-file', does: WRITES, what: 'path', class: 'startup', without: SHOWN, severity: 'high', when: ({ resource }) => WINDOWLESS.test(resource.name) },
    { rule: 'startup-file', does: WRITES, what: 'path', class: 'startup', without: SHOWN, raised: PAYLOAD },
    { rule: 'web-page', does: WRITES, what: 'path', without: ['remove'], when: isStrangePage },
    { rule: 'shell-startup', does: WRITES, what: 'path', class: 'shell-startup', without: SHOWN, raised: PAYLOAD },
    { rule: 'shell-startup', does: ['configure', 'write'], what: 'environment', class: 'loader', when: ({ resource, detail }) => detail !== '' && SHELL_HOOKS.has(resource.name) },
    // git has no reason to write where it looks for programs to run.
    { rule: 'git-hook', does: WRITES, what: 'path', class: 'git-hook', without: SHOWN, severity: 'high', when: ({ actor }) => actor.program === 'git' },
    { rule: 'git-hook', does: WRITES, what: 'path', class: 'git-hook', without: SHOWN, raised: PAYLOAD },
    { rule: 'login-module', does: WRITES, what: 'path', class: 'pam', without: SHOWN, severity: 'high', when: ({ resource }) => resource.tags.includes('insecure') || /\.so(?:\.\d+)?$/.test(resource.name) },
    { rule: 'login-module', does: WRITES, what: 'path', class: 'pam', without: SHOWN, raised: PAYLOAD },
    { rule: 'preload', does: WRITES, what: 'path', class: 'preload', severity: 'high', when: ({ resource }) => resource.name.endsWith('ld.so.preload') },
    { rule: 'preload', does: WRITES, what: 'path', class: 'preload', without: SHOWN, raised: { by: [...PAYLOADS, 'insecure'], to: 'high' } },
    { rule: 'authorized-key', does: WRITES, what: 'path', class: 'authorized-keys', without: SHOWN },
    { rule: 'git-config', does: WRITES, what: 'path', class: 'git-config', tags: PAYLOADS },
    { rule: 'git-config', does: WRITES, what: 'path', class: 'git-config', without: ['global', 'home'], when: ({ actor }) => actor.program === 'git' },
    { rule: 'scheduled-task', does: 'schedule', what: ['path', 'code', 'process', 'environment'], without: SHOWN, raised: PAYLOAD },
    { rule: 'startup-file', does: 'schedule', what: 'service', tags: PAYLOADS, severity: 'high' },
    { rule: 'startup-file', does: 'install', what: 'service', tags: ['unprotected'], without: SHOWN, severity: 'high', techniques: ['T1543.003', 'T1574.010'] },
    { rule: 'startup-file', does: ['install', 'schedule'], what: 'service', without: SHOWN, severity: 'high', when: ({ resource }) => SCRATCH.test(resource.name) },
    { rule: 'startup-file', does: 'install', what: 'service', without: SHOWN, raised: PAYLOAD },
    { rule: 'git-hook', does: 'configure', what: 'repository', class: 'hook', without: PAYLOADS, when: ({ resource }) => /^\.?[\w-]/.test(resource.name), severity: 'low' },
    { rule: 'git-hook', does: ['write', 'configure', 'install'], what: 'repository', class: 'hook', without: SHOWN, severity: 'high', when: ({ resource }) => SCRATCH.test(resource.name) },
    { rule: 'git-hook', does: ['write', 'configure', 'install'], what: 'repository', class: 'hook', without: SHOWN, raised: PAYLOAD },
    { rule: 'git-config', does: ['write', 'configure'], what: 'repository', class: 'config', tags: ['temporary'] },
    { rule: 'git-config', does: ['write', 'configure'], what: 'repository', class: 'config', tags: PAYLOADS },
    { rule: 'git-config', does: ['write', 'configure'], what: 'repository', class: 'config', tags: ['payload-unknown'], when: ({ detail }) => /[/!]/.test(detail ?? ''), severity: 'medium' },
    { rule: 'registry-autostart', does: ['write', 'configure'], what: 'registry', class: ['autostart', 'logon'], without: SHOWN, raised: PAYLOAD },
    { rule: 'cloud-key', does: ['write', 'grant', 'install'], what: 'cloud', class: 'key' },
    { rule: 'kernel-module', does: ['install', 'configure', 'write', 'execute'], what: 'kernel', class: 'module', without: SHOWN, severity: 'high', when: ({ resource }) => SCRATCH.test(resource.name) },
    { rule: 'kernel-module', does: ['install', 'configure', 'write', 'execute'], what: 'kernel', class: 'module', without: SHOWN },
  ]),
})

/** A file that lies where anybody may put one. */
const SCRATCH = /^(?:\/tmp|\/var\/tmp|\/dev\/shm)(?:\/|$)/
/** Variables whose value a shell runs by itself. */
const SHELL_HOOKS: ReadonlySet<string> = new Set(['PROMPT_COMMAND', 'BASH_ENV'])
/** Scripts that Windows starts at logon without a window; installers put shortcuts there. */
const WINDOWLESS = /[\\/]start menu[\\/]programs[\\/]startup[\\/][^\\/]*\.(?:vbs|vbe|js|jse|wsf|wsh|hta|sct|scr)$/i
/** Programs that the logon screen of Windows starts before anybody has logged on (T1546.008). */
const ACCESSIBILITY = /[\\/](?:sethc|utilman|osk|magnify|narrator|displayswitch|atbroker|eoaexperiences)\.exe$/i

/** Programs that Windows starts when nobody works, in the folder where it looks for them. */
const SCREEN_SAVER = /^[a-z]:[\\/]windows[\\/](?:system32|syswow64)[\\/][^\\/]+\.scr$/i
/** Where IIS serves from, and pages that it runs. */
const SERVED = /^[a-z]:[\\/]inetpub[\\/]wwwroot(?:[\\/]|$)/i
const PAGE = /\.(?:aspx?|ashx|asmx|cer|php|jspx?|cfm|soap)$/i
/** Where builds put what they made, and where agents of a build server work. */
const BUILT = /[\\/](?:publish|dist|build|builds|out|output|release|artifacts?|drops?|wwwroot|_work|workspace|PublishProfiles)(?:[\\/]|$)/i
/** A page that runs on the server, or whatever lies in a folder that is not below the directory of the call. */
function isStrangePage({ resource, actor }: Effect, facts: Facts): boolean {
  if (!SERVED.test(resource.name)) return false
  if (PAGE.test(resource.name)) return true
  return facts.by('read').some((e) => e.resource.kind === 'path' && e.actor.program === actor.program && (PAGE.test(e.resource.name) || (/^(?:[a-z]:[\\/](?!inetpub)|~|[\\/]{2})/i.test(e.resource.name) && !e.resource.tags.includes('in-workspace') && !BUILT.test(e.resource.name))))
}
