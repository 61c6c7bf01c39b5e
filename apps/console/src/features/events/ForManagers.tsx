import { Button, CopyButton } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { Card } from '@/ui/Card'
import detail from '@/ui/Detail.module.css'
import form from '@/ui/Form.module.css'

const ForManagersEvent = graphql(`fragment ForManagersEvent on Event { id explanationSecret }`)

/** The page that one shows to one's manager, and its link. */
export function ForManagers({ event: given }: { event: FragmentType<typeof ForManagersEvent> }) {
  const { t } = useTranslation()
  const { explanationSecret } = readFragment(ForManagersEvent, given)
  if (explanationSecret === null) return null
  const path = `/for-managers/${explanationSecret}`
  return (
    <Card aria-labelledby="for-managers">
      <h2 id="for-managers" className={detail.sideTitle}>
        {t('forManagers.title')}
      </h2>
      <p className={detail.hint} style={{ marginBottom: 10 }}>
        {t('forManagers.lead')}
      </p>
      <div className={form.buttons}>
        <Button component="a" href={path} target="_blank" rel="noopener" size="xs" variant="default" leftSection={<IconFileText size={16} aria-hidden />}>
          {t('forManagers.open')}
        </Button>
        <CopyButton value={`${location.origin}${path}`}>
          {({ copied, copy }) => (
            <Button size="xs" variant="subtle" onClick={copy}>
              {t(copied ? 'forManagers.copied' : 'forManagers.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
    </Card>
  )
}
