import { defineAnalyzer } from '../../analysis/analyzer.js'
import { NEAR_HOSTS } from '../../analysis/classes.js'
import { table } from '../../analysis/match.js'
import type { Action } from '../../facts.js'

const CONTACT = ['send', 'receive', 'connect', 'scan'] as const satisfies readonly Action[]

/** Addresses that are contacted to prove or to steal something: out-of-band callbacks, cloud metadata, requests forged through a server. */
export const callbackValidation = defineAnalyzer({
  id: 'callback_validation',
  category: 'pattern',
  title: 'Callbacks and forged requests',
  techniques: ['T1552.005', 'T1190'],
  rules: {
    'callback': {
      severity: 'high',
      title: 'Contacts an out-of-band callback service',
      advice: 'Test against a server on loopback that you can read.',
      techniques: ['T1190', 'T1071'],
    },
    'cloud-metadata': {
      severity: 'high',
      title: 'Asks the metadata service of the cloud',
      advice: 'Use the client library of the platform; it knows region and identity.',
      techniques: ['T1552.005'],
    },
    'metadata-credentials': {
      severity: 'critical',
      title: 'Reads credentials from the metadata service of the cloud',
      advice: 'Let the client library of the platform authenticate.',
      techniques: ['T1552.005'],
    },
    'obfuscated-address': {
      severity: 'high',
      title: 'Writes an address so that filters do not see it',
      advice: 'Write the host name or the dotted address.',
      techniques: ['T1027', 'T1190'],
    },
    'wrapper-scheme': {
      severity: 'high',
      title: 'Makes a client speak another protocol than the web',
      advice: 'Use http or https, or the client of the protocol.',
      techniques: ['T1190'],
    },
    'look-alike': { severity: 'medium', title: 'Contacts a host that looks like another one', advice: 'Type the name again, in plain letters.', techniques: ['T1583.001', 'T1036'] },
    'link-local': { severity: 'medium', title: 'Contacts a link-local address', advice: 'Use the name of the service.', techniques: ['T1190'] },
  },
  ...table([
    { rule: 'metadata-credentials', does: CONTACT, what: 'host', class: 'metadata', when: ({ resource }) => CREDENTIALS.test(resource.target ?? '') },
    { rule: 'cloud-metadata', does: CONTACT, what: 'host', class: 'metadata' },
    { rule: 'callback', does: CONTACT, what: 'host', class: 'callback' },
    // Another spelling of this machine or network hides a target from a filter, but opens nothing that its plain spelling does not.
    { rule: 'obfuscated-address', does: CONTACT, what: 'host', class: [...NEAR_HOSTS, 'private'], tags: ['obfuscated-address'], severity: 'medium' },
    { rule: 'obfuscated-address', does: CONTACT, what: 'host', tags: ['obfuscated-address'] },
    { rule: 'wrapper-scheme', does: CONTACT, what: 'host', tags: ['wrapper-scheme'], when: ({ resource }) => resource.scheme !== 'data' && resource.scheme !== 'blob' },
    { does: CONTACT, what: 'host', class: NEAR_HOSTS },
    { rule: 'look-alike', does: CONTACT, what: 'host', tags: ['homograph'] },
    { rule: 'link-local', does: CONTACT, what: 'host', class: 'link-local' },
  ]),
})

/** Paths of the metadata services of AWS, ECS, Google Cloud, Azure, Alibaba, Oracle and DigitalOcean that answer with tokens, keys or the start-up script. */
const CREDENTIALS = /security-credentials|identity-credentials|\/v[1-4]\/credentials|service-accounts|oauth2\/token|user-?data|startup-script|\/opc\/v\d\/identity|\/attributes\/|\/iam\//i
