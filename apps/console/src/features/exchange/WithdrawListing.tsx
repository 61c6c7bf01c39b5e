import { useState } from 'react'
import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@apollo/client/react'
import { useTranslation } from 'react-i18next'
import { problemOf, refused, type Problem } from '@/app/problem'
import { tell } from '@/app/toast'
import { graphql, readFragment, type FragmentType } from '@/gql'
import { ErrorNote } from '@/ui/ErrorNote'
import classes from '@/ui/Form.module.css'

const WithdrawListingListing = graphql(`
  fragment WithdrawListing on Listing { id direction kind title audience { id name } }
`)
const Withdraw = graphql(`
  mutation WithdrawListing($input: WithdrawListingInput!) {
    withdrawListing(input: $input) {
      ... on Listing { id state version }
      ... on Refusal { message code }
    }
  }
`)

/** Taking a published copy back from the other side of the border. */
export function WithdrawListing({ listing: given }: { listing: FragmentType<typeof WithdrawListingListing> }) {
  const { t } = useTranslation()
  const listing = readFragment(WithdrawListingListing, given)
  const [isOpen, { open, close }] = useDisclosure()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [withdraw, { loading }] = useMutation(Withdraw, {
    update: (cache) => void ['sharedItems', 'sharingRecords', 'bookings'].forEach((fieldName) => cache.evict({ fieldName })),
  })
  const confirm = async () => {
    try {
      const { data } = await withdraw({ variables: { input: { listingId: listing.id } } })
      if (data?.withdrawListing.__typename === 'Listing') {
        close()
        tell(t('exchange.withdrawn'))
      } else if (data) setProblem(refused(data.withdrawListing))
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <>
      <Button size="xs" variant="default" onClick={open} aria-label={t('exchange.withdrawNamed', { title: listing.title })}>
        {t('exchange.withdraw')}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t('exchange.withdraw')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <div className={classes.form}>
          <p>{t('exchange.withdrawWarning', { title: listing.title, name: listing.audience.name })}</p>
          {listing.kind === 'VENUE' && listing.direction === 'OFFER' ? <p>{t('exchange.withdrawVenueWarning')}</p> : null}
          <ErrorNote problem={problem} />
          <div className={classes.buttons}>
            <Button loading={loading} onClick={() => void confirm()}>
              {t('exchange.withdrawConfirm')}
            </Button>
            <Button variant="default" onClick={close} data-autofocus>
              {t('action.cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
