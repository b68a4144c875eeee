/** What mails say, in English. `{…}` is filled in: with plain text, on one line. */
export const en = {
  'submitted.subject': 'Please look at version {version} of "{name}"',
  'submitted.subject-many': 'Please look at {count} versions',
  'submitted.text': '{by} asks for approval of version {version} of "{name}".',
  'submitted.text-many': '{by} asks for approval of {count} versions:',
  'submitted.item': '{name}, version {version}',
  'submitted.link': 'Look at it and decide',
  'submitted.reason':
    'You get this mail because your role may approve pixels. Somebody who may change the settings can switch these mails off.',
  'approved.subject': 'Approved: version {version} of "{name}"',
  'approved.text': '{by} approved version {version} of "{name}".',
  'approved.next': 'It goes live with the next publication.',
  'sent_back.subject': 'Sent back: version {version} of "{name}"',
  'sent_back.text': '{by} sent version {version} of "{name}" back.',
  'sent_back.next': 'It is a draft again: change it, then ask for approval anew.',
  'decided.comment': '{by} wrote:',
  'decided.link': 'Open the pixel',
  'decided.reason':
    'You get this mail because you had a hand in this version. Somebody who may change the settings can switch these mails off.',
  'review.digest.subject': 'Please say whether it is still needed: {count}',
  'review.digest.text':
    'A review is due for what you look after. Please say of each whether it is still needed.',
  'review.reminder.subject': 'Reviews still wait for you: {count}',
  'review.reminder.text':
    'You were asked already, and nobody has answered yet. Please say of each whether it is still needed.',
  'review.warning.subject': 'To be stopped without a review: {count}',
  'review.warning.text':
    'Nobody has reviewed these yet. Unless somebody does, they are stopped on the day that stands beside each.',
  'review.escalation.subject': 'Reviews that nobody answers: {count}',
  'review.escalation.text': 'You may approve pixels, and these need somebody to look at them.',
  'review.paused.subject': 'Stopped, as nobody reviewed it: {count}',
  'review.paused.text':
    'These were stopped, as nobody reviewed them in time. A review starts what is not retired again.',
  'review.report.subject': 'The pixels of this site, {month}',
  'review.report.text':
    'Live: {live}. To be reviewed: {due}. Overdue: {overdue}. Stopped, as nobody reviewed them: {stopped}.',
  'review.item.ask': '{name}: due since {due}',
  'review.item.remind': '{name}: due since {due}, asked before',
  'review.item.warn': '{name}: will be stopped on {day}',
  'review.item.stopped': '{name}: stopped',
  'review.item.overdue': '{name}: overdue, {owner} looks after it',
  'review.item.no_address': '{name}: its owner {owner} has no address that mails can go to',
  'review.item.not_delivered': '{name}: no mail reaches its owner {owner}',
  'review.reason': 'You get this mail because you look after pixels of this site, or may approve them.',
  'review.report.reason': 'You get this mail because your address stands in the settings for reports.',
  'feed.name': 'Reviews of pixels',
  'feed.due': 'Review: {name}',
  'feed.stops': '{name} is stopped unless somebody reviews it',
  'feed.stopped': '{name} was stopped, as nobody reviewed it',
  'feed.text': '{owner} looks after it.',
  'link.text': '{words}:',
};

export type MailWords = Record<keyof typeof en, string>;
