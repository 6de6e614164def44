// An npm registry on loopback that serves given tarballs.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Manifest } from '../release/tarballs.ts'

export interface Registry {
  url: string
  /** The paths of all requests, such as `/kvm-ioctls`. */
  asked: string[]
  close(): Promise<void>
}

export async function serve(paths: readonly string[]): Promise<Registry> {
  const packages = new Map(
    paths.map(path => {
      const json = execFileSync('tar', ['--extract', '--to-stdout', '--file', path, 'package/package.json'])
      const manifest = JSON.parse(json.toString()) as Manifest
      return [`/${manifest.name}`, { manifest, tarball: readFileSync(path) }]
    }),
  )
  const asked: string[] = []
  const server = createServer(({ url = '' }, response) => {
    asked.push(url)
    const name = url.replace(/\.tgz$/, '')
    const { manifest, tarball } = packages.get(name) ?? {}
    if (manifest === undefined || tarball === undefined) {
      response.writeHead(404).end('{}')
      return
    }
    if (name !== url) {
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(tarball)
      return
    }
    const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`
    const dist = { tarball: `http://${address()}${name}.tgz`, integrity }
    const { version } = manifest
    const document = {
      name: manifest.name,
      'dist-tags': { latest: version },
      versions: { [version]: { ...manifest, dist } },
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document))
  })
  const address = () => `127.0.0.1:${(server.address() as AddressInfo).port}`
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://${address()}/`,
    asked,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
