import { language } from '@/i18n/language'
import { ApiError, session } from './session'

type Brought = { id: string; name: string; thumbnailUrl: string | null }
type Sent = Brought & { errors?: { message: string; extensions?: { code?: string; field?: string } }[] }

/** Brings a file to a community; its id goes into the mutation that uses it. Throws what `problemOf` understands. */
export async function uploadFile(tenant: string, file: File): Promise<string> {
  return (await bringFile(tenant, file)).id
}

/** The same, with what it is called now and where a small picture of it is. */
export async function bringFile(tenant: string, file: File): Promise<Brought> {
  if (session.expiresSoon()) await session.refresh().catch(() => false)
  const response = await fetch('/files', {
    method: 'POST',
    body: file,
    headers: {
      'content-type': 'application/octet-stream',
      'accept-language': language(),
      'x-tenant': tenant,
      'x-file-name': encodeURIComponent(file.name),
      authorization: `Bearer ${session.granted()?.accessToken}`,
    },
  }).catch(() => {
    throw new ApiError('', 'OFFLINE')
  })
  const sent = (await response.json().catch(() => ({ id: '', name: '', thumbnailUrl: null }))) as Sent
  const [error] = sent.errors ?? []
  if (response.status !== 201) throw new ApiError(error?.message ?? '', error?.extensions?.code ?? 'INTERNAL', error?.extensions?.field)
  return sent
}
