import { useState } from 'react'
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@apollo/client/react'
import { IconUserEdit } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/features/frame/viewer'
import { graphql } from '@/gql'
import type { ProfileAudience } from '@/gql/graphql'
import { BackLink } from '@/ui/BackLink'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { PageHeader } from '@/ui/PageHeader'
import { PageSkeleton } from '@/ui/Skeletons'
import classes from './Alumni.module.css'
import { readers } from './choices'
import { Person } from './Person'
import { ProfileForm } from './ProfileForm'

const OwnProfileQuery = graphql(`
  query OwnProfile { viewerAlumniProfile { id ...ProfileForm } }
`)
const PreviewQuery = graphql(`
  query ProfilePreview($seenBy: ProfileAudience!) { viewerAlumniProfile(seenBy: $seenBy) { id ...PersonProfile } }
`)

/** What I say of myself, who sees it, and how it looks to them. */
export function ProfilePage() {
  const { t } = useTranslation()
  const { slug } = useViewer()
  const query = useQuery(OwnProfileQuery, { fetchPolicy: 'no-cache' })
  const [seenBy, setSeenBy] = useState<ProfileAudience>('VERIFIED')
  // One row of the same id, seen by others: kept out of the cache, where it would hide my own.
  const preview = useQuery(PreviewQuery, { variables: { seenBy }, fetchPolicy: 'no-cache' })
  return (
    <div className={classes.narrow}>
      <PageHeader
        title={t('alumni.profile')}
        lead={t('alumni.profileLead')}
        above={
          <BackLink to="/c/$tenant/alumni" params={{ tenant: slug }}>
            {t('area.alumni')}
          </BackLink>
        }
      />
      <Loaded query={query} skeleton={<PageSkeleton />}>
        {({ viewerAlumniProfile: profile }) =>
          profile ? (
            <>
              <ProfileForm profile={profile} onSaved={() => void preview.refetch()} />
              <Card aria-labelledby="preview">
                <div className={`${classes.row} ${classes.between}`}>
                  <h2 id="preview" className={classes.title}>
                    {t('alumni.preview')}
                  </h2>
                  <SegmentedControl
                    aria-labelledby="preview"
                    size="xs"
                    data={readers.map((value) => ({ value, label: t(`alumni.seenBy.${value}`) }))}
                    value={seenBy}
                    onChange={setSeenBy}
                  />
                </div>
                <div style={{ marginTop: 16 }}>{preview.data?.viewerAlumniProfile ? <Person profile={preview.data.viewerAlumniProfile} /> : <PageSkeleton />}</div>
              </Card>
            </>
          ) : (
            <EmptyState icon={<IconUserEdit />} title={t('alumni.noProfile')}>
              {t('alumni.noProfileText')}
            </EmptyState>
          )
        }
      </Loaded>
    </div>
  )
}
