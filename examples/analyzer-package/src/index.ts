import { definePlugin } from '@proxilion/threat-engine'
import { production } from './production.js'

export default definePlugin({ name: 'proxilion-rules-acme', apiVersion: 1, analyzers: [production] })
