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
  'review.digest.subject': 'Merci de dire si c’est encore utile : {count}',
  'review.digest.text':
    'Une révision est due pour ce dont vous vous occupez. Dites pour chacun s’il est encore utile.',
  'review.reminder.subject': 'Des révisions vous attendent encore : {count}',
  'review.reminder.text':
    'On vous a déjà demandé, et personne n’a encore répondu. Dites pour chacun s’il est encore utile.',
  'review.warning.subject': 'Sera arrêté sans révision : {count}',
  'review.warning.text':
    'Personne ne les a encore révisés. Si personne ne le fait, ils seront arrêtés le jour indiqué à côté de chacun.',
  'review.escalation.subject': 'Révisions sans réponse : {count}',
  'review.escalation.text':
    'Vous pouvez approuver des pixels, et ceux-ci ont besoin que quelqu’un les regarde.',
  'review.paused.subject': 'Arrêté, faute de révision : {count}',
  'review.paused.text':
    'Ils ont été arrêtés, car personne ne les a révisés à temps. Une révision relance ce qui n’est pas retiré.',
  'review.report.subject': 'Les pixels de ce site, {month}',
  'review.report.text':
    'En ligne : {live}. À réviser : {due}. En retard : {overdue}. Arrêtés, faute de révision : {stopped}.',
  'review.item.ask': '{name} : à réviser depuis le {due}',
  'review.item.remind': '{name} : à réviser depuis le {due}, déjà demandé',
  'review.item.warn': '{name} : sera arrêté le {day}',
  'review.item.stopped': '{name} : arrêté',
  'review.item.overdue': '{name} : en retard, {owner} s’en occupe',
  'review.item.no_address': '{name} : {owner} n’a pas d’adresse à laquelle écrire',
  'review.item.not_delivered': '{name} : aucun message ne parvient à {owner}',
  'review.reason':
    'Vous recevez ce message parce que vous vous occupez de pixels de ce site, ou pouvez les approuver.',
  'review.report.reason':
    'Vous recevez ce message parce que votre adresse figure dans les réglages des rapports.',
  'feed.name': 'Révisions des pixels',
  'feed.due': 'Révision : {name}',
  'feed.stops': '{name} sera arrêté si personne ne le révise',
  'feed.stopped': '{name} a été arrêté, car personne ne l’a révisé',
  'feed.text': '{owner} s’en occupe.',
  'link.text': '{words} :',
};
