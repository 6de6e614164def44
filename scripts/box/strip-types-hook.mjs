// Debian's Node imports this first. It reads .ts files from copies without types.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

registerHooks({
  load(url, context, next) {
    if (!/^file:.*\.ts$/.test(url)) return next(url, context)
    const source = readFileSync(process.env.KVM_BOX_STRIPPED + fileURLToPath(url))
    return { format: 'module', source, shortCircuit: true }
  },
})
