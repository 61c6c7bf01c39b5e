import certifications from './certifications.json'
import alumni from './alumni.json'
import checkin from './checkin.json'
import common from './common.json'
import events from './events.json'
import exchange from './exchange.json'
import feed from './feed.json'
import federating from './federating.json'
import frame from './frame.json'
import imports from './imports.json'
import joining from './joining.json'
import learning from './learning.json'
import moderation from './moderation.json'
import media from './media.json'
import notifications from './notifications.json'
import people from './people.json'
import preferences from './preferences.json'
import posts from './posts.json'
import procurement from './procurement.json'
import proposals from './proposals.json'
import reactions from './reactions.json'
import search from './search.json'
import questions from './questions.json'
import writing from './writing.json'
import spaces from './spaces.json'
import today from './today.json'
import wishes from './wishes.json'

export default {
  ...certifications,
  ...alumni,
  ...checkin,
  ...common,
  ...events,
  ...exchange,
  ...feed,
  ...federating,
  ...frame,
  ...imports,
  ...joining,
  ...learning,
  ...moderation,
  ...media,
  ...notifications,
  ...people,
  ...preferences,
  ...posts,
  ...procurement,
  ...proposals,
  ...reactions,
  ...search,
  ...questions,
  ...writing,
  ...spaces,
  ...today,
  ...wishes,
}
