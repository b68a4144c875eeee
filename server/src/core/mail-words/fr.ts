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
  'review.digest.subject-one': '« {name} » est-il encore utile ?',
  'review.digest.subject': 'Ces {count} pixels sont-ils encore utiles ?',
  'review.digest.text':
    'Ce dont vous vous occupez doit être révisé. Dites, s’il vous plaît, si c’est encore utile. Répondre prend une minute.',
  'review.reminder.subject-one': 'Votre réponse manque encore : « {name} »',
  'review.reminder.subject': 'Votre réponse sur {count} pixels manque encore',
  'review.reminder.text':
    'La question vous a déjà été posée, et personne n’a encore répondu. Dites, s’il vous plaît, si c’est encore utile. Répondre prend une minute.',
  'review.warning.subject-one': '« {name} » sera arrêté le {day}',
  'review.warning.subject': '{count} pixels seront arrêtés si personne ne les révise',
  'review.warning.text':
    'Personne n’a encore révisé ceci. Si personne ne le fait, l’arrêt aura lieu le jour indiqué.',
  'review.escalation.subject-one': '« {name} » attend une décision',
  'review.escalation.subject': '{count} pixels attendent une décision',
  'review.escalation.text':
    'Vous pouvez approuver des pixels, et ceci a besoin de vous : quelqu’un doit décider de la suite.',
  'review.paused.subject-one': '« {name} » a été arrêté, faute de révision',
  'review.paused.subject': '{count} pixels ont été arrêtés, faute de révision',
  'review.paused.text':
    'Ceci a été arrêté, faute de révision à temps. Une révision remet en marche ce qui n’est pas retiré.',
  'review.line.due': 'À réviser depuis le {day}.',
  'review.line.overdue': 'En retard : à réviser depuis le {day}.',
  'review.line.upcoming': 'À réviser d’ici le {day}.',
  'review.line.asked': 'La question vous a été posée le {day}.',
  'review.line.stops': 'Il sera arrêté le {day} si personne ne le révise.',
  'review.line.stopped': 'Arrêté depuis le {day}.',
  'review.line.retired': 'Retiré : il ne reviendra pas.',
  'review.line.nobody': '{owner} s’en occupe et n’a pas répondu.',
  'review.line.no_address': '{owner}, qui s’en occupe, n’a pas d’adresse à laquelle écrire.',
  'review.line.not_delivered': 'Aucun e-mail ne parvient à {owner}, qui s’en occupe.',
  'review.line.not_needed':
    '{owner}, qui s’en occupe, dit qu’il n’est plus utile. Il est arrêté : retirez-le, ou remettez-le en marche.',
  'review.flags': 'Regardez d’abord ceci, s’il vous plaît :',
  'review.flag.no_fires': 'Rien ne s’est fait entendre depuis {days} jours.',
  'review.flag.no_owner_account':
    'L’adresse {email} de la personne qui s’en occupe n’appartient à aucun compte du panneau d’administration.',
  'review.flag.hard_to_read': 'Sa finalité est difficile à lire.',
  'review.flag.hard_to_read_in': 'Sa finalité est difficile à lire dans la traduction « {language} ».',
  'review.flag.more_events_than_goals': 'Il signale {events} événements pour {goals} objectifs.',
  'review.flag.vendor_changed': 'Ce que l’on sait de son fournisseur a changé depuis la publication.',
  'review.flag.purpose_changed':
    'Sa finalité n’est plus celle de la dernière révision, celle de la version {version}.',
  'review.group.overdue': 'En retard : {count}',
  'review.group.due': 'À réviser : {count}',
  'review.answer': 'Dire si « {name} » est encore utile',
  'review.open': 'Ouvrir « {name} » dans le panneau d’administration',
  'review.rest':
    'Il y en a {count} de plus, pour lesquels cet e-mail n’a pas de place. Ils figurent dans la liste des révisions.',
  'review.list': 'Ouvrir la liste des révisions',
  'review.answers':
    'Dire si quelque chose est encore utile ne demande aucun compte : chaque lien prévu pour cela compte une fois, jusqu’au {day} au plus tard. Ne le transmettez pas, s’il vous plaît : qui l’a peut répondre en votre nom.',
  'review.this-site': 'ce site',
  'review.reason-owner': 'Vous recevez cet e-mail parce que vous vous occupez de pixels de {site}.',
  'review.reason-approver': 'Vous recevez cet e-mail parce que vous pouvez approuver des pixels de {site}.',
  'review.sample': 'Ceci est un exemple : ce pixel n’existe pas.',
  'review.sample.name': 'Pixel d’exemple',
  'review.test.subject': 'Essai : {subject}',
  'review.test.text': '{name} a fait envoyer cet essai. Ses liens pour répondre n’ont aucun effet.',
  'review.report.subject': 'Les pixels de {site}, {month}',
  'review.report.text': 'Voici ce que contient l’inventaire à présent, et ce qui a changé depuis le {day}.',
  'review.report.numbers': 'En chiffres',
  'review.report.live': 'Actifs : {count}',
  'review.report.due': 'À réviser : {count}',
  'review.report.overdue': 'En retard : {count}',
  'review.report.stopped': 'Arrêtés, faute de révision : {count}',
  'review.report.flagged': 'Avec quelque chose à regarder : {count}',
  'review.report.new': 'Nouveaux : {count}',
  'review.report.retired': 'Retirés : {count}',
  'review.report.item': '{name} ({owner})',
  'review.report.item-overdue': '{name} ({owner}), à réviser depuis le {day}',
  'review.report.item-flagged': '{name} ({owner}) : {flags}',
  'review.report.more': '{count} de plus',
  'review.report.csv':
    'La liste entière est jointe sous forme de tableau (CSV). Si votre messagerie ne montre aucune pièce jointe, exportez-la depuis l’inventaire.',
  'review.report.inventory': 'Ouvrir l’inventaire',
  'review.report.reason':
    'Vous recevez ce message parce que votre adresse figure dans les réglages des rapports.',
  'answer.title': '« {name} » est-il encore utile ?',
  'answer.who': '{owner}, vous vous occupez de ce pixel de {site}.',
  'answer.look': 'Quelqu’un l’a regardé pour la dernière fois le {day}.',
  'answer.effect':
    'Si vous le gardez, il reste tel quel, et la question vous sera reposée dans {days} jours. Si vous dites non, il est arrêté aussitôt, et ceux qui peuvent approuver des pixels en sont informés.',
  'answer.comment': 'Quelque chose à ajouter ? (facultatif)',
  'answer.seen': 'J’ai vu cela.',
  'answer.seen-missing': 'Cochez « J’ai vu cela. » avant de le garder, s’il vous plaît.',
  'answer.comment-long': 'Restez en dessous de {count} caractères, s’il vous plaît.',
  'answer.again':
    'Rien n’a encore été enregistré : cette page est restée longtemps ouverte, ou quelque chose a changé entre-temps. Répondez encore une fois, s’il vous plaît.',
  'answer.keep': 'Oui, le garder',
  'answer.not_needed': 'Non, il n’est plus utile',
  'answer.kept.title': 'Merci : « {name} » reste',
  'answer.kept.text': 'La question vous sera reposée dans {days} jours. Vous pouvez fermer cette page.',
  'answer.stopped.title': 'Merci : « {name} » est arrêté',
  'answer.stopped.text':
    'Ceux qui peuvent approuver des pixels en sont informés et décident de la suite. Si c’était une erreur, dites-le-leur, s’il vous plaît. Vous pouvez fermer cette page.',
  'answer.over.title': 'Ce lien ne peut pas être utilisé',
  'answer.over.invalid':
    'Il n’est pas complet, ou il a été modifié. Ouvrez-le encore une fois depuis l’e-mail, s’il vous plaît.',
  'answer.over.expired': 'Il a expiré. Le prochain e-mail sur ce pixel en contiendra un nouveau.',
  'answer.over.answered': 'Il a été utilisé le {day}, et chaque lien compte une fois.',
  'answer.over.outdated': 'Quelqu’un a regardé ce pixel entre-temps : il n’y a rien à répondre.',
  'answer.over.owner': 'Quelqu’un d’autre s’occupe de ce pixel à présent.',
  'answer.over.gone': 'Ce pixel n’est plus actif : il n’y a rien à réviser.',
  'answer.failed.title': 'Cela n’a pas pu être enregistré',
  'answer.failed.text': 'Revenez en arrière, et réessayez dans un instant, s’il vous plaît.',
  'answer.busy.title': 'Patientez un instant, s’il vous plaît',
  'answer.busy.text':
    'Il y a eu trop de demandes depuis votre adresse. Réessayez dans une minute, s’il vous plaît.',
  'answer.effect-stopped':
    'Il est arrêté, faute de révision à temps. Si vous le gardez, il se remet en marche, et la question vous sera reposée dans {days} jours. Si vous dites non, il reste arrêté, et ceux qui peuvent approuver des pixels en sont informés.',
  'answer.effect-declared':
    'Si vous le gardez, la question vous sera reposée dans {days} jours. Si vous dites non, ceux qui peuvent approuver des pixels en sont informés : quelque chose d’autre l’insère dans le site, et c’est là qu’il faut le retirer.',
  'answer.told.title': 'Merci : « {name} » n’est plus utile',
  'answer.told.text':
    'Ceux qui peuvent approuver des pixels en sont informés et le retirent du site. Vous pouvez fermer cette page.',
  'review.line.not_needed-declared':
    '{owner}, qui s’en occupe, dit qu’il n’est plus utile. Quelque chose d’autre l’insère dans le site : retirez-le là, puis retirez-le de l’inventaire.',
  'link.text': '{words} :',
};
