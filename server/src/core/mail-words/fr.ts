import type { MailWords } from './en';

/** What mails say, in French. */
export const fr: MailWords = {
  'submitted.subject': 'À examiner : version {version} de « {name} »',
  'submitted.subject-many': 'À examiner : {count} versions',
  'submitted.text': '{by} demande l’approbation de la version {version} de « {name} ».',
  'submitted.text-many': '{by} demande l’approbation de {count} versions :',
  'submitted.item': '{name}, version {version}',
  'submitted.link': 'Examiner et décider',
  'submitted.reason':
    'Vous recevez cet e-mail parce que votre rôle permet d’approuver des pixels. Une personne autorisée à modifier les paramètres peut désactiver ces e-mails.',
  'approved.subject': 'Approuvée : version {version} de « {name} »',
  'approved.text': '{by} a approuvé la version {version} de « {name} ».',
  'approved.next': 'Elle deviendra active avec la prochaine publication.',
  'sent_back.subject': 'Renvoyée : version {version} de « {name} »',
  'sent_back.text': '{by} a renvoyé la version {version} de « {name} ».',
  'sent_back.next': 'C’est de nouveau un brouillon : modifiez-la, puis demandez à nouveau son approbation.',
  'decided.comment': '{by} a écrit :',
  'decided.link': 'Ouvrir le pixel',
  'decided.reason':
    'Vous recevez cet e-mail parce que vous avez contribué à cette version. Une personne autorisée à modifier les paramètres peut désactiver ces e-mails.',
  'link.text': '{words} :',
};
