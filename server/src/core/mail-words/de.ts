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
  'link.text': '{words}:',
};
