import type { MailWords } from './en';

/** What mails say, in German. */
export const de: MailWords = {
  'submitted.subject': 'Bitte ansehen: Version {version} von „{name}“',
  'submitted.subject-many': 'Bitte ansehen: {count} Versionen',
  'submitted.text': '{by} bittet um Freigabe von Version {version} von „{name}“.',
  'submitted.text-many': '{by} bittet um Freigabe von {count} Versionen:',
  'submitted.item': '{name}, Version {version}',
  'submitted.link': 'Ansehen und entscheiden',
  'submitted.reason':
    'Sie erhalten diese E-Mail, weil Ihre Rolle Pixel freigeben darf. Wer die Einstellungen ändern darf, kann diese E-Mails ausschalten.',
  'approved.subject': 'Freigegeben: Version {version} von „{name}“',
  'approved.text': '{by} hat Version {version} von „{name}“ freigegeben.',
  'approved.next': 'Sie geht mit der nächsten Veröffentlichung live.',
  'sent_back.subject': 'Zurückgegeben: Version {version} von „{name}“',
  'sent_back.text': '{by} hat Version {version} von „{name}“ zurückgegeben.',
  'sent_back.next': 'Sie ist wieder ein Entwurf: Ändern Sie sie und bitten Sie dann erneut um Freigabe.',
  'decided.comment': '{by} schrieb:',
  'decided.link': 'Pixel öffnen',
  'decided.reason':
    'Sie erhalten diese E-Mail, weil Sie an dieser Version mitgearbeitet haben. Wer die Einstellungen ändern darf, kann diese E-Mails ausschalten.',
  'review.digest.subject': 'Bitte sagen, ob es noch gebraucht wird: {count}',
  'review.digest.text':
    'Für das, worum Sie sich kümmern, steht eine Überprüfung an. Bitte sagen Sie jeweils, ob es noch gebraucht wird.',
  'review.reminder.subject': 'Überprüfungen warten noch auf Sie: {count}',
  'review.reminder.text':
    'Sie wurden schon gefragt, und noch hat niemand geantwortet. Bitte sagen Sie jeweils, ob es noch gebraucht wird.',
  'review.warning.subject': 'Wird ohne Überprüfung angehalten: {count}',
  'review.warning.text':
    'Diese hat noch niemand überprüft. Wenn es niemand tut, werden sie an dem Tag angehalten, der dabeisteht.',
  'review.escalation.subject': 'Überprüfungen, auf die niemand antwortet: {count}',
  'review.escalation.text': 'Sie dürfen Pixel freigeben, und diese braucht jemanden, der sie ansieht.',
  'review.paused.subject': 'Angehalten, da niemand überprüft hat: {count}',
  'review.paused.text':
    'Diese wurden angehalten, da sie niemand rechtzeitig überprüft hat. Eine Überprüfung startet wieder, was nicht außer Dienst ist.',
  'review.report.subject': 'Die Pixel dieser Website, {month}',
  'review.report.text':
    'Live: {live}. Zu überprüfen: {due}. Überfällig: {overdue}. Angehalten, da niemand sie überprüft hat: {stopped}.',
  'review.item.ask': '{name}: fällig seit {due}',
  'review.item.remind': '{name}: fällig seit {due}, schon einmal gefragt',
  'review.item.warn': '{name}: wird am {day} angehalten',
  'review.item.stopped': '{name}: angehalten',
  'review.item.overdue': '{name}: überfällig, {owner} kümmert sich darum',
  'review.item.no_address': '{name}: {owner} hat keine Adresse, an die E-Mails gehen können',
  'review.item.not_delivered': '{name}: keine E-Mail erreicht {owner}',
  'review.reason':
    'Sie erhalten diese E-Mail, weil Sie sich um Pixel dieser Website kümmern oder sie freigeben dürfen.',
  'review.report.reason':
    'Sie erhalten diese E-Mail, weil Ihre Adresse in den Einstellungen für Berichte steht.',
  'feed.name': 'Überprüfungen der Pixel',
  'feed.due': 'Überprüfung: {name}',
  'feed.stops': '{name} wird angehalten, wenn es niemand überprüft',
  'feed.stopped': '{name} wurde angehalten, da es niemand überprüft hat',
  'feed.text': '{owner} kümmert sich darum.',
  'link.text': '{words}:',
};
