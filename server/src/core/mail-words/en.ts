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
  'link.text': '{words}:',
};

export type MailWords = Record<keyof typeof en, string>;
