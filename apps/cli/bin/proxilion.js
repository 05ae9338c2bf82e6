#!/usr/bin/env node
// In the checkout before there is a build, so that the package manager can link it.
import '../dist/esm/main.js'
