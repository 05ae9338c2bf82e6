import { testAnalyzer } from '@proxilion/threat-engine/testing'
import { production } from './production.js'

testAnalyzer(production, {
  malicious: [
    ['ssh web-1.prod.acme.example uptime', ['login']],
    ['for h in web-1 web-2; do scp app.jar $h.prod.acme.example:/srv/; done', ['upload']],
  ],
  benign: ['ssh web-1.staging.acme.example uptime', 'git commit -m "describe web-1.prod.acme.example"', 'cat docs/web-1.prod.acme.example.md'],
  knownMisses: [['ssh "$HOST" uptime', ['login']]],
})
