import { useFormat } from '@/app/format'

/** When something happened, as people say it; the exact moment in its tooltip. */
export function Ago({ at }: { at: string }) {
  const format = useFormat()
  return (
    <time dateTime={at} title={format.moment(at)}>
      {format.ago(at)}
    </time>
  )
}
