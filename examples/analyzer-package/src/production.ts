import { defineAnalyzer, type Effect, table } from '@proxilion/threat-engine'

/** What an assistant does to the hosts of production. */
export const production = defineAnalyzer({
  id: 'proxilion-rules-acme/production',
  category: 'pattern',
  title: 'Production',
  techniques: ['T1021.004'],
  rules: {
    'upload': { severity: 'high', title: 'Sends files to a production host', advice: 'Deploy through the pipeline.' },
    'login': { severity: 'medium', title: 'Logs in to a production host', advice: 'Look at the dashboards, or ask the person on call.' },
  },
  ...table([
    { rule: 'upload', does: 'send', what: 'host', when: isProduction },
    { rule: 'login', does: 'connect', what: 'host', when: isProduction },
  ]),
})

function isProduction({ resource }: Effect): boolean {
  return resource.name.endsWith('.prod.acme.example')
}
