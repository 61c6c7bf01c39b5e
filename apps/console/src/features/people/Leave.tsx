import { useState } from 'react'
import { Button, Modal } from '@mantine/core'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { tellProblem, tellRefusal } from '@/app/toast'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import formClasses from '@/ui/Form.module.css'

const LeaveCommunity = graphql(`
  mutation LeaveCommunity { leaveCommunity { ... on CommunityLeft { success } ... on Refusal { message } } }
`)

/** Leaving, after being told what is lost by it. */
export function Leave() {
  const { t } = useTranslation()
  const { tenant } = useViewer()
  const [isOpen, setOpen] = useState(false)
  const [leave, { loading }] = useMutation(LeaveCommunity)
  const go = async () => {
    try {
      const { data } = await leave()
      // Everything that is on the screen belongs to a community that is not mine any more.
      if (data?.leaveCommunity.__typename === 'CommunityLeft') window.location.assign('/')
      else if (data) tellRefusal(data.leaveCommunity)
    } catch (error) {
      tellProblem(error)
    }
    setOpen(false)
  }
  return (
    <>
      <Button variant="subtle" onClick={() => setOpen(true)}>
        {t('people.leave')}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('people.leaveTitle', { community: tenant.name })} closeButtonProps={{ 'aria-label': t('action.close') }} centered>
        <p>{t('people.leaveText')}</p>
        <div className={formClasses.buttons} style={{ marginTop: 20 }}>
          <Button color="red" loading={loading} onClick={() => void go()}>
            {t('people.leaveNow')}
          </Button>
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('action.cancel')}
          </Button>
        </div>
      </Modal>
    </>
  )
}
