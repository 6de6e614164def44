#!/usr/bin/env node
import module from 'node:module'

// Compiling the modules takes longer than creating the machine. Node 20 has no such cache.
module.enableCompileCache?.()
const { main } = await import('./main.ts')
await main(process.argv.slice(2))
