import type { ResourceClasses } from '../../facts.js'
import { serviceClass as classOf } from '../../signatures/services.js'

/** Services and processes that only Windows has, and display names, which may be given instead of names: parts of one pattern each. */
const WINDOWS: readonly (readonly [RegExp, ResourceClasses['service']])[] = [
  [
    whole(
      'mssense|nissrv|mpcmdrun|sgrmbroker|smartscreen|microsoft defender.*|windows defender.*|windows firewall|' +
        String.raw`windows event log|security center|hmpalert|savservice|mfe\w*|masvc|macmnsvc|ccsvchst|avp|bdservicehost|tmlisten|dsagent|` +
        String.raw`wrsvc|fshoster.*|cybereason.*|deepinstinct.*|threatlocker.*|microsoft\.tri\.sensor.*|cb|cbcomms|cbstream|` +
        'csfalconcontainer',
    ),
    'security',
  ],
  [/^(?:wecsvc|diagtrack|wersvc|pla)$/i, 'logging'],
  [
    whole(
      'volume shadow copy|acrsch2svc|bedbg|sqlwriter|sqlvdiwriter|vmvss|gxvss|gxblr|gxfwd|gxcvd|gxcimgr|arcserve.*|carbonite.*|' +
        'zoolz.*',
    ),
    'backup',
  ],
  [/^(?:mssql.*|sqlserver.*|sqlagent.*|sqlbrowser|mysql\d*|oracleservice.*|msexchange.*)$/i, 'database'],
  [/^(?:remoteregistry|tvnserver|uvnc_service|umrdpservice|sessionenv)$/i, 'remote-access'],
]

/** The class of a service or of a process that stands for one; `.exe`, quotes and wildcards at the ends do not matter. */
export function serviceClass(name: string): ResourceClasses['service'] {
  const plain = name
    .slice(0, 128)
    .replace(/\.exe$/i, '')
    .replace(/^[\s*"]+|[\s*"]+$/g, '')
  if (plain.length < 2) return 'ordinary'
  const known = classOf(plain)
  return known === 'ordinary' ? (WINDOWS.find(([pattern]) => pattern.test(plain))?.[1] ?? 'ordinary') : known
}

/** Alternatives that match a name from its start to its end. */
function whole(alternatives: string): RegExp {
  return new RegExp(`^(?:${alternatives})$`, 'i')
}
