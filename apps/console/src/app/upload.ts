import { language } from '@/i18n/language'
import { ApiError, session } from './session'

type Brought = { id: string; name: string; thumbnailUrl: string | null }
type Sent = Brought & { errors?: { message: string; extensions?: { code?: string; field?: string } }[] }

/** Brings a file to a community; its id goes into the mutation that uses it. Throws what `problemOf` understands. */
export async function uploadFile(tenant: string, file: File): Promise<string> {
  return (await bringFile(tenant, file)).id
}

/** The same, with what it is called now and where a small picture of it is; tells how much of it has arrived, from 0 to 1. */
export async function bringFile(tenant: string, file: File, onProgress?: (part: number) => void): Promise<Brought> {
  if (session.expiresSoon()) await session.refresh().catch(() => false)
  const { status, body } = await send(tenant, file, onProgress)
  const [error] = body.errors ?? []
  if (status !== 201) throw new ApiError(error?.message ?? '', error?.extensions?.code ?? 'INTERNAL', error?.extensions?.field)
  return body
}

/** Not `fetch`, which does not tell how much was sent. */
function send(tenant: string, file: File, onProgress: (part: number) => void = () => undefined): Promise<{ status: number; body: Sent }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/files')
    const headers = {
      'content-type': 'application/octet-stream',
      'accept-language': language(),
      'x-tenant': tenant,
      'x-file-name': encodeURIComponent(file.name),
      authorization: `Bearer ${session.granted()?.accessToken}`,
    }
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => resolve({ status: request.status, body: read(request.responseText) })
    request.onerror = () => reject(new ApiError('', 'OFFLINE'))
    request.send(file)
  })
}

function read(text: string): Sent {
  try {
    return JSON.parse(text) as Sent
  } catch {
    return { id: '', name: '', thumbnailUrl: null }
  }
}
